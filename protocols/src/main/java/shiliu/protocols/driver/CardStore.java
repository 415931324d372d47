package shiliu.protocols.driver;

import java.util.Optional;

/** What a virtual card keeps without power: small named files. */
public interface CardStore {
    Optional<byte[]> read(String name);

    void write(String name, byte[] bytes);
}
