package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleSource;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;

class HttpBundleSourceIT {
    private final Office office = new Office();
    private final CountDownLatch end = new CountDownLatch(1);
    private TestServer server;
    private HttpBundleSource source;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(office, () -> Office.NOON);
        source = source(Duration.ofMillis(800));
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    @Test
    void aManifestComesWithItsTagAndIsNotSentTwice() throws Exception {
        server.serve(Office.manifest(1, office.entry(Office.slogan("一"), "wang")));
        BundleSource.Answer first = source.manifest(Optional.empty(), Duration.ofSeconds(30));
        assertThat(first.bytes()).isPresent();
        assertThat(server.requests).contains("GET /v1/screens/gate/manifest");

        assertThat(source.manifest(first.etag(), Duration.ofSeconds(1)).bytes()).isEmpty();
        assertThat(server.requests).contains("GET /v1/screens/gate/manifest?wait=1");
    }

    @Test
    void aHeldAnswerComesWithTheChange() throws Exception {
        server.serve(Office.manifest(1, office.entry(Office.slogan("一"), "wang")));
        Optional<String> tag = source.manifest(Optional.empty(), Duration.ZERO).etag();
        List<BundleSource.Answer> answers = new ArrayList<>();
        Thread asks = new Thread(() -> {
            try {
                answers.add(source.manifest(tag, Duration.ofSeconds(5)));
            } catch (FetchException e) {
                throw new IllegalStateException(e);
            }
        });
        asks.start();
        await().until(() -> server.requests.size() == 2);
        server.serve(Office.manifest(2, office.entry(Office.slogan("二"), "wang")));
        asks.join(5_000);
        assertThat(answers.get(0).bytes()).isPresent();
    }

    @Test
    void anEndlessBlobIsCutOffOneByteBeyondItsLength() throws Exception {
        byte[] chunk = new byte[8192];
        server.instead.put("/v1/blobs/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(chunk);
            }
        });
        assertThat(source.blob(BlobRef.of(new byte[100_000]))).hasSize(100_001);
    }

    @Test
    void aBodyThatTricklesMeetsTheDeadline() {
        server.instead.put("/v1/blobs/", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            OutputStream body = exchange.getResponseBody();
            body.write(1);
            body.flush();
            untilTheEnd();
        });
        assertThatThrownBy(() -> source.blob(BlobRef.of(new byte[1000])))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.reason().key()).isEqualTo("play.unreachable"));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.instead.put("/v1/roots/", exchange -> {
            exchange.getResponseHeaders().set("Location", "/v1/time?nonce=x");
            TestServer.send(exchange, 302, new byte[0]);
        });
        assertThatThrownBy(() -> source.root(1))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.reason().key()).isEqualTo("play.status"));
        assertThat(server.requests).noneMatch(request -> request.contains("/v1/time"));
    }

    @Test
    void aRootThatIsNotThereIsNoError() throws Exception {
        assertThat(source.root(1)).isPresent();
        assertThat(source.root(2)).isEmpty();
    }

    @Test
    void aServerThatIsGoneIsToldApart() {
        server.close();
        assertThatThrownBy(() -> source.orders()).isInstanceOf(FetchException.class);
    }

    @Test
    void ordersComeAsAListAndEachOnceOverTheStream() throws Exception {
        byte[] first = Office.signedOrder(Office.order(Order.Kind.STOP, "一"), "sun");
        byte[] second = Office.signedOrder(Office.order(Order.Kind.STOP, "二"), "sun");
        server.order(first);
        assertThat(source.orders()).hasSize(1);

        List<String> heard = java.util.Collections.synchronizedList(new ArrayList<>());
        Thread follows = follow(heard);
        await().until(() -> heard.size() == 1);
        server.order(first, second);
        await().until(() -> heard.size() == 2);
        assertThat(heard.get(1)).isEqualTo(new String(second, StandardCharsets.UTF_8));
        follows.interrupt();
        follows.join(2_000);

        Thread again = follow(heard);
        byte[] third = Office.signedOrder(Office.order(Order.Kind.STOP, "三"), "sun");
        server.order(first, second, third);
        await().until(() -> heard.size() == 3);
        assertThat(heard.get(2)).isEqualTo(new String(third, StandardCharsets.UTF_8));
        again.interrupt();
    }

    @Test
    void aStreamWithALineWithoutEndIsBroken() {
        server.instead.put("/v1/screens/gate/orders", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] noise = "data: x".repeat(2000).getBytes(StandardCharsets.UTF_8);
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(noise);
            }
        });
        assertThatThrownBy(() -> source.follow(order -> {}))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.reason().key()).isEqualTo("play.stream-ended"));
    }

    @Test
    void aStreamThatCloses() {
        server.instead.put("/v1/screens/gate/orders", exchange -> TestServer.send(exchange, 200, "id: 1\n".getBytes()));
        assertThatThrownBy(() -> source.follow(order -> {})).isInstanceOf(FetchException.class);
    }

    @Test
    void aPictureGoesSignedAsPng() throws Exception {
        Frame lit = Frame.of(2, 1, new int[] {0xFF0000, 0});
        RequestSigner signer = new RequestSigner(Office.key("player"), new SecureRandom());
        source(Duration.ofSeconds(5), Optional.of(signer)).send(lit);
        assertThat(server.requests).contains("POST /v1/screens/gate/frame");
        assertThat(server.pictures).containsExactly(Pictures.png(lit));
        assertThatThrownBy(() -> source.send(lit))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.reason().key()).isEqualTo("play.refused"));
    }

    private Thread follow(List<String> heard) {
        Thread thread = new Thread(() -> {
            try {
                source.follow(order -> heard.add(new String(order, StandardCharsets.UTF_8)));
            } catch (FetchException | InterruptedException e) {
                // The test has seen what it wanted.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void untilTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpBundleSource source(Duration deadline) {
        return source(deadline, Optional.empty());
    }

    private HttpBundleSource source(Duration deadline, Optional<RequestSigner> signer) {
        InstantSource clock = () -> Office.NOON;
        SignedHttp.Identity identity = new SignedHttp.Identity(signer, clock, (envelope, nonce) -> Optional.empty());
        SignedHttp signed = new SignedHttp(server.address(), identity, deadline, Locale.ENGLISH);
        return new HttpBundleSource(server.address(), "gate", signed, deadline);
    }
}
