package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.Signs;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.audit.AuditPage;
import shiliu.controller.http.House.Person;
import shiliu.controller.http.House.Street;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.office.World;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** A request with a key is done once, however often it comes. */
class OnceIT {
    @TempDir
    Path folder;

    private final World.SettableClock clock = new World.SettableClock(House.NOON);
    private House house;
    private Person chen;
    private Person li;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder, Limits.DEFAULT, new Street(House.STREET, Signs.NONE, clock));
        chen = house.administrator();
        li = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        house.upload(li, "news", "共建美好家园");
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private static SlotRequest slot(String screen) {
        return new SlotRequest(
                Optional.empty(),
                "news",
                List.of(screen),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] post(Person who, String target, Object body) throws Exception {
        return who.http.send("POST", target, Body.json(body)).body();
    }

    private static ApiException refused(Person who, String method, String target, Body body) {
        return catchThrowableOfType(ApiException.class, () -> who.http.send(method, target, body));
    }

    private List<SlotView> slots() throws Exception {
        return li.http.send("GET", "/v1/slots", Body.NONE).asList(SlotView.class);
    }

    private long entries(String action) throws Exception {
        return chen.get("/v1/audit", AuditPage.class).rows().stream()
                .filter(row -> row.body().contains("\"" + action + "\""))
                .count();
    }

    @Test
    void theSameAgainGetsTheFirstAnswerAndIsNotDoneAgain() throws Exception {
        byte[] first = post(li, "/v1/slots?idempotency-key=a", slot("gate"));
        assertThat(post(li, "/v1/slots?idempotency-key=a", slot("gate"))).isEqualTo(first);
        house.restart();
        li = house.person("li", li.key);
        chen = house.person("chen", chen.key);
        assertThat(post(li, "/v1/slots?idempotency-key=a", slot("gate"))).isEqualTo(first);
        assertThat(slots()).hasSize(1);
        assertThat(entries("ADD_SLOT")).isEqualTo(1);
        post(li, "/v1/slots?idempotency-key=b", slot("gate"));
        assertThat(slots()).as("another key is another request").hasSize(2);
    }

    @Test
    void theHeaderFieldIsTakenAsWell() throws Exception {
        byte[] body = shiliu.player.json.Json.write(slot("gate"));
        for (String key : List.of("\"field-1\"", "field-1")) {
            Map<String, String> fields = new LinkedHashMap<>(new RequestSigner(li.key, new SecureRandom())
                    .sign(RequestLine.of("POST", "/v1/slots"), Optional.of(Sha256.of(body)), House.NOON)
                    .fields());
            fields.put("Idempotency-Key", key);
            HttpResponse<byte[]> answer = house.request("POST", "/v1/slots", body, fields);
            assertThat(answer.statusCode()).isEqualTo(201);
        }
        assertThat(slots()).hasSize(1);
    }

    @Test
    void aKeyIsForOneRequestOfOnePerson() throws Exception {
        post(li, "/v1/slots?idempotency-key=a", slot("gate"));
        ApiException other = refused(li, "DELETE", "/v1/slots/news-1?idempotency-key=a", Body.NONE);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("http.key-reused");
        SlotRequest heavier = new SlotRequest(
                Optional.of("x"), "news", List.of("gate"), When.ALWAYS, Mode.ROTATE, Optional.of(9), Optional.empty());
        assertThat(refused(li, "POST", "/v1/slots?idempotency-key=a", Body.json(heavier))
                        .status())
                .isEqualTo(422);
        assertThat(slots()).hasSize(1);
        post(chen, "/v1/slots?idempotency-key=a", slot("gate"));
        assertThat(slots()).as("another person's key").hasSize(2);
        for (String bad : List.of("", "a.b", "x".repeat(65))) {
            ApiException refused = refused(li, "POST", "/v1/slots?idempotency-key=" + bad, Body.json(slot("gate")));
            assertThat(refused.code()).as(bad).isEqualTo("http.bad-key");
        }
    }

    @Test
    void whatWasRefusedMayBeTriedAgain() throws Exception {
        String target = "/v1/slots/news-1?idempotency-key=a";
        assertThat(refused(li, "DELETE", target, Body.NONE).status()).isEqualTo(404);
        post(li, "/v1/slots", slot("gate"));
        assertThat(li.http.send("DELETE", target, Body.NONE).status()).isEqualTo(204);
        assertThat(li.http.send("DELETE", target, Body.NONE).status()).isEqualTo(204);
    }

    @Test
    void aCodeIsTheSameAgainAndNowhereOnTheDisk() throws Exception {
        NewPerson bai = new NewPerson("bai", "白", Set.of(AccountRole.EDITOR), "guangming");
        InviteAnswer first = chen.post("/v1/people?idempotency-key=invitation-of-bai", bai, InviteAnswer.class);
        assertThat(chen.post("/v1/people?idempotency-key=invitation-of-bai", bai, InviteAnswer.class))
                .isEqualTo(first);
        assertThat(entries("INVITE")).as("li and bai").isEqualTo(2);
        InviteAnswer gate = chen.post(
                "/v1/players?idempotency-key=invitation-of-gate", new PairInvite(Set.of("gate")), InviteAnswer.class);
        assertThat(chen.post(
                        "/v1/players?idempotency-key=invitation-of-gate",
                        new PairInvite(Set.of("gate")),
                        InviteAnswer.class))
                .isEqualTo(gate);
        for (String file : List.of("shiliu.db", "shiliu.db-wal")) {
            Path database = folder.resolve("data").resolve(file);
            String bytes = Files.exists(database) ? Files.readString(database, StandardCharsets.ISO_8859_1) : "";
            assertThat(bytes).doesNotContain(first.code(), gate.code(), "invitation-of-");
        }
        Person stranger = house.stranger();
        assertThat(stranger.post(
                                "/v1/logins",
                                new LoginRequest(first.code(), House.base64(stranger.key)),
                                LoginAnswer.class)
                        .person())
                .isEqualTo("bai");
    }

    @Test
    void aRejectionAndAWithdrawalAreSaidOnce() throws Exception {
        Person yang = house.join(chen, "yang", "guangming", AccountRole.REVIEWER);
        String target = "/v1/reviews/news.1/rejections?idempotency-key=r";
        ReviewView first = yang.post(target, new RejectRequest("错字"), ReviewView.class);
        assertThat(yang.post(target, new RejectRequest("错字"), ReviewView.class)).isEqualTo(first);
        assertThat(entries("REJECT")).isEqualTo(1);
        byte[] zip = House.zip(House.playlist("news", "共建美好家园"));
        List<UploadAnswer> uploads = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            uploads.add(li.http
                    .send("POST", "/v1/playlists?idempotency-key=u", Body.of("application/zip", zip))
                    .as(UploadAnswer.class));
            if (i == 0) {
                yang.post("/v1/reviews/news.2/rejections", new RejectRequest("x"), ReviewView.class);
            }
        }
        assertThat(uploads.get(1)).isEqualTo(uploads.get(0));
        li.http.send("DELETE", "/v1/playlists/news?idempotency-key=w", Body.NONE);
        li.http.send("DELETE", "/v1/playlists/news?idempotency-key=w", Body.NONE);
        assertThat(entries("WITHDRAW")).isEqualTo(1);
    }

    @Test
    void manyAtOnceAreOne() throws Exception {
        ExecutorService many = Executors.newFixedThreadPool(8);
        try {
            List<Callable<SlotView>> calls = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> li.post("/v1/slots?idempotency-key=m", slot("gate"), SlotView.class));
            }
            Set<String> ids = new java.util.TreeSet<>();
            for (Future<SlotView> done : many.invokeAll(calls)) {
                ids.add(done.get().id());
            }
            assertThat(ids).containsExactly("news-1");
            assertThat(slots()).hasSize(1);
        } finally {
            many.shutdownNow();
        }
    }

    @Test
    void aKeyIsForgottenAfterADay() throws Exception {
        post(li, "/v1/slots?idempotency-key=a", slot("gate"));
        clock.advance(Duration.ofDays(1));
        house.office.keeper().clear(KeepRules.USUAL);
        li = house.person("li", li.key, clock, Duration.ofSeconds(20));
        post(li, "/v1/slots?idempotency-key=a", slot("gate"));
        assertThat(slots()).as("a day old to the second").hasSize(1);
        clock.advance(Duration.ofSeconds(1));
        house.office.keeper().clear(KeepRules.USUAL);
        post(li, "/v1/slots?idempotency-key=a", slot("gate"));
        assertThat(slots()).hasSize(2);
    }
}
