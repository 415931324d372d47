package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits, by real sockets; each refusal names its limit, and a good client is served meanwhile. */
class LimitsIT {
    private static final String GATE = "GET /v1/screens/gate/manifest HTTP/1.1\r\nHost: x\r\n";

    @TempDir
    Path folder;

    private final List<Socket> sockets = new ArrayList<>();
    private House house;

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        house.close();
    }

    @Test
    void refusesTheThirtyThirdConnection() throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        for (int i = 0; i < 32; i++) {
            // Each is served once, so that it is known to be counted.
            Socket socket = socket();
            send(socket, GATE + "\r\n");
            assertThat(head(socket)).contains(" 200 ");
        }
        assertThat(all(socket())).contains(" 503 ", "http.too-many-from-address", "32");

        sockets.get(0).close();
        org.awaitility.Awaitility.await().until(() -> {
            Socket socket = socket();
            send(socket, GATE + "Connection: close\r\n\r\n");
            return all(socket).contains(" 200 ");
        });
    }

    @Test
    void cutsOffAHeaderThatComesTooSlowly() throws Exception {
        house = House.open(folder, quick());
        Socket slow = socket();
        send(slow, "GET /healthz HTTP/1.1\r\nHost:");
        assertThat(house.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(all(slow)).contains(" 408 ", "http.slow-head");
    }

    @Test
    void cutsOffAHeaderThatDrips() throws Exception {
        house = House.open(folder, quick());
        Socket slow = socket();
        Thread drip = new Thread(() -> {
            try {
                for (int i = 0; i < 10_000; i++) {
                    send(slow, "GET /".substring(i % 5, i % 5 + 1));
                    java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
                }
            } catch (IOException | InterruptedException e) {
                // cut off, as it should be
            }
        });
        drip.setDaemon(true);
        drip.start();
        assertThat(all(slow)).contains("http.slow-head");
        drip.interrupt();
    }

    @Test
    void closesAConnectionThatIsSilent() throws Exception {
        house = House.open(folder, quick());
        assertThat(all(socket())).isEmpty();
        Socket served = socket();
        send(served, GATE + "\r\n");
        assertThat(all(served)).contains(" 200 ").doesNotContain("problem");
    }

    @Test
    void cutsOffABodyThatComesTooSlowly() throws Exception {
        house = House.open(folder, quick());
        Socket slow = socket();
        send(
                slow,
                "POST /v1/logins HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n"
                        + "Signature: a\r\nSignature-Input: b\r\n\r\n{");
        assertThat(all(slow)).contains(" 408 ", "http.slow-body", "32 KiB");
    }

    @Test
    void holdsWhoWaitsLongerThanWhoIsSilent() throws Exception {
        house = House.open(folder, quick());
        String etag = house.get("/v1/screens/gate/manifest")
                .headers()
                .firstValue("etag")
                .orElseThrow();
        Socket waiting = socket();
        send(
                waiting,
                "GET /v1/screens/gate/manifest?wait=2 HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + etag + "\r\n\r\n");
        assertThat(head(waiting)).contains(" 304 ");
    }

    @ParameterizedTest
    @CsvSource({"4200,414,http.long-line", "3900,404,http.not-found"})
    void refusesALongRequestLine(int length, int status, String code) throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        Socket socket = socket();
        send(socket, "GET /" + "a".repeat(length) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(all(socket)).contains(" " + status + " ", code);
    }

    @Test
    void refusesALongHeader() throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        Socket socket = socket();
        send(socket, "GET /healthz HTTP/1.1\r\nHost: x\r\nA: " + "a".repeat(9000) + "\r\n\r\n");
        assertThat(all(socket)).contains(" 431 ", "http.long-headers", "8192");
    }

    @Test
    void refusesManyHeaders() throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        Socket socket = socket();
        StringBuilder request = new StringBuilder("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        for (int i = 0; i < 63; i++) {
            request.append("A").append(i).append(": 1\r\n");
        }
        send(socket, request + "\r\n");
        assertThat(all(socket)).contains(" 431 ", "http.many-headers", "64");
    }

    @Test
    void refusesAnUploadThatIsTooLongBeforeItIsSent() throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        Socket socket = socket();
        send(socket, "POST /v1/playlists HTTP/1.1\r\nHost: x\r\nContent-Length: 33554433\r\n\r\n");
        assertThat(all(socket)).contains(" 413 ", "http.body-too-long-mib", "32 MiB");
    }

    @ParameterizedTest
    @CsvSource({"/v1/slots,1048577,1 MiB", "/v1/logins,4097,4096 bytes"})
    void refusesALongBody(String path, int length, String limit) throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        var answer = house.request("POST", path, new byte[length]);
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(House.text(answer)).contains(limit);
    }

    @ParameterizedTest
    @CsvSource({"'GET  HTTP/1.1'", "'\u0001\u0002\u0003'", "'GET /healthz HTTP/9.9'", "'GET http://x/healthz HTTP/1.1'"
    })
    void survivesWhatIsNoRequest(String line) throws Exception {
        house = House.open(folder, Limits.DEFAULT);
        Socket socket = socket();
        send(socket, line + "\r\nHost: x\r\nConnection: close\r\n\r\n");
        String answer = all(socket);
        if (!answer.isEmpty()) {
            assertThat(answer).startsWith("HTTP/").doesNotContain("xception", "\tat ");
        }
        assertThat(house.get("/healthz").statusCode()).isEqualTo(200);
    }

    private static Limits quick() {
        return Limits.DEFAULT.withPerAddress(100).withTimes(Duration.ofMillis(300), Duration.ofMillis(600));
    }

    private Socket socket() throws IOException {
        Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), house.server.port());
        socket.setSoTimeout(20_000);
        sockets.add(socket);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** Everything until the server closes. */
    private static String all(Socket socket) throws IOException {
        try (InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }

    /** What comes first. */
    private static String head(Socket socket) throws IOException {
        byte[] some = new byte[512];
        int n = socket.getInputStream().read(some);
        return new String(some, 0, Math.max(n, 0), StandardCharsets.UTF_8);
    }
}
