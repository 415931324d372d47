package shiliu.player.cli;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.DiagException;
import shiliu.player.diag.Identified;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Search;
import shiliu.player.diag.Session;
import shiliu.player.diag.Wording;
import shiliu.player.message.Message;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.line.TransportAddress;

/** {@code diag probe}: which card is there, at which speed or port; asks and changes nothing. */
@Command(name = "probe", resourceBundle = "shiliu.player.help")
final class DiagProbeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "DEVICE|HOST[:PORT]", descriptionKey = "option.diag.place")
    private String place = "";

    DiagProbeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What {@code --json} prints. */
    record Found(
            String family,
            Optional<String> driver,
            List<String> drivers,
            String address,
            List<ReadingTable.Plain> readings) {}

    @Override
    public Integer call() throws CommandException, InterruptedException {
        return new Desk(terminal).open(ways -> {
            Search search = new Search(ways::raw, Drivers.probes(), System::nanoTime, once());
            Optional<Search.Hit> hit = search(search);
            if (hit.isEmpty()) {
                throw Session.nobody(where(), search.heard());
            }
            print(hit.get());
            return ExitCode.DONE;
        });
    }

    /** What is tried, each thing said once. */
    private Consumer<Message> once() {
        Set<Message> said = new HashSet<>();
        return message -> {
            if (said.add(message)) {
                terminal.say(message);
            }
        };
    }

    private boolean host() {
        return place.matches("[A-Za-z0-9.\\-]{1,253}");
    }

    private TransportAddress where() throws CommandException {
        return AimOptions.address(host() ? "tcp://" + place + ":1" : place);
    }

    private Optional<Search.Hit> search(Search search) throws DiagException, CommandException, InterruptedException {
        if (host()) {
            return search.host(place);
        }
        TransportAddress at = AimOptions.address(place);
        if (at instanceof TransportAddress.Serial serial && !place.contains("baud=")) {
            return search.serial(serial);
        }
        return search.at(at);
    }

    private void print(Search.Hit hit) {
        Identified who = hit.who();
        String address = Search.written(hit);
        terminal.document(new Found(
                who.family(),
                who.driver(),
                who.drivers(),
                address,
                who.readings().stream().map(ReadingTable.Plain::of).toList()));
        String untold = terminal.messages().text("diag.not-told");
        field("family", who.family());
        field(
                "model",
                who.told(Quantity.MODEL)
                        .or(() -> who.told(Quantity.DEVICE_TYPE))
                        .orElse(untold));
        field("firmware", who.told(Quantity.FIRMWARE).orElse(untold));
        field("size", size(who).orElse(untold));
        Wording wording = new Wording(terminal.messages());
        who.readings().stream()
                .filter(reading -> !SHOWN.contains(reading.quantity()))
                .filter(reading -> terminal.verbose() || !Ratings.isVendors(reading.quantity()))
                .forEach(reading -> terminal.line(wording.name(reading.quantity()) + ": " + wording.value(reading)));
        terminal.result("diag.probe.lines");
        if (who.drivers().size() == 1) {
            terminal.line("driver: " + who.drivers().get(0));
        } else {
            terminal.line("driver: " + untold + " # " + String.join(" | ", who.drivers()));
        }
        terminal.line("address: " + address);
    }

    private static final Set<Quantity> SHOWN =
            Set.of(Quantity.MODEL, Quantity.FIRMWARE, Quantity.WIDTH, Quantity.HEIGHT);

    private static Optional<String> size(Identified who) {
        return who.told(Quantity.WIDTH)
                .flatMap(width -> who.told(Quantity.HEIGHT).map(height -> width + "x" + height));
    }

    private void field(String name, String value) {
        terminal.line(terminal.messages().text("diag.field." + name) + ": " + value);
    }
}
