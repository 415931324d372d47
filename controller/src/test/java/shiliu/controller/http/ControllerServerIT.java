package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.config.Communities;
import shiliu.controller.http.House.Person;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.Json;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.ProblemDocument;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** The office's work through HTTP, with the real store behind it. */
class ControllerServerIT {
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
    void takesPlaylistsThroughReview() throws Exception {
        Person chen = house.administrator();
        Person editor = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        Person reviewer = house.join(chen, "yang", "guangming", AccountRole.REVIEWER);
        Person elsewhere = house.join(chen, "bai", "jinhui", AccountRole.REVIEWER);

        UploadAnswer upload = house.upload(editor, "news", "共建美好家园");
        assertThat(house.upload(editor, "news", "共建美好家园")).isEqualTo(upload);

        ReviewView review = reviewer.get("/v1/reviews/" + upload.review(), ReviewView.class);
        assertThat(review.state()).isEqualTo(ReviewState.WAITING);
        String blob = "/v1/blobs/" + review.items().get(0).blob().sha256();
        assertThat(new String(reviewer.http.send("GET", blob, Body.NONE).body(), StandardCharsets.UTF_8))
                .contains("共建美好家园");
        assertThat(house.get(blob).statusCode()).as("a draft without signature").isEqualTo(404);
        assertThat(refused(() -> elsewhere.http.send("GET", blob, Body.NONE)).status())
                .as("a draft of another community")
                .isEqualTo(404);

        String rejections = "/v1/reviews/" + upload.review() + "/rejections";
        assertThat(refused(() -> editor.post(rejections, new RejectRequest("no"), ReviewView.class))
                        .status())
                .isEqualTo(403);
        assertThat(reviewer.post(rejections, new RejectRequest("错字"), ReviewView.class)
                        .state())
                .isEqualTo(ReviewState.REJECTED);

        assertThat(editor.http.send("GET", "/v1/playlists", Body.NONE).asList(PlaylistView.class))
                .extracting(PlaylistView::id)
                .containsExactly("news");
        assertThat(editor.http.send("DELETE", "/v1/playlists/news", Body.NONE).status())
                .isEqualTo(200);
    }

