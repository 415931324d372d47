package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SignedTime;
import shiliu.player.bundle.SigningKey;
import shiliu.player.json.Json;
import shiliu.player.net.RequestRefusedException.Reason;
import shiliu.player.playlist.Sha256;

/** The client against a small server of the JDK's that verifies as the controller does. */
class SignedHttpIT {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final SigningKey person = SigningKey.generate();
    private final SigningKey controller = SigningKey.generate();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final RequestVerifier verifier = new RequestVerifier(NonceMemory.ofDefaultSize(), NOW.minusSeconds(60));
    private HttpServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/v1", this::verified);
        server.createContext("/plain", exchange -> answer(exchange, 500, "text/html", "<h1>proxy</h1>"));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/v1/x");
            answer(exchange, 302, "text/plain", "");
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[1 << 16];
            try {
                while (true) {
                    exchange.getResponseBody().write(chunk);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        server.setExecutor(java.util.concurrent.Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "test-server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsWhatTheOtherSideCanVerify() throws Exception {
        Reply reply = client(NOW).send("POST", "/v1/a?b=c", Body.json(List.of("你好")));

        assertThat(reply.asList(String.class)).containsExactly("你好");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(client(NOW).send("GET", "/v1/a", Body.NONE).status()).isEqualTo(200);
        assertThat(client(NOW).send("DELETE", "/v1/a", Body.NONE).status()).isEqualTo(200);
        assertThat(seen).containsExactly("POST /v1/a?b=c", "GET /v1/a", "DELETE /v1/a");
    }

    @Test
    void sendsFilesAndTellsHowFarItIs() throws Exception {
        Path file = folder.resolve("a.zip");
        Files.write(file, new byte[300_000]);
        List<Long> sent = new ArrayList<>();

        client(NOW).send("POST", "/v1/upload", Body.file("application/zip", file, sent::add));

        assertThat(sent).startsWith(0L).endsWith(300_000L).isSorted().hasSizeGreaterThan(2);
        Path empty = Files.createFile(folder.resolve("empty.zip"));
        assertThatThrownBy(() -> Body.file("application/zip", empty, sent::add)).isInstanceOf(IOException.class);
    }

    @Test
    void asksOnceMoreWithTheControllersTime() throws Exception {
        SignedHttp wrong = client(NOW.minus(Duration.ofDays(3650)));

        assertThat(wrong.send("POST", "/v1/a", Body.json(List.of())).status()).isEqualTo(200);
        assertThat(seen).hasSize(2);
        assertThat(wrong.offset()).isEqualTo(Duration.ofDays(3650));

        wrong.send("POST", "/v1/b", Body.json(List.of()));
        assertThat(seen).as("the offset is kept").hasSize(3);
    }

    @Test
    void believesNoTimeThatIsNotForItsRequest() {
        SignedHttp deaf = new SignedHttp(
                uri(),
                identity(NOW.minusSeconds(9999), (envelope, nonce) -> Optional.empty()),
                DEADLINE,
                Locale.ENGLISH);

        ApiException refused = catchThrowableOfType(ApiException.class, () -> deaf.send("GET", "/v1/a", Body.NONE));
        assertThat(refused.code()).isEqualTo("http.signature-skew");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(seen).hasSize(1);
    }

    @Test
    void tellsWhatWasRefused() {
        SignedHttp stranger = new SignedHttp(
                uri(),
                new SignedHttp.Identity(
                        Optional.of(new RequestSigner(SigningKey.generate(), new SecureRandom())),
                        InstantSource.fixed(NOW),
                        this::believe),
                DEADLINE,
                Locale.ENGLISH);
        ApiException refused = catchThrowableOfType(ApiException.class, () -> stranger.send("GET", "/v1/a", Body.NONE));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("UNKNOWN_KEY");
        assertThat(refused.detail()).isEqualTo("refused");
        assertThat(refused.problems()).hasSize(1);
    }

    @Test
    void takesAnythingElseForARefusalWithoutWords() {
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> client(NOW).get("/plain"));
        assertThat(refused.status()).isEqualTo(500);
        assertThat(refused.code()).isEmpty();
        assertThat(refused.detail()).isEqualTo("HTTP 500");
    }

    @Test
    void followsNobodyElsewhere() {
        assertThat(catchThrowableOfType(ApiException.class, () -> client(NOW).get("/moved"))
                        .status())
                .isEqualTo(302);
        assertThat(seen).isEmpty();
    }

    @Test
    void endsAnAnswerWithoutEnd() {
        assertThatThrownBy(() -> client(NOW).get("/endless"))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void saysWhereNobodyAnswers() throws Exception {
        server.stop(0);
        UnreachableException away = catchThrowableOfType(
                UnreachableException.class, () -> client(NOW).get("/v1/a"));
        assertThat(away.controller()).isEqualTo(uri());
    }

    @Test
    void waitsNoLongerThanItsDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> hasty(silent).get("/v1/a")).isInstanceOf(UnreachableException.class);
        }
    }

    @Test
    void waitsNoLongerForTheRestOfAnAnswer() throws Exception {
        try (ServerSocket halting = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread half = new Thread(() -> {
                try (Socket socket = halting.accept()) {
                    String start = "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na";
                    socket.getOutputStream().write(start.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // the client has gone, as it should
                }
            });
            half.setDaemon(true);
            half.start();
            assertThatThrownBy(() -> hasty(halting).get("/v1/a")).isInstanceOf(UnreachableException.class);
        }
    }

    private SignedHttp hasty(ServerSocket there) {
        URI address = URI.create("http://127.0.0.1:" + there.getLocalPort());
        return new SignedHttp(address, identity(NOW, this::believe), Duration.ofMillis(500), Locale.ENGLISH);
    }

    @Test
    void wantsAnAddressWithoutAPath() {
        assertThatThrownBy(() -> new SignedHttp(
                        URI.create("http://127.0.0.1/shiliu"), identity(NOW, this::believe), DEADLINE, Locale.ENGLISH))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private SignedHttp client(Instant now) {
        return new SignedHttp(uri(), identity(now, this::believe), DEADLINE, Locale.ENGLISH);
    }

    private SignedHttp.Identity identity(Instant now, SignedHttp.TimeCheck time) {
        return new SignedHttp.Identity(
                Optional.of(new RequestSigner(person, new SecureRandom())), InstantSource.fixed(now), time);
    }

    private Optional<Instant> believe(Envelope envelope, String nonce) {
        try {
            SignedTime time = Json.read(envelope.payloadBytes(), SignedTime.class);
            return time.nonce().equals(nonce) ? Optional.of(time.time()) : Optional.empty();
        } catch (shiliu.player.json.JsonException e) {
            return Optional.empty();
        }
    }

    private void verified(HttpExchange exchange) throws IOException {
        RequestLine line = RequestLine.of(
                exchange.getRequestMethod(), exchange.getRequestURI().toString());
        seen.add(line.method() + " " + line.target());
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            VerifiedRequest request = verifier.verify(
                    new RequestVerifier.Head(
                            line,
                            name -> Optional.ofNullable(
                                            exchange.getRequestHeaders().get(name))
                                    .orElse(List.of()),
                            body.length > 0),
                    id -> id.equals(person.keyId()) ? Optional.of(person.publicKey()) : Optional.empty(),
                    NOW);
            request.checkBody(body.length == 0 ? Optional.empty() : Optional.of(Sha256.of(body)));
            answer(exchange, 200, "application/json", new String(body, StandardCharsets.UTF_8));
        } catch (RequestRefusedException e) {
            Optional<Envelope> time = e.reason() == Reason.SKEW
                    ? Optional.of(Envelope.sign(
                            DocumentType.TIME, new SignedTime(SignedTime.FORMAT, NOW, e.nonce()), List.of(controller)))
                    : Optional.empty();
            String code = e.reason() == Reason.SKEW
                    ? "http.signature-skew"
                    : e.reason().name();
            ProblemDocument problem = new ProblemDocument(
                    "urn:x",
                    "x",
                    401,
                    code,
                    "refused",
                    List.of(new ProblemDocument.Place("a.yaml", 1, 2, "c", "m", Optional.empty())),
                    time);
            answer(exchange, 401, "application/problem+json", new String(Json.write(problem), StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }
}
