package shiliu.protocols.jetfile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** A virtual sign's files: flash {@code D}, which lasts, and RAM {@code E}; each file has a folder, {@code T/AB}. */
final class SignDisks {
    static final int SIZE = 4 << 20;

    private final CardStore flash;
    private CardStore ram = new MemoryStore();
    private Optional<Incoming> incoming = Optional.empty();

    /** A file that comes in pieces. */
    private record Incoming(String name, int total, int next, Bytes bytes) {}

    SignDisks(CardStore flash) {
        this.flash = flash;
    }

    void powerCut() {
        ram = new MemoryStore();
        incoming = Optional.empty();
    }

    Optional<CardStore> disk(int letter) {
        return letter == 'D' ? Optional.of(flash) : letter == 'E' ? Optional.of(ram) : Optional.empty();
    }

    /** A file by {@code D:P/NAME}. */
    Optional<Octets> file(String name) {
        return name.length() < 3
                ? Optional.empty()
                : disk(name.charAt(0))
                        .flatMap(disk -> disk.read(name.substring(2)))
                        .filter(bytes -> bytes.length > 0)
                        .map(Octets::of);
    }

    /** {@code D:\T\NAME}, ended by NUL or the end, as {@code D:T/NAME}; nothing where it is no path. */
    static Optional<String> path(Octets bytes, int from) {
        StringBuilder path = new StringBuilder();
        for (int i = from; i < bytes.length() && bytes.at(i) != 0; i++) {
            path.append((char) bytes.at(i));
        }
        String text = path.toString();
        boolean good = text.matches("[DE]:\\\\[\\x21-\\x7e]{0,60}") && !text.contains("..");
        return good ? Optional.of(text.substring(0, 2) + text.substring(3).replace('\\', '/')) : Optional.empty();
    }

    /**
     * Takes one piece of a file. The last one again is no harm.
     *
     * @param name as {@code D:P/NAME}
     * @param at where total, packet size, count and number stand in the argument
     */
    Status piece(String name, Octets argument, int at, Octets data) {
        int total = argument.at(at) | argument.at(at + 1) << 8 | argument.at(at + 2) << 16;
        int count = argument.at(at + 6) | argument.at(at + 7) << 8;
        int number = argument.at(at + 8) | argument.at(at + 9) << 8;
        if (total > Sign.MOST_FILE) {
            return Status.TOO_LARGE;
        }
        Optional<CardStore> disk = disk(name.charAt(0));
        if (disk.isEmpty()) {
            return Status.DISK_UNKNOWN;
        }
        Optional<Incoming> known = incoming.filter(i -> i.name().equals(name) && i.total() == total);
        if (known.filter(i -> i.next() == number + 1).isPresent() && number != 1) {
            return Status.OK;
        }
        Incoming file = number == 1
                ? new Incoming(name, total, 1, new Bytes(total))
                : known.orElse(new Incoming(name, total, 0, new Bytes(0)));
        if (number < 1 || file.next() != number) {
            return Status.OUT_OF_ORDER;
        }
        file.bytes().put(data.bytes());
        incoming = Optional.of(new Incoming(name, total, number + 1, file.bytes()));
        boolean whole = number == count;
        if (file.bytes().size() > total || (whole && file.bytes().size() != total)) {
            incoming = Optional.empty();
            return Status.PACKET_MISMATCH;
        }
        if (whole) {
            disk.get().write(name.substring(2), file.bytes().bytes());
        }
        return Status.OK;
    }

    /** The piece of a file that a request wants: its size at {@code at}, its number behind it. */
    JetFilePacket read(JetFilePacket request, String name, int at) {
        Octets argument = request.argument();
        int size = argument.at(at) | argument.at(at + 1) << 8;
        int number = argument.at(at + 2) | argument.at(at + 3) << 8;
        Optional<Octets> file = file(name);
        if (file.isEmpty()) {
            return request.status(Status.NOT_FOUND.code());
        }
        int from = (number - 1) * size;
        if (size < 1 || size > 1024 || number < 1 || from >= file.get().length()) {
            return request.status(Status.PAST_END.code());
        }
        int length = file.get().length();
        return request.answer(
                Octets.of(new Bytes(8).u16(size).u16(number).u32(length).bytes()),
                file.get().part(from, Math.min(length, from + size)));
    }

    Status delete(String name) {
        if (file(name).isEmpty()) {
            return Status.DELETE_FAILED;
        }
        disk(name.charAt(0)).orElseThrow().delete(name.substring(2));
        return Status.OK;
    }

    Status rename(String from, String to) {
        Optional<Octets> file = file(from);
        if (file.isEmpty()) {
            return Status.RENAME_FAILED;
        }
        if (file(to).isPresent()) {
            return Status.RENAME_EXISTS;
        }
        disk(to.charAt(0)).orElseThrow().write(to.substring(2), file.get().bytes());
        return delete(from);
    }

    /** All files of a folder of a disk; of all its folders where that is empty. */
    Status clear(int letter, String folder) {
        Optional<CardStore> disk = disk(letter);
        disk.ifPresent(d -> Set.copyOf(d.names()).stream()
                .filter(name -> name.startsWith(folder))
                .forEach(d::delete));
        return disk.isPresent() ? Status.OK : Status.DISK_UNKNOWN;
    }

    private Set<String> names(String folder) {
        Set<String> names = new TreeSet<>();
        disk(folder.charAt(0)).map(CardStore::names).orElse(Set.of()).stream()
                .filter(name -> name.startsWith(folder.substring(2)))
                .filter(name -> file(folder.charAt(0) + ":" + name).isPresent())
                .forEach(names::add);
        return names;
    }

    /** The entries of a folder, 32 bytes each as on a FAT disk: name 8 + 3, attributes, …, size at 28. */
    Octets listing(String folder) {
        Bytes out = new Bytes(256);
        for (String name : names(folder).stream().limit(100).toList()) {
            String[] parts = name.substring(name.lastIndexOf('/') + 1).split("\\.", 2);
            out.put(field(parts[0], 8)).put(field(parts.length > 1 ? parts[1] : "", 3));
            out.u8(0x20)
                    .zeros(16)
                    .u32(file(folder.charAt(0) + ":" + name).map(Octets::length).orElse(0));
        }
        return Octets.of(out.bytes());
    }

    private static byte[] field(String text, int length) {
        String padded = String.format(Locale.ROOT, "%-" + length + "s", text).substring(0, length);
        return padded.getBytes(StandardCharsets.US_ASCII);
    }

    int used(int letter) {
        List<String> names = disk(letter).map(d -> List.copyOf(d.names())).orElse(List.of());
        return names.stream()
                .mapToInt(name ->
                        file((char) letter + ":" + name).map(Octets::length).orElse(0))
                .sum();
    }
}
