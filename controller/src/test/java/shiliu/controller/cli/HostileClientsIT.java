package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.message.Messages;

/**
 * A crowd that holds connections open beside one good client: it is always answered, and the controller's memory stays within its
 * bounds. Each side needs a file descriptor for each connection; the JVM raises its limit to the hard one ({@code ulimit -Hn}),
 * which 10,000 idle and 1,000 slow want to be 12,000 at least.
 */
class HostileClientsIT {
    private static final int IDLE = Integer.getInteger("shiliu.idle-clients", 0);
    private static final int SLOW = Integer.getInteger("shiliu.slow-clients", 2_000);
    private static final int SECONDS = Integer.getInteger("shiliu.hostile-seconds", 3);
    private static final int MOST_MEGABYTES = 256;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGoodClientIsServedAllTheSame(boolean tls) throws Exception {
        try (Child controller = start(tls)) {
            URI address = address(controller);
            HttpClient kept = client();
            List<Long> before = ask(kept, address, 2);
            long quiet = megabytes(controller);
            try (HostileCrowd crowd = new HostileCrowd(address.getPort(), tls, IDLE, SLOW)) {
                await().atMost(Duration.ofSeconds(90)).until(() -> crowd.inside() >= (IDLE + SLOW) * 9 / 10);
                List<Long> meanwhile = ask(kept, address, SECONDS);
                long loud = megabytes(controller);
                int inside = crowd.inside();
                System.out.printf(
                        Locale.ROOT,
                        "%s, %d idle and %d slow, %d of them inside at the end, %d times cut off: a good client p50 %d ms, p99 %d ms"
                                + " of %d answers (alone %d ms, %d ms); %d MiB, before %d MiB%n",
                        tls ? "TLS" : "plain",
                        IDLE,
                        SLOW,
                        inside,
                        crowd.cutOff(),
                        rank(meanwhile, 50),
                        rank(meanwhile, 99),
                        meanwhile.size(),
                        rank(before, 50),
                        rank(before, 99),
                        loud,
                        quiet);
                // Who is slow is cut off.
                await().atMost(Duration.ofSeconds(60)).until(() -> crowd.cutOff() > 0);
                assertThat(loud - quiet).as("MiB for the crowd").isLessThanOrEqualTo(MOST_MEGABYTES);
                assertThat(controller.lives()).isTrue();
            }
        }
    }

    /** One after the other, every fourth on a connection of its own; gives how long each took, in ms. */
    private static List<Long> ask(HttpClient kept, URI address, int seconds) throws Exception {
        List<Long> took = new ArrayList<>();
        List<String> paths = List.of("/healthz", "/v1/screens", "/v1/openapi.yaml");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (int i = 0; System.nanoTime() < end || took.size() < 40; i++) {
            long began = System.nanoTime();
            if (i % 4 == 3) {
                assertThat(alone(address)).startsWith("HTTP/1.1 200 ");
            } else {
                HttpRequest request = HttpRequest.newBuilder(address.resolve(paths.get(i % 4)))
                        .timeout(Duration.ofSeconds(30))
                        .build();
                HttpResponse<byte[]> answer = kept.send(request, HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).isEqualTo(200);
            }
            took.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        }
        return took;
    }

    private static String alone(URI address) throws Exception {
        SocketFactory sockets =
                address.getScheme().equals("https") ? trusting().getSocketFactory() : SocketFactory.getDefault();
        try (Socket socket = sockets.createSocket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(30_000);
            String request = "GET /v1/screens HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static long rank(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(percent / 100.0 * sorted.size()) - 1));
    }

    /** Resident, as the kernel counts it. */
    private static long megabytes(Child process) throws Exception {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                .findFirst()
                .orElseThrow();
    }

    private Child start(boolean tls) throws Exception {
        InitCommand.setUp(
                folder.resolve("data"),
                "admin",
                "admin",
                Clock.systemUTC().instant(),
                Messages.in(Locale.ENGLISH, "shiliu.controller.messages"));
        Path config = Files.writeString(
                folder.resolve("controller.yaml"),
                "listen: {host: 127.0.0.1, port: 8460, tls: " + tls
                        + "}\ndata: data\ncommunities: [{id: a, name: A}]\nscreens: []\n");
        List<String> command = new ArrayList<>(
                Child.Launcher.of(Main.class).command("serve", "--config", config.toString(), "--port", "0"));
        // The sizes that the launcher gives it.
        command.addAll(
                command.indexOf("-Xmx96m") + 1,
                List.of("-Xmx256m", "-Xms16m", "-Xmn8m", "-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20"));
        return Child.start(folder.resolve("log"), command);
    }

    private static URI address(Child controller) {
        Pattern said = Pattern.compile("https?://127\\.0\\.0\\.1:[0-9]+");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> said.matcher(controller.said()).find() || !controller.lives());
        try {
            Matcher found = said.matcher(controller.said());
            assertThat(found.find()).as(controller.said()).isTrue();
            return URI.create(found.group());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static SSLContext trusting() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    private static HttpClient client() throws Exception {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting())
                .build();
    }

    /** Whose certificate it is, is another test's. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

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
