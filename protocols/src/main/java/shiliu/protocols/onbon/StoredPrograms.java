package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** A virtual BX card's files: programs and their pixels, each announced, then written block by block, kept without power. */
final class StoredPrograms {
    static final int SIZE = 8 << 20;
    private static final int NAME = 4;
    private static final int LARGEST = 2 << 20;

    private final Generation generation;
    private final CardStore store;
    private Optional<Incoming> incoming = Optional.empty();

    private record Incoming(String name, int length, int crc, Bytes bytes) {}

    StoredPrograms(Generation generation, CardStore store) {
        this.generation = generation;
        this.store = store;
    }

    void powerCut() {
        incoming = Optional.empty();
    }

    /** What it plays: the program with the smallest name. */
    Optional<Program> playing() {
        return names().stream()
                .filter(name -> name.startsWith("P"))
                .flatMap(name -> program(name).stream())
                .findFirst();
    }

    int count() {
        return (int) names().stream().filter(name -> name.startsWith("P")).count();
    }

    private Optional<Program> program(String name) {
        Octets pixels = file("D" + name.substring(1)).orElse(Octets.NONE);
        return file(name).flatMap(file -> Program.read(generation, file, pixels));
    }

    private Optional<Octets> file(String name) {
        return store.read(name).filter(bytes -> bytes.length > 0).map(Octets::of);
    }

    /** Kept in a file of its own: a store may be unable to list. */
    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        store.read("NAMES").ifPresent(bytes -> {
            for (int at = 0; at + NAME <= bytes.length; at += NAME) {
                names.add(new String(bytes, at, NAME, StandardCharsets.US_ASCII));
            }
        });
        return names;
    }

    private void names(Set<String> names) {
        Bytes all = new Bytes(NAME * names.size());
        names.forEach(name -> all.put(name.getBytes(StandardCharsets.US_ASCII)));
        store.write("NAMES", all.bytes());
    }

    private static String name(Octets data, int at) {
        return new String(data.part(at, at + NAME).bytes(), StandardCharsets.US_ASCII);
    }

    private static int s32(Octets data, int at) {
        return Bytes.s32(data.bytes(), at);
    }

    /** Name 4, type 1, length 4, overwrite 1, CRC-32 4. */
    OnbonError start(Octets data) {
        if (data.length() != 14 || !name(data, 0).matches("[A-Z][0-9]{3}")) {
            return OnbonError.FILE_NAME;
        }
        String name = name(data, 0);
        int length = s32(data, 5);
        if (data.at(4) != Program.PROGRAM && data.at(4) != Program.PIXELS) {
            return OnbonError.FILE_TYPE;
        }
        if (length < 5 || length > LARGEST) {
            return OnbonError.MEMORYVOLUME;
        }
        if (data.at(9) == 0 && file(name).isPresent()) {
            return OnbonError.FILE_EXIST;
        }
        incoming = Optional.of(new Incoming(name, length, s32(data, 10), new Bytes(length)));
        return OnbonError.NONE;
    }

    /** Name 4, last 1, offset 4, data. The block that came last again is no harm. */
    OnbonError block(Octets data) {
        if (data.length() < 9) {
            return OnbonError.FILE_BLOCK_NUM;
        }
        Optional<Incoming> file = incoming.filter(i -> i.name().equals(name(data, 0)));
        if (file.isEmpty()) {
            // The last block again, whose answer was lost.
            Optional<Octets> whole = file(name(data, 0));
            boolean same = whole.filter(w -> data.at(4) == 1
                            && s32(data, 5) >= 0
                            && s32(data, 5) + data.length() - 9 == w.length()
                            && w.part(s32(data, 5), w.length()).equals(data.part(9, data.length())))
                    .isPresent();
            return same ? OnbonError.NONE : OnbonError.FILENOTEXIST;
        }
        Incoming now = file.get();
        int offset = s32(data, 5);
        int size = now.bytes().size();
        boolean again = offset >= 0 && offset + data.length() - 9 == size && offset < size;
        if (again) {
            return OnbonError.NONE;
        }
        if (offset != size || size + data.length() - 9 > now.length()) {
            return OnbonError.FILE_BLOCK_NUM;
        }
        now.bytes().put(data.part(9, data.length()).bytes());
        return data.at(4) == 1 ? finish(now) : OnbonError.NONE;
    }

    private OnbonError finish(Incoming file) {
        incoming = Optional.empty();
        Octets bytes = Octets.of(file.bytes().bytes());
        if (bytes.length() != file.length()) {
            return OnbonError.FILE_DOWNLOAD;
        }
        if (!Program.isWhole(bytes) || s32(bytes, bytes.length() - 4) != file.crc()) {
            return OnbonError.FILE_CRC16;
        }
        store.write(file.name(), bytes.bytes());
        Set<String> names = names();
        names.add(file.name());
        names(names);
        return OnbonError.NONE;
    }

    /** Count 2 and names 4 each; a count of 0: all. */
    OnbonError delete(Octets data) {
        if (data.length() < 2 || data.length() != 2 + NAME * (data.at(0) | data.at(1) << 8)) {
            return OnbonError.FILE_NAME;
        }
        Set<String> names = names();
        List<String> gone = new ArrayList<>();
        for (int at = 2; at < data.length(); at += NAME) {
            gone.add(name(data, at));
        }
        if (!names.containsAll(gone)) {
            return OnbonError.FILENOTEXIST;
        }
        for (String name : data.length() == 2 ? List.copyOf(names) : gone) {
            store.delete(name);
            names.remove(name);
        }
        names(names);
        return OnbonError.NONE;
    }

    int free() {
        return SIZE
                - names().stream()
                        .mapToInt(name -> file(name).map(Octets::length).orElse(0))
                        .sum();
    }
}
