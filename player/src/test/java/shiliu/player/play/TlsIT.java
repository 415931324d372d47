package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.net.Endpoint;
import shiliu.player.net.Fingerprint;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.net.TestCertificate;
import shiliu.player.net.UnreachableException;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;

/** Everything that a player asks of its controller and tells it goes through the pinned certificate. */
class TlsIT {
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Frame LIT = Frame.of(2, 1, new int[] {0xFF0000, 0});

    private final Office office = new Office();
    private final Manifest.Entry entry = office.entry(Office.slogan("一"), "wang");
    private final BlobRef blob = entry.item();
    private TestCertificate certificate;
    private TestServer server;

    @BeforeEach
    void serve(@TempDir Path folder) throws IOException {
        certificate = TestCertificate.make(folder, "controller");
        server = new TestServer(office, () -> Office.NOON, Optional.of(certificate.context()));
        server.serve(Office.manifest(1, entry));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allOfItGoesOverTls() throws Exception {
        HttpBundleSource source = source(certificate.fingerprint());
        assertThat(source.manifest(Optional.empty(), Duration.ZERO).bytes()).isPresent();
        assertThat(source.blob(blob)).hasSize((int) blob.length());
        assertThat(source.root(1)).isPresent();
        assertThat(source.time("nonce")).isNotEmpty();
        server.order(Office.signedOrder(Office.order(Order.Kind.STOP, "一"), "sun"));
        assertThat(source.orders()).hasSize(1);
        source.send(LIT);
        assertThat(server.pictures).containsExactly(Pictures.png(LIT));
        assertThat(Pairing.request(signed(certificate.fingerprint()), "good-code", Office.key("player"))
                        .screens())
                .containsExactly(Office.GATE);

        List<byte[]> heard = new CopyOnWriteArrayList<>();
        Thread follows = new Thread(() -> {
            try {
                source.follow(heard::add);
            } catch (FetchException | InterruptedException e) {
                // The test has seen what it wanted.
            }
        });
        follows.start();
        await().until(() -> heard.size() == 1);
        follows.interrupt();
        follows.join();
    }

    @Test
    void nothingOfItGoesToAnybodyElse() {
        Fingerprint pinned = new Fingerprint("ab".repeat(32));
        HttpBundleSource source = source(pinned);
        Map<String, ThrowingCallable> all = new LinkedHashMap<>();
        all.put("manifest", () -> source.manifest(Optional.empty(), Duration.ZERO));
        all.put("blob", () -> source.blob(blob));
        all.put("piece", () -> source.blob(blob, 0, 10));
        all.put("root", () -> source.root(1));
        all.put("time", () -> source.time("nonce"));
        all.put("orders", source::orders);
        all.put("stream", () -> source.follow(order -> {}));
        all.put("picture", () -> source.send(LIT));
        all.forEach((what, call) -> assertThat(catchThrowable(call))
                .as(what)
                .isInstanceOfSatisfying(
                        FetchException.class,
                        e -> assertThat(e.reason().toString())
                                .contains(
                                        "net.wrong-certificate",
                                        certificate.fingerprint().start(),
                                        pinned.start())));
        assertThat(catchThrowable(() -> Pairing.request(signed(pinned), "good-code", Office.key("player"))))
                .isInstanceOfSatisfying(
                        UnreachableException.class,
                        e -> assertThat(e.reason().key()).isEqualTo("net.wrong-certificate"));
        assertThat(server.requests).isEmpty();
    }

    private HttpBundleSource source(Fingerprint pinned) {
        return new HttpBundleSource(endpoint(pinned), "gate", signed(pinned), DEADLINE);
    }

    private SignedHttp signed(Fingerprint pinned) {
        RequestSigner signer = new RequestSigner(Office.key("player"), new SecureRandom());
        SignedHttp.Identity identity =
                new SignedHttp.Identity(Optional.of(signer), () -> Office.NOON, (envelope, nonce) -> Optional.empty());
        return new SignedHttp(endpoint(pinned), identity, DEADLINE, Locale.ENGLISH);
    }

    private Endpoint endpoint(Fingerprint pinned) {
        return new Endpoint(server.address(), Optional.of(pinned));
    }
}
