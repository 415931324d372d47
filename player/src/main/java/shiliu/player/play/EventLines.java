package shiliu.player.play;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of a stream without end, for a reader that waits no longer than it wants. A line longer than the limit ends
 * the stream. At most {@value #AHEAD} chunks are held before the other side has to wait.
 */
final class EventLines implements HttpResponse.BodySubscriber<EventLines> {
    private static final int AHEAD = 4;

    /** What waits for the reader: a chunk, or the end with its cause. */
    private record Part(List<ByteBuffer> chunks, Optional<String> end) {}

    private final int longest;
    private final BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Flow.Subscription> subscription = Optional.empty();
    private Optional<ByteBuffer> rest = Optional.empty();
    private Optional<Part> current = Optional.empty();
    private int nextChunk;

    EventLines(int longest) {
        this.longest = longest;
    }

    /** The stream is over, for {@code reason}. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(String reason) {
            super(reason);
        }
    }

    /** The next line without its end. */
    String next(long millis) throws Ended, InterruptedException {
        line.reset();
        while (true) {
            ByteBuffer chunk = chunk(millis);
            while (chunk.hasRemaining()) {
                byte b = chunk.get();
                if (b == '\n') {
                    return line.toString(StandardCharsets.UTF_8).replace("\r", "");
                }
                line.write(b);
                if (line.size() > longest) {
                    throw new Ended("a line of more than " + longest + " bytes");
                }
            }
            rest = Optional.empty();
        }
    }

    void cancel() {
        subscription.ifPresent(Flow.Subscription::cancel);
    }

    private ByteBuffer chunk(long millis) throws Ended, InterruptedException {
        while (rest.isEmpty()) {
            if (current.isEmpty() || nextChunk >= current.get().chunks().size()) {
                Part part = parts.poll(millis, TimeUnit.MILLISECONDS);
                if (part == null) {
                    throw new Ended("silent for " + millis + " ms");
                }
                if (part.end().isPresent()) {
                    throw new Ended(part.end().get());
                }
                current = Optional.of(part);
                nextChunk = 0;
                subscription.ifPresent(s -> s.request(1));
                continue;
            }
            rest = Optional.of(current.get().chunks().get(nextChunk++));
        }
        return rest.get();
    }

    @Override
    public CompletionStage<EventLines> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = Optional.of(given);
        given.request(AHEAD);
    }

    @Override
    public void onNext(List<ByteBuffer> chunks) {
        parts.add(new Part(chunks, Optional.empty()));
    }

    @Override
    public void onError(Throwable error) {
        parts.add(new Part(List.of(), Optional.of(String.valueOf(error.getMessage()))));
    }

    @Override
    public void onComplete() {
        parts.add(new Part(List.of(), Optional.of("closed by the other side")));
    }
}
