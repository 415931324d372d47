package shiliu.protocols.driver;

import java.util.Optional;
import java.util.Set;

/** What a virtual card keeps without power: small named files. */
public interface CardStore {
    Optional<byte[]> read(String name);

    void write(String name, byte[] bytes);

    /** An empty file counts as none. */
    default void delete(String name) {
        write(name, new byte[0]);
    }

    /** In order; empty where the store cannot tell. */
    default Set<String> names() {
        return Set.of();
    }
}
