package shiliu.player.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/** A source in memory, to be changed while it is used; it counts what it is asked. */
public final class MemorySource implements BundleSource {
    public final Map<Integer, byte[]> roots = new TreeMap<>();
    public final Map<Sha256, InputStreams> blobs = new HashMap<>();
    public final List<byte[]> orders = new ArrayList<>();
    public Optional<byte[]> manifest = Optional.empty();
    public int blobsServed;

    /** Opens a body anew each time; it may have no end. */
    public interface InputStreams {
        InputStream open();
    }

    public MemorySource() {
        roots.put(1, Office.firstRootEnvelope());
    }

    public MemorySource serve(byte[] manifestEnvelope, Map<Sha256, byte[]> more) {
        manifest = Optional.of(manifestEnvelope);
        more.forEach((hash, bytes) -> blobs.put(hash, () -> new ByteArrayInputStream(bytes)));
        return this;
    }

    @Override
    public Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
        byte[] bytes = manifest.orElseThrow(() -> new FetchException(Message.of("test.nothing-there")));
        Optional<String> now = Optional.of(Sha256.of(bytes).hex());
        return etag.isPresent() && etag.equals(now) ? Answer.unchanged() : Answer.of(bytes, now);
    }

    @Override
    public byte[] blob(BlobRef ref) throws FetchException {
        blobsServed++;
        InputStreams body = blobs.get(ref.sha256());
        if (body == null) {
            throw new FetchException(Message.of("test.nothing-there"));
        }
        try {
            return BundleSource.readAtMost(body.open(), ref.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<byte[]> root(int version) {
        return Optional.ofNullable(roots.get(version));
    }

    @Override
    public List<byte[]> orders() {
        return List.copyOf(orders);
    }

    @Override
    public byte[] time(String nonce) {
        return Office.sign(DocumentType.TIME, new SignedTime(1, Office.NOON, nonce), "controller");
    }
}
