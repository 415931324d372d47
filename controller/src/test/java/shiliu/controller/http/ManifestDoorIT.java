package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.http.House.Person;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** Manifests: entity tags, and requests that wait for a change. */
class ManifestDoorIT {
    private static final String GATE = "/v1/screens/gate/manifest";

    @TempDir
    Path folder;

    private House house;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void givesTheSnapshotWithItsTag() throws Exception {
        HttpResponse<byte[]> answer = house.get(GATE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(house.office.snapshots().of("gate").orElseThrow().envelope());
        assertThat(answer.headers().firstValue("etag").orElse("")).matches("\"[0-9a-f]{64}\"");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("cache-control")).contains("no-cache");
    }

    @Test
    void saysWhereNothingChanged() throws Exception {
        String etag = etag();
        for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
            HttpResponse<byte[]> answer = house.get(GATE, "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.headers().firstValue("etag")).contains(etag);
            assertThat(answer.body()).isEmpty();
        }
        assertThat(house.get(GATE, "If-None-Match", "\"x\"").statusCode()).isEqualTo(200);
    }

    /** Those that need no waiting are answered by a shorter way, which must not overtake. */
    @Test
    void answersInTheOrderOfTheRequests() throws Exception {
        String etag = etag();
        String head = " HTTP/1.1\r\nHost: x\r\n";
        String known = "If-None-Match: " + etag + "\r\n";
        String all = "GET " + GATE + head + known + "\r\n"
                + "GET " + GATE + "?wait=1" + head + known + "\r\n"
                + "GET " + GATE + head + "\r\n"
                + "HEAD " + GATE + head + "\r\n"
                + "GET " + GATE + head + known + "\r\n"
                + "GET /v1/screens/none/manifest" + head + "Connection: close\r\n\r\n";
        try (Socket socket = new Socket("127.0.0.1", house.server.port())) {
            socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Pattern.compile("HTTP/1.1 (\\d+)").matcher(answers).results())
                    .extracting(found -> found.group(1))
                    .containsExactly("304", "304", "200", "200", "304", "404");
        }
    }

    @Test
    void waitsNoLongerThanAsked() throws Exception {
        assertThat(house.get(GATE + "?wait=1", "If-None-Match", etag()).statusCode())
                .isEqualTo(304);
        assertThat(house.get(GATE + "?wait=30").statusCode())
                .as("who has nothing need not wait")
                .isEqualTo(200);
    }

    @Test
    void answersWhoWaitsAtOnceWhenItChanges() throws Exception {
        Person chen = house.administrator();
        Person editor = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        house.upload(editor, "news", "共建美好家园");
        house.office.settle(Duration.ofSeconds(10));
        String etag = etag();
        CompletableFuture<HttpResponse<byte[]>> waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return house.get(GATE + "?wait=30", "If-None-Match", etag);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });

        editor.post(
                "/v1/slots",
                new SlotRequest(
                        Optional.of("a"),
                        "news",
                        List.of("gate"),
                        When.ALWAYS,
                        Mode.ROTATE,
                        Optional.empty(),
                        Optional.empty()),
                SlotView.class);
        house.office.settle(Duration.ofSeconds(10));
        // Another root, another manifest: whether or not a slot without approved items changes it, this does.
        house.join(chen, "yang", "guangming", AccountRole.REVIEWER);

        HttpResponse<byte[]> answer = waiting.get(25, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("etag").orElseThrow()).isNotEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "-1", "x", "", "1e1", "999999999999"})
    void refusesOtherWaits(String wait) throws Exception {
        assertThat(house.get(GATE + "?wait=" + wait, "If-None-Match", etag()).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/screens/none/manifest", "/v1/screens//manifest", "/v1/screens/a/b/manifest"})
    void knowsNoOtherScreen(String path) throws Exception {
        HttpResponse<byte[]> answer = house.get(path);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(House.text(answer)).contains("http.not-found");
    }

    private String etag() throws Exception {
        return house.get(GATE).headers().firstValue("etag").orElseThrow();
    }
}
