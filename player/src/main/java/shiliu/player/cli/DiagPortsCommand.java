package shiliu.player.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import shiliu.player.diag.SerialPorts;
import shiliu.player.diag.Wording;

/** {@code diag ports}: which serial ports there are, and whether they may be used. */
@Command(name = "ports", resourceBundle = "shiliu.player.help")
final class DiagPortsCommand implements Callable<Integer> {
    private final Terminal terminal;

    DiagPortsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** A port for machines. */
    record Line(String device, String says, String access) {}

    @Override
    public Integer call() {
        List<SerialPorts.Port> ports = new SerialPorts(Path.of("/")).list();
        terminal.document(ports.stream()
                .map(port -> new Line(port.device(), port.says(), Wording.key(port.access())))
                .toList());
        if (ports.isEmpty()) {
            terminal.result("diag.ports.none");
            return ExitCode.DONE.number();
        }
        terminal.table(
                IntStream.rangeClosed(1, 3)
                        .mapToObj(i -> terminal.messages().text("diag.ports.heading-" + i))
                        .toList(),
                ports.stream()
                        .map(port -> List.of(
                                port.device(),
                                terminal.messages().text("diag.ports.access-" + Wording.key(port.access())),
                                port.says()))
                        .toList());
        if (ports.stream().anyMatch(port -> port.access() == SerialPorts.Access.NO_PERMISSION)) {
            terminal.say("diag.ports.remedy");
        }
        return ExitCode.DONE.number();
    }
}
