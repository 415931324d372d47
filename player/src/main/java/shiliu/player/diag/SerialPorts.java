package shiliu.player.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The machine's serial ports, as Linux lists them; opens none. */
public final class SerialPorts {
    private static final String USB = "tty(USB|ACM|rs485|RS485|CH343USB|XRUSB)[0-9]+|rs485.*";
    private static final String BUILT_IN = "tty(S|AMA|O|mxc|SAC|THS|LP|PS|SC|UL)[0-9]+";
    /** A built-in port that no chip answers for has this type. */
    private static final String NO_CHIP = "0";

    private final Path root;

    /** A port. {@code says} is what its adapter calls itself, perhaps empty. */
    public record Port(String device, String says, Access access) {}

    /** Whether this person may use it. */
    public enum Access {
        OPEN,
        NO_PERMISSION
    }

    /** @param root of the file system */
    public SerialPorts(Path root) {
        this.root = root;
    }

    /** All ports, by name. */
    public List<Port> list() {
        Map<String, String> names = byId();
        List<Port> ports = new ArrayList<>();
        for (String name : entries(root.resolve("dev"))) {
            if (name.matches(USB) || (name.matches(BUILT_IN) && hasChip(name))) {
                ports.add(port(name, names.getOrDefault(name, "")));
            }
        }
        return ports;
    }

    private Port port(String name, String says) {
        Path device = root.resolve("dev").resolve(name);
        boolean open = Files.isReadable(device) && Files.isWritable(device);
        return new Port("/dev/" + name, says, open ? Access.OPEN : Access.NO_PERMISSION);
    }

    private boolean hasChip(String name) {
        try {
            Path type = root.resolve("sys/class/tty").resolve(name).resolve("type");
            return Files.exists(type) && !Files.readString(type).strip().equals(NO_CHIP);
        } catch (IOException e) {
            return false;
        }
    }

    /** What adapters call themselves, by the name of their device. */
    private Map<String, String> byId() {
        Path folder = root.resolve("dev/serial/by-id");
        Map<String, String> names = new TreeMap<>();
        for (String link : entries(folder)) {
            try {
                names.put(
                        String.valueOf(
                                Files.readSymbolicLink(folder.resolve(link)).getFileName()),
                        link);
            } catch (IOException | UnsupportedOperationException e) {
                // It was pulled out at this moment.
            }
        }
        return names;
    }

    private static List<String> entries(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
