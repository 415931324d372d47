package shiliu.player.cli;

import java.time.Duration;
import java.util.Optional;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.FaultyTransport;

/** What {@code --fault} says is wrong with a virtual card, as {@code drop=0.01,flip=1e-4,busy,reboot-after=30s,noreply}. */
record CardFaults(FaultyTransport.Rates rates, CardHost.Faults faults) {
    static final CardFaults NONE = new CardFaults(new FaultyTransport.Rates(0, 0), CardHost.Faults.NONE);

    static CardFaults read(String text) throws CommandException {
        double drop = 0;
        double flip = 0;
        boolean busy = false;
        boolean silent = false;
        Optional<Duration> reboot = Optional.empty();
        for (String fault : text.split(",", 20)) {
            int equals = fault.indexOf('=');
            String value = equals < 0 ? "" : fault.substring(equals + 1);
            switch (equals < 0 ? fault : fault.substring(0, equals)) {
                case "drop" -> drop = share(fault, value);
                case "flip" -> flip = share(fault, value);
                case "busy" -> busy = true;
                case "noreply" -> silent = true;
                case "reboot-after" -> reboot = Optional.of(seconds(fault, value));
                default -> throw bad(fault);
            }
        }
        return new CardFaults(new FaultyTransport.Rates(drop, flip), new CardHost.Faults(silent, busy, reboot));
    }

    private static double share(String fault, String value) throws CommandException {
        try {
            double share = Double.parseDouble(value);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // It is said below.
        }
        throw bad(fault);
    }

    private static Duration seconds(String fault, String value) throws CommandException {
        if (!value.matches("[0-9]{1,6}s")) {
            throw bad(fault);
        }
        return Duration.ofSeconds(Long.parseLong(value.substring(0, value.length() - 1)));
    }

    private static CommandException bad(String fault) {
        return CommandException.of(ExitCode.BAD_INPUT, "card.bad-fault", fault);
    }
}
