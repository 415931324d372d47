package shiliu.player.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.player.diag.Aim;
import shiliu.player.screen.Size;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.TransportAddress;

/** Which card a technician means. */
final class AimOptions {
    @Parameters(index = "0", paramLabel = "ADDRESS", descriptionKey = "option.diag.address")
    private String address = "";

    @Option(names = "--driver", paramLabel = "ID", descriptionKey = "option.diag.driver")
    private Optional<String> driver = Optional.empty();

    @Option(names = "--size", paramLabel = "WxH", descriptionKey = "option.diag.size")
    private Optional<String> size = Optional.empty();

    @Option(names = "--colour", paramLabel = "mono|dual|rgb", descriptionKey = "option.diag.colour")
    private Optional<String> colour = Optional.empty();

    Aim aim() throws CommandException {
        return new Aim(address(address), family(), size(), colour());
    }

    /** As it was typed. */
    String typed() {
        return address;
    }

    /** Reads an address; a bare device or HOST:PORT will do as well. */
    static TransportAddress address(String text) throws CommandException {
        String whole =
                text.startsWith("/") ? "serial:" + text : text.matches("[^/:]+:[0-9]{1,5}") ? "tcp://" + text : text;
        try {
            return TransportAddress.parse(whole);
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "play.bad-address", text);
        }
    }

    private Optional<Family> family() throws CommandException {
        if (driver.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Drivers.find(driver.get())
                .orElseThrow(() -> CommandException.of(
                        ExitCode.BAD_INPUT,
                        "play.no-driver",
                        driver.get(),
                        Drivers.list().stream().map(Family::id).collect(Collectors.joining(", ")))));
    }

    private Optional<Size> size() throws CommandException {
        try {
            return size.map(Size::parse);
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-size", size.orElse(""));
        }
    }

    private Optional<Colour> colour() throws CommandException {
        try {
            return colour.map(text -> Colour.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw CommandException.of(ExitCode.BAD_INPUT, "diag.bad-colour", colour.orElse(""));
        }
    }
}
