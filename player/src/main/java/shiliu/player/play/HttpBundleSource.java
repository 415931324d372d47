package shiliu.player.play;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.FetchException;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Message;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.Endpoint;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.UnreachableException;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;

/**
 * One screen's documents over HTTP/1.1. No redirect is followed, no body read beyond its limit, no answer waited for
 * beyond its deadline. Thread-safe, but for {@link #follow}, which one thread calls.
 */
public final class HttpBundleSource implements BundleSource, OrderFeed, ReportSink, FrameSink {
    /** The slowest line that a blob must still come over, bytes a second. */
    private static final long SLOWEST = 16 * 1024;
    /** The controller sends a line at least every 15 s. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private static final int MOST_ORDER_BYTES = 8 << 20;

    private final Endpoint controller;
    private final String screen;
    private final SignedHttp signed;
    private final Duration deadline;
    private final HttpClient http;
    private Optional<String> lastEvent = Optional.empty();

    /** From a controller without a pinned certificate; see {@link #HttpBundleSource(Endpoint, String, SignedHttp, Duration)}. */
    public HttpBundleSource(URI controller, String screen, SignedHttp signed, Duration deadline) {
        this(Endpoint.of(controller), screen, signed, deadline);
    }

    /**
     * From the controller at {@code controller}.
     *
     * @param signed sends the reports and pictures
     * @param deadline for each answer, beside what it may be held back and what its length takes
     */
    public HttpBundleSource(Endpoint controller, String screen, SignedHttp signed, Duration deadline) {
        this.controller = controller;
        this.screen = screen;
        this.signed = signed;
        this.deadline = deadline;
        this.http = controller
                .client(deadline)
                // Nothing that runs there blocks; the default pool would grow to a dozen threads.
                .executor(Executors.newSingleThreadExecutor(work -> daemon(work, "http-" + screen)))
                .build();
    }

    @Override
    public Answer manifest(Optional<String> etag, Duration wait) throws FetchException {
        Map<String, String> fields =
                etag.map(tag -> Map.of("If-None-Match", tag)).orElse(Map.of());
        String target = "/v1/screens/" + screen + "/manifest"
                + (etag.isPresent() && wait.toSeconds() > 0 ? "?wait=" + wait.toSeconds() : "");
        HttpResponse<byte[]> answer = get(target, fields, Json.MAX_ENVELOPE_BYTES, deadline.plus(wait));
        if (answer.statusCode() == 304) {
            return Answer.unchanged();
        }
        return Answer.of(body(answer), answer.headers().firstValue("ETag"));
    }

    @Override
    public byte[] blob(BlobRef ref) throws FetchException {
        Duration time = deadline.plusSeconds(ref.length() / SLOWEST);
        return body(get("/v1/blobs/" + ref.sha256(), Map.of(), ref.length(), time));
    }

    @Override
    public byte[] blob(BlobRef ref, long from, int most) throws FetchException {
        long last = Math.min(from + most, ref.length()) - 1;
        Duration time = deadline.plusSeconds(ref.length() / SLOWEST);
        Map<String, String> range = Map.of("Range", "bytes=" + from + "-" + last);
        HttpResponse<byte[]> answer = get("/v1/blobs/" + ref.sha256(), range, ref.length(), time);
        if (answer.statusCode() == 206) {
            boolean asked = answer.headers()
                    .firstValue("Content-Range")
                    .filter(("bytes " + from + "-" + last + "/" + ref.length())::equals)
                    .isPresent();
            if (!asked) {
                throw new FetchException(Message.of("play.bad-piece", ref.sha256()));
            }
            return answer.body();
        }
        // Something between us and the controller knows no ranges: all that is left of what came.
        byte[] whole = body(answer);
        return Arrays.copyOfRange(whole, (int) Math.min(from, whole.length), whole.length);
    }

    @Override
    public Optional<byte[]> root(int version) throws FetchException {
        HttpResponse<byte[]> answer = get("/v1/roots/" + version, Map.of(), Json.MAX_ENVELOPE_BYTES, deadline);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(body(answer));
    }

