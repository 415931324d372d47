package shiliu.protocols.driver;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A {@link CardStore} that lasts as long as its object. Thread-safe. */
public final class MemoryStore implements CardStore {
    private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public Set<String> names() {
        return new TreeSet<>(files.keySet());
    }

    @Override
    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name)).map(byte[]::clone);
    }

    @Override
    public void write(String name, byte[] bytes) {
        files.put(name, bytes.clone());
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }
}
