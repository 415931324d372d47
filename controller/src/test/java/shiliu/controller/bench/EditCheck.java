package shiliu.controller.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks for the manifest of s-0 on connections of its own all the time. From {@link #published} on every answer to a question
 * that is asked later must be the new one.
 */
final class EditCheck implements AutoCloseable {
    private static final int ASKERS = 4;

    private final URI manifest;
    private final AtomicReference<String> wanted = new AtomicReference<>("");
    private final AtomicBoolean ended = new AtomicBoolean();
    private final ExecutorService askers = Executors.newFixedThreadPool(ASKERS);
    private final List<Future<Seen>> answers = new ArrayList<>();

    EditCheck(int port) {
        manifest = URI.create("http://127.0.0.1:" + port + "/v1/screens/s-0/manifest");
        Callable<Seen> asking = this::ask;
        for (int i = 0; i < ASKERS; i++) {
            answers.add(askers.submit(asking));
        }
    }

    /** Answers to what was asked after the publication, and how many of them were stale. */
    record Seen(long later, long stale) {
        Seen and(Seen other) {
            return new Seen(later + other.later, stale + other.stale);
        }
    }

    /** The publication has returned, and this is the new entity tag. */
    void published(String etag) {
        wanted.set(etag);
    }

    /** Ends the asking. */
    Seen seen() throws InterruptedException, ExecutionException {
        ended.set(true);
        Seen all = new Seen(0, 0);
        for (Future<Seen> answer : answers) {
            all = all.and(answer.get());
        }
        return all;
    }

    private Seen ask() throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(manifest).build();
        Seen seen = new Seen(0, 0);
        while (!ended.get()) {
            String expected = wanted.get();
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (!expected.isEmpty()) {
                boolean fresh = answer.headers().firstValue("etag").orElse("").equals(expected);
                seen = seen.and(new Seen(1, fresh ? 0 : 1));
            }
        }
        return seen;
    }

    @Override
    public void close() {
        ended.set(true);
        askers.shutdownNow();
    }
}
