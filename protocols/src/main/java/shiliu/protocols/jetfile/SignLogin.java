package shiliu.protocols.jetfile;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.packet.Octets;

/** A virtual sign's user and password: none from the factory; once set, every change wants a login first. */
final class SignLogin {
    private static final String FILE = "LOGIN";
    private static final int USER = 14;
    private static final int PASSWORD = 6;

    private final CardStore store;
    private boolean in;

    SignLogin(CardStore store) {
        this.store = store;
    }

    private Optional<String> known() {
        return store.read(FILE).filter(b -> b.length > 0).map(b -> new String(b, StandardCharsets.ISO_8859_1));
    }

    boolean isNeeded() {
        return !in && known().isPresent();
    }

    private static String text(Octets argument, int from, int length) {
        return new String(argument.part(from, from + length).bytes(), StandardCharsets.ISO_8859_1);
    }

    /** User 14 bytes and password 6, both padded with NUL. */
    Status in(Octets argument) {
        if (argument.length() != USER + PASSWORD) {
            return Status.LENGTH;
        }
        Optional<String> known = known();
        String given = text(argument, 0, USER + PASSWORD);
        if (known.isPresent() && !known.get().startsWith(given.substring(0, USER))) {
            return Status.WRONG_USER;
        }
        if (known.isPresent() && !known.get().equals(given)) {
            return Status.WRONG_PASSWORD;
        }
        in = true;
        return Status.OK;
    }

    Status out() {
        in = false;
        return Status.OK;
    }

    /** User 14 bytes, old password 6, new 6, two zero. */
    Status change(Octets argument) {
        if (argument.length() != 28) {
            return Status.LENGTH;
        }
        String user = text(argument, 0, USER);
        if (known().filter(k -> !k.equals(user + text(argument, USER, PASSWORD)))
                .isPresent()) {
            return Status.WRONG_PASSWORD;
        }
        String next = user + text(argument, USER + PASSWORD, PASSWORD);
        store.write(FILE, next.getBytes(StandardCharsets.ISO_8859_1));
        in = true;
        return Status.OK;
    }
}
