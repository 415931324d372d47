package shiliu.controller.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmView;
import shiliu.player.json.Json;
import shiliu.player.message.Message;

/** News of alarms on their way out: through real processes and a real server. */
class HookIT {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final List<Duration> QUICK = List.of(Duration.ofMillis(1), Duration.ofMillis(1));

    @TempDir
    Path folder;

    private static AlarmNews news(long id) {
        return AlarmNews.opened(new AlarmView(
                id,
                "gate",
                AlarmKind.HOT,
                NOON,
                Optional.empty(),
                Optional.empty(),
                Message.of("alarm.hot", "$(touch pwned); 光明", "80", "70"),
                Message.of("alarm.hot", "$(touch pwned); 光明", "80", "70")));
    }

    private HookWorker command(Duration deadline, String script) {
        return new HookWorker(
                Delivery.of(new Hook.Command(List.of("/bin/sh", "-c", script, "tell", folder.toString())), deadline),
                QUICK);
    }

    @Test
    void aCommandReadsOneDocumentAndNothingOfItIsRun() throws Exception {
        try (HookWorker worker = command(Duration.ofSeconds(10), "cat > \"$1/told\"; mv \"$1/told\" \"$1/done\"")) {
            worker.tell(news(7));
            Path done = folder.resolve("done");
            await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(done));
            AlarmNews told = Json.read(Files.readAllBytes(done), AlarmNews.class);
            assertThat(told).isEqualTo(news(7));
            assertThat(told.zh()).contains("光明", "箱内 80 °C");
            assertThat(told.en()).contains("80 °C in the cabinet");
            assertThat(folder.resolve("pwned")).doesNotExist();
        }
    }

    @Test
    void aCommandThatFailsIsTriedThreeTimesAndOneThatHangsIsEnded() throws Exception {
        try (HookWorker worker = command(Duration.ofMillis(200), "echo . >> \"$1/tries\"; exec tail -f /dev/null")) {
            worker.tell(news(1));
            worker.tell(news(2));
            Path tries = folder.resolve("tries");
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            Files.exists(tries) && Files.readAllLines(tries).size() == 6);
        }
        // A process that was killed is there until the system has buried it.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> ProcessHandle.current()
                        .descendants()
                        .map(ProcessHandle::info)
                        .noneMatch(info -> info.commandLine().orElse("").contains("tail -f /dev/null")));
    }

    @Test
    void aCommandThatReadsNothingIsJudgedByHowItEnds() throws Exception {
        Delivery.of(new Hook.Command(List.of("true")), Duration.ofSeconds(10)).deliver(Json.write(news(1)));
        assertThatThrownBy(() -> Delivery.of(new Hook.Command(List.of("false")), Duration.ofSeconds(10))
                        .deliver(Json.write(news(1))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended with 1");
        assertThatThrownBy(() -> Delivery.of(new Hook.Command(List.of("/no/such/program")), Duration.ofSeconds(10))
                        .deliver(Json.write(news(1))))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aServerIsPostedToUntilItTakesIt() throws Exception {
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(bodies.size() < 3 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/alarms");
        try (HookWorker worker = new HookWorker(Delivery.of(new Hook.Url(uri), Duration.ofSeconds(10)), QUICK)) {
            worker.tell(news(5));
            worker.tell(news(6));
            await().atMost(Duration.ofSeconds(30)).until(() -> bodies.size() == 4);
            assertThat(bodies.subList(0, 3)).containsOnly(new String(Json.write(news(5)), StandardCharsets.UTF_8));
            assertThat(bodies.get(3)).contains("\"id\":6");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void whoIsTooSlowLosesTheOldestAndHoldsNobodyUp() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger told = new AtomicInteger();
        List<String> bodies = Collections.synchronizedList(new ArrayList<>());
        Delivery slow = document -> {
            begun.countDown();
            held.await();
            bodies.add(new String(document, StandardCharsets.UTF_8));
            told.incrementAndGet();
        };
        try (HookWorker worker = new HookWorker(slow, QUICK)) {
            worker.tell(news(1));
            begun.await();
            for (int id = 2; id <= HookWorker.MOST_WAITING + 11; id++) {
                worker.tell(news(id));
            }
            held.countDown();
            await().atMost(Duration.ofSeconds(30)).until(() -> told.get() == HookWorker.MOST_WAITING + 1);
            assertThat(bodies.get(1)).as("2 to 11 were dropped").contains("\"id\":12,");
        }
    }

    @Test
    void onlyHttpsLeavesThisMachine() {
        assertThat(new Hook.Url(URI.create("https://example.org/x")).uri()).hasHost("example.org");
        assertThatThrownBy(() -> new Hook.Url(URI.create("http://example.org/x")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Hook.Url(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
