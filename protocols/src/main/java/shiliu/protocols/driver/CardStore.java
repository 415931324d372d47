package shiliu.protocols.driver;

import java.util.Optional;
import java.util.Set;

/** What a virtual card keeps without power: small named files. */
public interface CardStore {
    Set<String> names();

    Optional<byte[]> read(String name);

    void write(String name, byte[] bytes);

    void delete(String name);
}