    @Test
    void keepsSlots() throws Exception {
        Person chen = house.administrator();
        Person editor = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        house.upload(editor, "news", "共建美好家园");

        SlotRequest wanted = new SlotRequest(
                Optional.of("a"),
                "news",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        SlotView slot = editor.post("/v1/slots", wanted, SlotView.class);

        assertThat(slot.on()).containsExactly("gate");
        assertThat(editor.http.send("GET", "/v1/slots", Body.NONE).asList(SlotView.class))
                .containsExactly(slot);
        assertThat(editor.http.send("DELETE", "/v1/slots/a", Body.NONE).status())
                .isEqualTo(204);
        assertThat(refused(() -> editor.http.send("DELETE", "/v1/slots/a", Body.NONE))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void tellsEveryProblemOfAnUpload() throws Exception {
        Person editor = house.join(house.administrator(), "li", "guangming", AccountRole.EDITOR);
        byte[] zip =
                House.zip(House.playlist("news", "x").replace("kind", "kindd").replace("2026-11-01", "2026-11-31"));

        ApiException refusal =
                refused(() -> editor.http.send("POST", "/v1/playlists", Body.of("application/zip", zip)));

        assertThat(refusal.status()).isEqualTo(422);
        assertThat(refusal.problems()).hasSizeGreaterThan(1).allSatisfy(place -> {
            assertThat(place.line()).isPositive();
            assertThat(place.message()).isNotBlank();
        });
    }

    @Test
    void countsTheBytesOfAnUpload() throws Exception {
        Person editor = house.join(house.administrator(), "li", "guangming", AccountRole.EDITOR);
        byte[] zip = House.zip(House.playlist("news", "x"));
        List<Long> sent = new java.util.concurrent.CopyOnWriteArrayList<>();

        editor.http.send("POST", "/v1/playlists", Body.of("application/zip", zip, sent::add));

        assertThat(sent).startsWith(0L).endsWith((long) zip.length);
    }

    @Test
    void retriesOnceWithTheControllersTime() throws Exception {
        Person chen = house.administrator();
        Person late = house.person(
                "chen", chen.key, InstantSource.fixed(House.NOON.minus(Duration.ofDays(400))), Duration.ofSeconds(20));

        assertThat(late.http.send("GET", "/v1/slots", Body.NONE).status()).isEqualTo(200);
        assertThat(late.http.offset()).isEqualTo(Duration.ofDays(400));
    }

    @Test
    void speaksTheLanguageOfWhoAsks() throws Exception {
        HttpResponse<byte[]> chinese = house.get("/v1/nothing", "Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
        HttpResponse<byte[]> english = house.get("/v1/nothing", "Accept-Language", "en-GB, zh;q=0.2");

        assertThat(House.text(chinese)).contains("这里没有这个东西");
        assertThat(House.text(english)).contains("there is no such thing here");
        ProblemDocument problem = Json.read(english.body(), ProblemDocument.class);
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.code()).isEqualTo("http.not-found");
        assertThat(english.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void namesTheMethodsOfAPath() throws Exception {
        HttpResponse<byte[]> answer = house.request("PUT", "/v1/playlists", new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("allow")).contains("GET, HEAD, POST");
        assertThat(House.text(answer)).contains("http.method");
    }

    @Test
    void givesItsTimeAndItsRoots() throws Exception {
        HttpResponse<byte[]> time = house.get("/v1/time?nonce=abc");
        assertThat(Envelope.read(time.body()).payloadType()).contains("time");
        assertThat(house.get("/v1/time").statusCode()).isEqualTo(400);
        assertThat(house.get("/v1/time?nonce=" + "a".repeat(65)).statusCode()).isEqualTo(400);

        assertThat(Envelope.read(house.get("/v1/roots/1").body()))
                .isEqualTo(house.office.accounts().roots().get(0));
        for (String version : List.of("0", "2", "01", "-1", "x", "99999999999")) {
            assertThat(house.get("/v1/roots/" + version).statusCode())
                    .as(version)
                    .isEqualTo(404);
        }
    }

    @Test
    void showsTheScreens() throws Exception {
        List<ScreenView> views = Json.readList(house.get("/v1/screens").body(), ScreenView.class);
        assertThat(views).extracting(view -> view.screen().id()).containsExactly("gate", "hall");
        assertThat(house.get("/v1/screens/gate").statusCode()).isEqualTo(200);
        assertThat(house.get("/v1/screens/none").statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/screens/gate/frame").statusCode()).isEqualTo(404);

        HttpResponse<byte[]> page = house.get("/", "Accept-Language", "zh");
        assertThat(page.headers().firstValue("content-security-policy"))
                .contains("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        assertThat(House.text(house.get("/?lang=zh", "Accept-Language", "en"))).contains("屏幕一览");
        assertThat(House.text(house.get("/?lang=%3Cb%3E", "Accept-Language", "en")))
                .contains("Screens");
        for (String file : List.of("/wall.js", "/wall.svg")) {
            assertThat(house.get(file).statusCode()).isEqualTo(200);
        }
        assertThat(House.text(page)).contains("屏幕一览", "&lt;b&gt;gate&lt;/b&gt;").doesNotContain("<b>");
        assertThat(house.get("/wall.css").statusCode()).isEqualTo(200);
        assertThat(house.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(house.get("/readyz").statusCode()).isEqualTo(200);
    }

    @Test
    void explainsToPeopleWhatPlays() throws Exception {
        Person editor = house.join(house.administrator(), "li", "guangming", AccountRole.EDITOR);

        String path = "/v1/screens/gate/explain?at=2026-11-23T04:00:00Z";
        assertThat(new String(editor.http.send("GET", path, Body.NONE).body(), StandardCharsets.UTF_8))
                .contains("\"rule\":\"NO_SLOT\"");
        assertThat(refused(() -> editor.http.send("GET", "/v1/screens/gate/explain?at=noon", Body.NONE))
                        .status())
                .isEqualTo(400);
        assertThat(house.get(path).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "", "no-such-host.invalid"})
    void listensOnTheLoopbackOnly(String host) {
        assertThatThrownBy(() -> ControllerServer.start(
                        new ControllerServer.Listen(host, 0, Limits.DEFAULT),
                        house.office,
                        new shiliu.controller.intake.PlaylistReader(
                                Communities.ofIds(Set.of()), c -> true, shiliu.controller.intake.Preflight.NONE),
                        InstantSource.fixed(House.NOON)))
                .isInstanceOf(ServerException.class);
    }

    @Test
    void saysWhereItCannotListen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            ServerException refused = catchThrowableOfType(
                    ServerException.class,
                    () -> ControllerServer.start(
                            new ControllerServer.Listen("127.0.0.1", taken.getLocalPort(), Limits.DEFAULT),
                            house.office,
                            new shiliu.controller.intake.PlaylistReader(
                                    Communities.ofIds(Set.of()), c -> true, shiliu.controller.intake.Preflight.NONE),
                            InstantSource.fixed(House.NOON)));
            assertThat(refused.sentence().key()).isEqualTo("http.cannot-listen");
        }
    }

    private static ApiException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        return catchThrowableOfType(ApiException.class, request);
    }
}
