package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** A virtual text card's program files. */
final class KFiles {
    private static final int NAME = 4;
    private static final int LARGEST = 64 << 10;
    private static final int MOST_READ = 900;

    private final CardStore store;
    private String incoming = "";
    private int length;
    private Bytes bytes = new Bytes(0);
    private Optional<String> locked = Optional.empty();

    KFiles(CardStore store) {
        this.store = store;
    }

    private Optional<Octets> file(String name) {
        return store.read(name).filter(b -> b.length > 0).map(Octets::of);
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        store.read("NAMES").ifPresent(all -> {
            for (int at = 0; at + NAME <= all.length; at += NAME) {
                names.add(new String(all, at, NAME, StandardCharsets.US_ASCII));
            }
        });
        return names;
    }

    private void names(Set<String> names) {
        Bytes all = new Bytes(NAME * names.size());
        names.forEach(name -> all.put(name.getBytes(StandardCharsets.US_ASCII)));
        store.write("NAMES", all.bytes());
    }

    int count() {
        return names().size();
    }

    /** The locked one, else the first. */
    Optional<KProgram> playing() {
        return locked.flatMap(this::file)
                .flatMap(KProgram::read)
                .or(() -> names().stream()
                        .flatMap(name -> file(name).flatMap(KProgram::read).stream())
                        .findFirst());
    }

    private static String name(Octets data, int at) {
        return new String(data.part(at, at + NAME).bytes(), StandardCharsets.US_ASCII);
    }

    /** Bytes of the file that is under way. */
    int written() {
        return bytes.size();
    }

    OnbonError clear() {
        Set<String> names = names();
        names.forEach(store::delete);
        names(new TreeSet<>());
        return OnbonError.NONE;
    }

    OnbonError delete(Octets data) {
        if (data.length() < 2) {
            return OnbonError.FILE_NAME;
        }
        int count = data.at(0) | data.at(1) << 8;
        if (count == 0) {
            return clear();
        }
        if (data.length() != 2 + NAME * count) {
            return OnbonError.FILE_NAME;
        }
        Set<String> names = names();
        for (int at = 2; at < data.length(); at += NAME) {
            if (!names.contains(name(data, at))) {
                return OnbonError.FILENOTEXIST;
            }
        }
        for (int at = 2; at < data.length(); at += NAME) {
            store.delete(name(data, at));
            names.remove(name(data, at));
        }
        names(names);
        return OnbonError.NONE;
    }

    /** Overwrite 1, name 4, length 4. */
    OnbonError start(Octets data) {
        if (data.length() != 9 || !name(data, 1).matches("P[0-9]{3}|LOGO")) {
            return OnbonError.FILE_NAME;
        }
        if (data.at(0) == 0 && file(name(data, 1)).isPresent()) {
            return OnbonError.FILE_EXIST;
        }
        int announced = Bytes.s32(data.bytes(), 5);
        if (announced < 1 || announced > LARGEST) {
            return OnbonError.MEMORYVOLUME;
        }
        incoming = name(data, 1);
        length = announced;
        bytes = new Bytes(length);
        return OnbonError.NONE;
    }

    /** Name 4, last 1, number 2, length 2, address 4, data. */
    OnbonError block(Octets data) {
        if (data.length() < 13 || data.length() != 13 + (data.at(7) | data.at(8) << 8)) {
            return OnbonError.FILE_BLOCK_NUM;
        }
        int at = Bytes.s32(data.bytes(), 9);
        boolean again = at >= 0 && at < bytes.size() && at + data.length() - 13 == bytes.size();
        if (again && name(data, 0).equals(incoming)) {
            return OnbonError.NONE;
        }
        if (!name(data, 0).equals(incoming) || at != bytes.size()) {
            return OnbonError.FILE_BLOCK_NUM;
        }
        bytes.put(data.part(13, data.length()).bytes());
        return data.at(4) == 1 ? finish() : OnbonError.NONE;
    }

    private OnbonError finish() {
        Octets file = Octets.of(bytes.bytes());
        if (file.length() != length || !KProgram.isWhole(file)) {
            return file.length() == length ? OnbonError.FILE_CRC16 : OnbonError.FILE_DOWNLOAD;
        }
        store.write(incoming, file.bytes());
        Set<String> names = names();
        names.add(incoming);
        names(names);
        return OnbonError.NONE;
    }

    /** Store 1, lock 1, name 4. */
    OnbonError lock(Octets data) {
        if (data.length() != 6 || file(name(data, 2)).isEmpty()) {
            return OnbonError.FILENOTEXIST;
        }
        locked = data.at(1) == 1 ? Optional.of(name(data, 2)) : Optional.empty();
        return OnbonError.NONE;
    }

    private Optional<Octets> wanted(Octets data) {
        return data.length() < 2 + NAME ? Optional.empty() : file(name(data, 2));
    }

    KPacket state(KPacket request) {
        return wanted(request.data())
                .map(file -> request.answer(
                        0xFE,
                        KCommand.FILE_STATE_REPLY,
                        0,
                        Octets.of(new Bytes(14)
                                .u16(12)
                                .put(request.data().part(2, 2 + NAME).bytes())
                                .u32(file.length())
                                .u16(Bytes.u16(file.bytes(), file.length() - 2))
                                .bytes())))
                .orElseGet(() -> request.answer(0xFE, KCommand.NACK, OnbonError.FILENOTEXIST.code(), Octets.NONE));
    }

    KPacket read(KPacket request) {
        Octets data = request.data();
        Optional<Octets> file = wanted(data);
        int from = data.length() >= 10 ? Bytes.s32(data.bytes(), 6) : -1;
        if (file.isEmpty() || from < 0 || from >= file.get().length()) {
            return request.answer(0xFE, KCommand.NACK, OnbonError.FILENOTEXIST.code(), Octets.NONE);
        }
        int to = Math.min(file.get().length(), from + MOST_READ);
        Bytes out = new Bytes(to - from + 16)
                .u16(9 + to - from)
                .u8(to == file.get().length() ? 1 : 0)
                .put(data.part(2, 2 + NAME).bytes())
                .u32(from)
                .put(file.get().part(from, to).bytes());
        return request.answer(0xFE, KCommand.READ_FILE_REPLY, 0, Octets.of(out.bytes()));
    }
}
