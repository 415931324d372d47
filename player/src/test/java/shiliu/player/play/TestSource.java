package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.SignedTime;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/** A controller in memory for several threads: what it serves can change, and the line to it can be cut. */
final class TestSource implements BundleSource {
    private final Office office;
    private final InstantSource clock;
    private List<byte[]> orders = List.of();
    private Optional<byte[]> manifest = Optional.empty();
    private boolean down;

    TestSource(Office office, InstantSource clock) {
        this.office = office;
        this.clock = clock;
    }

    synchronized void serve(Manifest next) {
        serve(Office.signed(next));
    }

    synchronized void serve(byte[] envelope) {
        manifest = Optional.of(envelope);
        notifyAll();
    }

    synchronized void order(byte[]... all) {
        orders = Arrays.asList(all);
        notifyAll();
    }

    synchronized void down(boolean is) {
        down = is;
        notifyAll();
    }

    @Override
    public synchronized Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
        byte[] bytes = reachable(manifest);
        if (!etag.equals(Optional.of(tag(bytes)))) {
            return Answer.of(bytes, Optional.of(tag(bytes)));
        }
        try {
            // Short, so that a test need not wait for a held answer.
            wait(Math.min(200, wait.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Answer.unchanged();
    }

    @Override
    public synchronized byte[] blob(BlobRef ref) throws FetchException {
        return reachable(Optional.ofNullable(office.blobs().get(ref.sha256())));
    }

    @Override
    public synchronized Optional<byte[]> root(int version) throws FetchException {
        reachable(Optional.of(new byte[0]));
        return version == 1 ? Optional.of(Office.firstRootEnvelope()) : Optional.empty();
    }

    @Override
    public synchronized List<byte[]> orders() throws FetchException {
        reachable(Optional.of(new byte[0]));
        return orders;
    }

    @Override
    public synchronized byte[] time(String nonce) throws FetchException {
        reachable(Optional.of(new byte[0]));
        Instant now = clock.instant();
        return Office.sign(DocumentType.TIME, new SignedTime(1, now, nonce), "controller");
    }

    private byte[] reachable(Optional<byte[]> answer) throws FetchException {
        if (down || answer.isEmpty()) {
            throw new FetchException(Message.of("test.down"));
        }
        return answer.get();
    }

    private static String tag(byte[] bytes) {
        return Sha256.of(bytes).hex();
    }
}
