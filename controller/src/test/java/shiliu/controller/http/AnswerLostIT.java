package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.audit.AuditPage;
import shiliu.controller.http.House.Person;
import shiliu.controller.intake.PlaylistFiles;
import shiliu.controller.office.Office;
import shiliu.controller.people.Caller;
import shiliu.controller.store.RequestKey;
import shiliu.player.json.Json;
import shiliu.player.net.Body;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** A controller that ended between a deed and its answer: asked again it answers about what was done, and does it no more. */
class AnswerLostIT {
    @TempDir
    Path folder;

    private House house;
    private Person chen;
    private Person li;
    private Person yang;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        chen = house.administrator();
        li = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        yang = house.join(chen, "yang", "guangming", AccountRole.REVIEWER);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    /** As if the process had died after the commit: the deed and its key are there, its answer is not. */
    private void unanswered(Person who, String line, byte[] body, Callable<?> deed) throws Exception {
        String key = line.substring(line.indexOf("idempotency-key=") + "idempotency-key=".length());
        RequestKey asked = new RequestKey(who.id, key, Once.request(line, body));
        house.office.requests().once(asked, deed::call);
        assertThat(asked.noted()).isTrue();
        house.restart();
        chen = house.person("chen", chen.key);
        li = house.person("li", li.key);
        yang = house.person("yang", yang.key);
    }

    private Office office() {
        return house.office;
    }

    private Caller caller(Person who) {
        return office().accounts().byKey(who.key.keyId()).orElseThrow();
    }

    private long entries() throws Exception {
        return chen.get("/v1/audit", AuditPage.class).rows().stream()
                .filter(row -> !row.body().contains("\"START\"") && !row.body().contains("\"SIGN\""))
                .count();
    }

    private static SlotRequest slot() {
        return new SlotRequest(
                Optional.empty(),
                "news",
                List.of("gate"),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void slots() throws Exception {
        house.upload(li, "news", "共建");
        String add = "/v1/slots?idempotency-key=a1";
        byte[] body = Json.write(slot());
        unanswered(li, "POST " + add, body, () -> office().slots().add(caller(li), slot()));
        long before = entries();
        SlotView added = li.post(add, slot(), SlotView.class);
        assertThat(added.id()).isEqualTo("news-1");
        assertThat(li.post(add, slot(), SlotView.class)).isEqualTo(added);
        String remove = "/v1/slots/news-1?idempotency-key=a2";
        unanswered(li, "DELETE " + remove, new byte[0], () -> {
            office().slots().remove(caller(li), "news-1");
            return 1;
        });
        assertThat(li.http.send("DELETE", remove, Body.NONE).status()).isEqualTo(204);
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void uploadsDraftsAndReviews() throws Exception {
        byte[] zip = House.zip(House.playlist("news", "共建"));
        Playlist playlist = House.reader().read(PlaylistFiles.zip("x.zip", zip)).playlist();
        String upload = "/v1/playlists?draft=1&idempotency-key=u";
        unanswered(li, "POST " + upload, zip, () -> office().playlists().upload(caller(li), playlist, Map.of(), true));
        String submit = "/v1/playlists/news/submissions?idempotency-key=s";
        unanswered(li, "POST " + submit, new byte[0], () -> office().playlists().submit(caller(li), "news"));
        String reject = "/v1/reviews/news.1/rejections?idempotency-key=r";
        RejectRequest reason = new RejectRequest("错字");
        unanswered(
                yang,
                "POST " + reject,
                Json.write(reason),
                () -> office().reviews().reject(caller(yang), "news.1", reason));
        long before = entries();
        UploadAnswer answer =
                li.http.send("POST", upload, Body.of("application/zip", zip)).as(UploadAnswer.class);
        assertThat(answer.review()).isEqualTo("news.1");
        assertThat(answer.items()).isEqualTo(1);
        assertThat(li.http
                        .send("POST", submit, Body.NONE)
                        .as(PlaylistView.class)
                        .revision())
                .isEqualTo(1);
        assertThat(yang.post(reject, reason, ReviewView.class).state()).isEqualTo(ReviewState.REJECTED);
        assertThat(entries()).as("nothing was done again").isEqualTo(before);
    }

    /** The code that nobody saw is void: there is a new one, and still one person. */
    @Test
    void invitations() throws Exception {
        String invite = "/v1/people?idempotency-key=i";
        NewPerson bai = new NewPerson("bai", "白", Set.of(AccountRole.EDITOR), "guangming");
        String[] lost = {""};
        unanswered(chen, "POST " + invite, Json.write(bai), () -> {
            lost[0] = office().accounts().invite(caller(chen), bai).code();
            return 1;
        });
        InviteAnswer invited = chen.post(invite, bai, InviteAnswer.class);
        assertThat(invited.code()).isNotEqualTo(lost[0]);
        assertThat(chen.post(invite, bai, InviteAnswer.class)).isEqualTo(invited);
        Person stranger = house.stranger();
        assertThat(stranger.post(
                                "/v1/logins",
                                new LoginRequest(invited.code(), House.base64(stranger.key)),
                                LoginAnswer.class)
                        .person())
                .isEqualTo("bai");
    }

    @Test
    void nothingIsNotedOfWhatWasTakenBack() throws Exception {
        RequestKey asked = new RequestKey("li", "x", Sha256.of(new byte[0]));
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() ->
                        office().requests().once(asked, () -> office().slots().add(caller(li), slot()))))
                .as("there is no such playlist")
                .isNotNull();
        assertThat(asked.noted()).isFalse();
        assertThat(office().requests().find(asked)).isEmpty();
    }
}