    @Override
    public List<byte[]> orders() throws FetchException {
        Map<String, String> fields = Map.of("Accept", "application/json");
        byte[] list = body(get(ordersTarget(), fields, MOST_ORDER_BYTES, deadline));
        try {
            List<byte[]> orders = new ArrayList<>();
            for (Envelope order : Json.readEnvelopes(list, Envelope.class)) {
                orders.add(order.bytes());
            }
            return orders;
        } catch (JsonException e) {
            throw new FetchException(Message.of("play.unreadable-answer", ordersTarget()), e);
        }
    }

    @Override
    public byte[] time(String nonce) throws FetchException {
        String target = "/v1/time?nonce=" + URLEncoder.encode(nonce, StandardCharsets.UTF_8);
        return body(get(target, Map.of(), Json.MAX_BYTES, deadline));
    }

    @Override
    public void send(Report report) throws FetchException, InterruptedException {
        post("report", Body.json(report));
    }

    @Override
    public void send(Frame lit) throws FetchException, InterruptedException {
        post("frame", Body.of("image/png", Pictures.png(lit)));
    }

    private void post(String what, Body body) throws FetchException, InterruptedException {
        try {
            signed.send("POST", "/v1/screens/" + screen + "/" + what, body);
        } catch (ApiException e) {
            throw new FetchException(Message.of("play.refused", controller.address(), e.status(), e.detail()), e);
        } catch (UnreachableException e) {
            throw new FetchException(e.reason(), e);
        }
    }

    @Override
    public void follow(Consumer<byte[]> obey) throws FetchException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        controller.address().resolve(ordersTarget()))
                .header("Accept", "text/event-stream");
        lastEvent.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<EventLines> answer =
                exchange(request.build(), info -> new EventLines(Json.MAX_ENVELOPE_BYTES), deadline);
        EventLines lines = answer.body();
        try {
            if (answer.statusCode() != 200) {
                throw refused(answer);
            }
            while (true) {
                event(lines, obey);
            }
        } catch (EventLines.Ended e) {
            throw new FetchException(Message.of("play.stream-ended", String.valueOf(e.getMessage())), e);
        } finally {
            lines.cancel();
        }
    }

    /** Reads one event; comments and other fields are passed over. */
    private void event(EventLines lines, Consumer<byte[]> obey) throws EventLines.Ended, InterruptedException {
        Optional<String> id = Optional.empty();
        Optional<String> data = Optional.empty();
        for (String line = lines.next(SILENCE.toMillis()); !line.isEmpty(); line = lines.next(SILENCE.toMillis())) {
            if (line.startsWith("id:")) {
                id = Optional.of(line.substring(3).strip()).filter(text -> text.matches("[0-9]{1,18}"));
            } else if (line.startsWith("data:")) {
                data = Optional.of(line.substring(5).strip());
            }
        }
        data.ifPresent(text -> obey.accept(text.getBytes(StandardCharsets.UTF_8)));
        if (id.isPresent()) {
            lastEvent = id;
        }
    }

    private String ordersTarget() {
        return "/v1/screens/" + screen + "/orders";
    }

    private HttpResponse<byte[]> get(String target, Map<String, String> fields, long limit, Duration time)
            throws FetchException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(controller.address().resolve(target));
        fields.forEach(request::header);
        try {
            return exchange(request.build(), info -> new CutBody(limit), time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException(controller.unreachable(e), e);
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration time)
            throws FetchException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer = http.sendAsync(request, body);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new FetchException(controller.unreachable(e), e);
        } finally {
            // Ends the connection where nobody waits for it any more; nothing happens to one that is complete.
            answer.cancel(true);
        }
    }

    private byte[] body(HttpResponse<byte[]> answer) throws FetchException {
        if (answer.statusCode() != 200) {
            throw refused(answer);
        }
        return answer.body();
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private FetchException refused(HttpResponse<?> answer) {
        return new FetchException(
                Message.of("play.status", answer.uri().getPath(), answer.statusCode()),
                new IOException("HTTP " + answer.statusCode()));
    }
}
