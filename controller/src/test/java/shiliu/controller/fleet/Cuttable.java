package shiliu.controller.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.FetchException;
import shiliu.player.message.Message;
import shiliu.player.play.HttpBundleSource;
import shiliu.player.play.PlayerNode;
import shiliu.player.play.Report;

/** A player's way to the controller, which can be cut: then nothing comes and nothing goes. */
final class Cuttable {
    private final HttpBundleSource source;
    private volatile boolean cut;

    Cuttable(HttpBundleSource source) {
        this.source = source;
    }

    void cut(boolean is) {
        cut = is;
    }

    PlayerNode.Wires wires() {
        return new PlayerNode.Wires(new Source(), this::follow, this::report, frame -> {
            // Pictures of a hundred screens are another matter.
        });
    }

    private void check() throws FetchException {
        if (cut) {
            throw new FetchException(Message.of("play.unreachable", "cut"));
        }
    }

    private void follow(Consumer<byte[]> obey) throws FetchException, InterruptedException {
        check();
        try {
            source.follow(order -> {
                if (cut) {
                    throw new Broken();
                }
                obey.accept(order);
            });
        } catch (Broken e) {
            throw new FetchException(Message.of("play.unreachable", "cut"), e);
        }
    }

    /** The stream breaks with the first order that cannot come. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void report(Report report) throws FetchException, InterruptedException {
        check();
        source.send(report);
    }

    private final class Source implements BundleSource {
        @Override
        public Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
            check();
            Answer answer = source.manifest(etag, wait);
            check();
            return answer;
        }

        @Override
        public byte[] blob(BlobRef ref) throws FetchException {
            check();
            return source.blob(ref);
        }

        @Override
        public Optional<byte[]> root(int version) throws FetchException {
            check();
            return source.root(version);
        }

        @Override
        public List<byte[]> orders() throws FetchException {
            check();
            return source.orders();
        }

        @Override
        public byte[] time(String nonce) throws FetchException {
            check();
            return source.time(nonce);
        }
    }
}
