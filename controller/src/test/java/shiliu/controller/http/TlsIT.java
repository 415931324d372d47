package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.config.Communities;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.World;
import shiliu.controller.tls.ServerCertificate;
import shiliu.player.bundle.Disk;
import shiliu.player.net.Endpoint;
import shiliu.player.net.Fingerprint;
import shiliu.player.playlist.Sha256;

/** The controller's own certificate, and the limits behind TLS. */
class TlsIT {
    @TempDir
    Path folder;

    private World world;
    private ServerCertificate certificate;
    private ControllerServer server;

    @BeforeEach
    void open() throws Exception {
        world = World.begin(folder);
        world.settle();
        certificate = ServerCertificate.openOrCreate(Disk.real(world.data()), Instant.now());
        server = serve(new Limits(
                4 << 10,
                8 << 10,
                64,
                Duration.ofMillis(400),
                32 << 10,
                Duration.ofSeconds(15),
                4,
                12_000,
                1 << 20,
                32 << 20));
    }

    private ControllerServer serve(Limits limits) throws Exception {
        return ControllerServer.start(
                new ControllerServer.Listen("0.0.0.0", 0, limits, Optional.of(certificate)),
                world.office(),
                new PlaylistReader(Communities.ofIds(Set.of("guangming")), c -> true, Preflight.NONE),
                world.clock);
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        world.close();
    }

    private String get(Fingerprint pinned, String path) throws Exception {
        HttpClient client = new Endpoint(server.address(), Optional.of(pinned))
                .client(Duration.ofSeconds(10))
                .build();
        return client.send(
                        HttpRequest.newBuilder(server.address().resolve(path)).build(), BodyHandlers.ofString())
                .body();
    }

    @Test
    void itIsKnownByItsFingerprintAndNoOther() throws Exception {
        assertThat(server.address().getScheme()).isEqualTo("https");
        assertThat(get(certificate.fingerprint(), "/healthz")).isEqualTo("ok\n");
        assertThat(get(certificate.fingerprint(), "/v1/screens/gate/manifest")).contains("signatures");
        Fingerprint other = new Fingerprint(Sha256.of(new byte[0]).hex());
        assertThatThrownBy(() -> get(other, "/healthz")).hasMessageContaining(other.start());
    }

    @Test
    void itIsTheSameAfterAStartAndItsKeyIsItsOwnersAlone() throws Exception {
        assertThat(ServerCertificate.openOrCreate(Disk.real(world.data()), Instant.now())
                        .fingerprint())
                .isEqualTo(certificate.fingerprint());
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(world.data().resolve("tls.key"))))
                .isEqualTo("rw-------");
        assertThat(certificate.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void withoutTlsNothingIsSaidAndWithoutACertificateOnlyTheLoopbackIsServed() throws Exception {
        try (Socket plain = new Socket("127.0.0.1", server.port())) {
            plain.setSoTimeout(10_000);
            plain.getOutputStream()
                    .write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] answer = plain.getInputStream().readAllBytes();
            assertThat(new String(answer, StandardCharsets.ISO_8859_1)).doesNotContain("HTTP/1.1");
        } catch (java.net.SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
        assertThatThrownBy(() -> ControllerServer.start(
                        new ControllerServer.Listen("0.0.0.0", 0, Limits.DEFAULT),
                        world.office(),
                        new PlaylistReader(Communities.ofIds(Set.of("guangming")), c -> true, Preflight.NONE),
                        world.clock))
                .isInstanceOf(ServerException.class);
    }

    @Test
    void aSlowHeaderAndOneConnectionTooManyAreToldThroughTls() throws Exception {
        try (SSLSocket slow = connect()) {
            slow.getOutputStream().write("GET /he".getBytes(StandardCharsets.US_ASCII));
            assertThat(rest(slow)).contains("408", "application/problem+json");
        }
        List<SSLSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 4; i++) {
                open.add(asked());
            }
            try (SSLSocket more = connect()) {
                assertThat(rest(more)).contains("503", "application/problem+json");
            }
        } finally {
            for (SSLSocket socket : open) {
                socket.close();
            }
        }
    }

    /** A connection that is counted for sure: it was answered once. */
    private SSLSocket asked() throws Exception {
        SSLSocket socket = connect();
        OutputStream out = socket.getOutputStream();
        out.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        InputStream in = socket.getInputStream();
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("ok\n")) {
            answer.append((char) in.read());
        }
        return socket;
    }

    private static String rest(SSLSocket socket) throws Exception {
        socket.setSoTimeout(10_000);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private SSLSocket connect() throws Exception {
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        URI at = server.address();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(at.getHost(), at.getPort());
        socket.startHandshake();
        return socket;
    }

    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
