package shiliu.player.play;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.SignedTime;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;

/** A controller's routes for one screen on the loopback, as thin as they can be; what it serves can change. */
public final class TestServer implements AutoCloseable {
    private static final byte[] NOTHING = new byte[0];

    /** What answers instead of the ordinary route. */
    public interface Route {
        void answer(HttpExchange exchange) throws IOException;
    }

    public final List<String> requests = new CopyOnWriteArrayList<>();
    public final List<byte[]> reports = new CopyOnWriteArrayList<>();
    public final List<byte[]> pictures = new CopyOnWriteArrayList<>();
    public final Map<String, Route> instead = new ConcurrentHashMap<>();
    private final Office office;
    private final InstantSource clock;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Optional<byte[]> manifest = Optional.empty();
    private List<byte[]> orders = List.of();
    private boolean open = true;

    public TestServer(Office office, InstantSource clock) throws IOException {
        this(office, clock, Optional.empty());
    }

    /** Over TLS, where there is a certificate for it. */
    public TestServer(Office office, InstantSource clock, Optional<SSLContext> tls) throws IOException {
        this.office = office;
        this.clock = clock;
        this.server = listen(tls);
        server.setExecutor(workers);
        server.createContext("/", this::answer);
        server.start();
    }

    private static HttpServer listen(Optional<SSLContext> tls) throws IOException {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        if (tls.isEmpty()) {
            return HttpServer.create(here, 0);
        }
        HttpsServer https = HttpsServer.create(here, 0);
        https.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
        return https;
    }

    public URI address() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    public synchronized void serve(Manifest next) {
        manifest = Optional.of(Office.signed(next));
        notifyAll();
    }

    public synchronized void order(byte[]... all) {
        orders = List.of(all);
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            open = false;
            notifyAll();
        }
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try {
            for (Map.Entry<String, Route> route : instead.entrySet()) {
                if (path.startsWith(route.getKey())) {
                    route.getValue().answer(exchange);
                    return;
                }
            }
            route(exchange, path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void route(HttpExchange exchange, String path) throws IOException, InterruptedException {
        if (path.endsWith("/manifest")) {
            manifest(exchange);
        } else if (path.endsWith("/orders")) {
            orders(exchange);
        } else if (path.startsWith("/v1/blobs/")) {
            byte[] blob = office.blobs().get(new Sha256(path.substring("/v1/blobs/".length())));
            send(exchange, blob == null ? 404 : 200, blob == null ? NOTHING : blob);
        } else if (path.startsWith("/v1/roots/")) {
            boolean first = path.endsWith("/1");
            send(exchange, first ? 200 : 404, first ? Office.firstRootEnvelope() : NOTHING);
        } else if (path.equals("/v1/time")) {
            String nonce = exchange.getRequestURI().getQuery().substring("nonce=".length());
            Instant now = clock.instant();
            send(exchange, 200, Office.sign(DocumentType.TIME, new SignedTime(1, now, nonce), "controller"));
        } else if (path.endsWith("/report")) {
            byte[] report = exchange.getRequestBody().readAllBytes();
            boolean signed = exchange.getRequestHeaders().containsKey("Signature");
            if (signed) {
                reports.add(report);
            }
            send(exchange, signed ? 204 : 401, NOTHING);
        } else if (path.endsWith("/frame")) {
            boolean png = "image/png".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
            byte[] picture = exchange.getRequestBody().readAllBytes();
            boolean signed = exchange.getRequestHeaders().containsKey("Signature");
            if (png && signed) {
                pictures.add(picture);
            }
            send(exchange, png && signed ? 204 : 401, NOTHING);
        } else if (path.equals("/v1/pairings")) {
            pair(exchange);
        } else {
            send(exchange, 404, NOTHING);
        }
    }

    private void pair(HttpExchange exchange) throws IOException {
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            Pairing answer = new Pairing(List.of(Office.GATE), List.of(Envelope.read(Office.firstRootEnvelope())));
            boolean known = request.contains("\"good-code\"");
            send(exchange, known ? 200 : 403, known ? Json.write(answer) : NOTHING);
        } catch (shiliu.player.json.JsonException e) {
            throw new IOException(e);
        }
    }

    private synchronized void manifest(HttpExchange exchange) throws IOException, InterruptedException {
        String wanted = exchange.getRequestHeaders().getFirst("If-None-Match");
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (query.startsWith("wait=") && tag().equals(wanted)) {
            wait(500);
        }
        exchange.getResponseHeaders().set("ETag", tag());
        boolean same = tag().equals(wanted);
        send(exchange, manifest.isEmpty() ? 404 : same ? 304 : 200, same ? NOTHING : manifest.orElse(NOTHING));
    }

    private String tag() {
        return "\"" + manifest.map(m -> Sha256.of(m).hex()).orElse("") + "\"";
    }

    private synchronized void orders(HttpExchange exchange) throws IOException, InterruptedException {
        if (!"text/event-stream".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            String all = orders.stream()
                    .map(order -> new String(order, StandardCharsets.UTF_8))
                    .collect(Collectors.joining(",", "[", "]"));
            send(exchange, 200, all.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        int sent = last == null ? 0 : Integer.parseInt(last);
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": orders\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (open) {
            while (sent < orders.size()) {
                String order = new String(orders.get(sent++), StandardCharsets.UTF_8);
                out.write(("id: " + sent + "\nevent: order\ndata: " + order + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            wait(10_000);
        }
    }

    /** Sends a whole answer. */
    public static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
