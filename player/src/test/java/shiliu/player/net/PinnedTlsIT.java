package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.SigningKey;
import shiliu.player.message.Messages;

/** A client that knows one certificate, before servers that show this one, another, a stale one. All are reached by 127.0.0.1. */
class PinnedTlsIT {
    private static TestCertificate good;
    private static TestCertificate other;
    private static TestCertificate expired;

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private Optional<HttpServer> server = Optional.empty();

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws IOException {
        good = TestCertificate.make(folder, "good", "-validity", "3650");
        other = TestCertificate.make(folder, "other", "-validity", "3650");
        expired = TestCertificate.make(folder, "expired", "-startdate", "2001/01/01 00:00:00", "-validity", "30");
    }

    @AfterEach
    void stop() {
        server.ifPresent(s -> s.stop(0));
        workers.shutdownNow();
    }

    @Test
    void theOneCertificateIsBelievedUnderAnyName() throws Exception {
        assertThat(client(serve(good, "TLSv1.3"), good).get("/v1/a").status()).isEqualTo(200);
        assertThat(seen).containsExactly("/v1/a");
    }

    @Test
    void itsDatesDoNotCount() throws Exception {
        assertThat(client(serve(expired, "TLSv1.3"), expired).get("/v1/a").status())
                .isEqualTo(200);
    }

    @Test
    void anyOtherIsRefusedBeforeAnythingIsSent() throws Exception {
        URI address = serve(other, "TLSv1.3");
        UnreachableException refused = catchThrowableOfType(
                UnreachableException.class,
                () -> client(address, good).send("POST", "/v1/a", Body.json(List.of("secret"))));
        assertThat(refused.reason().key()).isEqualTo("net.wrong-certificate");
        assertThat(Messages.in(Locale.ENGLISH).text(refused.reason()))
                .contains(
                        address.toString(),
                        other.fingerprint().start(),
                        good.fingerprint().start());
        assertThat(WrongCertificateException.in(refused))
                .hasValueSatisfying(wrong -> assertThat(wrong.seen()).isEqualTo(other.fingerprint()));
        assertThat(seen).isEmpty();
    }

    @Test
    void withoutAPinAnUnknownCertificateIsRefused() throws Exception {
        URI address = serve(good, "TLSv1.3");
        SignedHttp client = new SignedHttp(address, identity(), Duration.ofSeconds(10), Locale.ENGLISH);
        UnreachableException refused = catchThrowableOfType(UnreachableException.class, () -> client.get("/v1/a"));
        assertThat(refused.reason().key()).isEqualTo("play.unreachable");
    }

    @Test
    void olderVersionsOfTlsAreNotSpoken() throws Exception {
        URI address = serve(good, "TLSv1.2");
        assertThatThrownBy(() -> client(address, good).get("/v1/a")).isInstanceOf(UnreachableException.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void nobodyLeadsItToPlainHttp() throws Exception {
        HttpServer plain = begin(HttpServer.create(here(), 0));
        try {
            int port = plain.getAddress().getPort();
            URI address = serve(good, "TLSv1.3");
            server.orElseThrow().createContext("/moved", exchange -> {
                exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port + "/v1/plain");
                exchange.sendResponseHeaders(307, -1);
                exchange.close();
            });
            ApiException refused = catchThrowableOfType(
                    ApiException.class, () -> client(address, good).send("POST", "/moved", Body.json(List.of())));
            assertThat(refused.status()).isEqualTo(307);
            assertThat(seen).isEmpty();
        } finally {
            plain.stop(0);
        }
    }

    @Test
    void aServerWithoutTlsIsNoController() throws Exception {
        HttpServer plain = begin(HttpServer.create(here(), 0));
        server = Optional.of(plain);
        URI address = URI.create("https://127.0.0.1:" + plain.getAddress().getPort());
        Endpoint controller = new Endpoint(address, Optional.of(good.fingerprint()));
        SignedHttp hasty = new SignedHttp(controller, identity(), Duration.ofMillis(500), Locale.ENGLISH);
        assertThatThrownBy(() -> hasty.get("/v1/a")).isInstanceOf(UnreachableException.class);
        assertThat(seen).isEmpty();
        assertThatThrownBy(() -> new Endpoint(URI.create("http://127.0.0.1:1"), Optional.of(good.fingerprint())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private URI serve(TestCertificate certificate, String version) throws IOException {
        HttpsServer https = HttpsServer.create(here(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certificate.context()) {
            @Override
            public void configure(HttpsParameters parameters) {
                var wanted = certificate.context().getDefaultSSLParameters();
                wanted.setProtocols(new String[] {version});
                parameters.setSSLParameters(wanted);
            }
        });
        server = Optional.of(begin(https));
        return URI.create("https://127.0.0.1:" + https.getAddress().getPort());
    }

    private HttpServer begin(HttpServer fresh) {
        fresh.createContext("/v1", this::answer);
        fresh.setExecutor(workers);
        fresh.start();
        return fresh;
    }

    private void answer(HttpExchange exchange) throws IOException {
        seen.add(exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static InetSocketAddress here() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private static SignedHttp client(URI address, TestCertificate pinned) {
        Endpoint controller = new Endpoint(address, Optional.of(pinned.fingerprint()));
        return new SignedHttp(controller, identity(), Duration.ofSeconds(10), Locale.ENGLISH);
    }

    private static SignedHttp.Identity identity() {
        RequestSigner signer = new RequestSigner(SigningKey.generate(), new SecureRandom());
        return new SignedHttp.Identity(
                Optional.of(signer), InstantSource.system(), (envelope, nonce) -> Optional.empty());
    }
}
