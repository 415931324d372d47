package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AcknowledgeRequest;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.api.RootRequest;
import shiliu.controller.api.Signs;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadRequest;
import shiliu.controller.http.House.Person;
import shiliu.controller.http.House.Street;
import shiliu.controller.office.World;
import shiliu.controller.people.NextRoot;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.player.screen.ByHand;
import shiliu.protocols.driver.Proof;

/** Every route that touches a thing of one community, against somebody who may do all of it in another one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherCommunityIT {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final World.SettableClock clock = new World.SettableClock(House.NOON);
    private House house;
    private Person chen;
    /** With every role, in another community. */
    private Person stranger;

    private String begun = "";

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Street street = new Street(House.STREET, Signs.NONE, clock);
        house = House.open(folder, Limits.DEFAULT.withPerAddress(500), street);
        chen = house.administrator();
        stranger = house.join(chen, "bai", "jinhui", AccountRole.values());
        Person editor = house.join(chen, "editor", "guangming", AccountRole.EDITOR);
        house.upload(editor, "theirs", "我们的");
        editor.http.send(
                "POST", "/v1/playlists?draft=1", Body.of("application/zip", House.zip(House.playlist("sketch", "草稿"))));
        editor.post("/v1/slots", slot("theirs", "gate"), SlotView.class);
        begun = "/v1/uploads/" + Sha256.of(BODY);
        editor.http.send("PUT", begun, Body.json(new UploadRequest(2)));
        raiseAlarm();
    }

    @AfterAll
    void close() throws Exception {
        house.close();
    }

    /** Its player falls silent. */
    private void raiseAlarm() throws Exception {
        house.office
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        "gate",
                        "0123456789abcdef0123456789abcdef",
                        1,
                        House.NOON,
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.of(new Report.Shown(
                                Report.What.SAFE_CARD,
                                Optional.empty(),
                                Optional.empty(),
                                Sha256.of(BODY),
                                Proof.OUTPUT,
                                House.NOON)),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        house.office.alarms().look();
        clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        house.office.alarms().look();
    }

    private long alarm() {
        return house.office.alarms().open().get(0).id();
    }

    private static SlotRequest slot(String playlist, String screen) {
        return new SlotRequest(
                Optional.empty(),
                playlist,
                List.of(screen),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
    }

    private static OrderRequest stop(Person who) {
        Order order = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.screen("gate"),
                House.NOON.toEpochMilli(),
                House.NOON,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty());
        return new OrderRequest(Envelope.sign(DocumentType.ORDER, order, List.of(who.key)));
    }

    private Envelope root() {
        return Envelope.sign(
                DocumentType.ROOT,
                NextRoot.without(house.office.accounts().root(), "editor", House.NOON),
                List.of(stranger.key));
    }

    /** What somebody with every role, but of another community, gets for a thing of this one. */
    private sealed interface Elsewhere {
        /** Refused by this sentence, by the status that goes with it. */
        record No(int status, String code, String path, Object body) implements Elsewhere {}

        /** It is about no thing of one community: for everybody, or the caller's own alone. */
        record Nobodys() implements Elsewhere {}

        /** A list: what is not theirs is not in it. */
        record Left(String path, String absent) implements Elsewhere {}
    }

    private static Elsewhere no(int status, String code, String path, Object body) {
        return new Elsewhere.No(status, code, path, body);
    }

    private static Elsewhere no(String code, String path) {
        return no(403, code, path, new byte[0]);
    }

    /** No default: a new route does not compile before it is thought of. */
    private Elsewhere elsewhere(Route route) throws Exception {
        return switch (route) {
            case WALL, STYLE, SCRIPT, ICON, EVENTS, HEALTH, READY, METRICS, OPENAPI -> new Elsewhere.Nobodys();
            case MANIFEST, BLOB, ROOT, ORDER_STREAM, TIME, OFFICE, SCREENS, SCREEN, SCREENSHOT ->
                new Elsewhere.Nobodys();
            case LOGIN, PAIR, FESTIVALS -> new Elsewhere.Nobodys();
            // Screens are public, and so is what plays on them and why; each upload is its sender's alone.
            case SLOTS, DRAFT_SLOTS, EXPLAIN, TIMELINE, ORDERS, ORDER_PROGRESS, ALERTS, ALARMS ->
                new Elsewhere.Nobodys();
            case REPORT -> no(403, "http.not-permitted", "/v1/screens/gate/report", BODY);
            case FRAME -> no(403, "http.not-permitted", "/v1/screens/gate/frame", BODY);
            case BEGIN_UPLOAD -> new Elsewhere.Nobodys();
            case UPLOAD_STATE -> no(404, "review.upload-unknown", begun, new byte[0]);
            case UPLOAD_PIECE -> no(404, "review.upload-unknown", begun + "?offset=0", new byte[] {1});
            case UPLOAD -> no(403, "review.not-editor", "/v1/playlists", House.zip(House.playlist("hers", "别人")));
            case SUBMIT -> no("review.not-editor", "/v1/playlists/sketch/submissions");
            case PLAYLISTS -> new Elsewhere.Left("/v1/playlists", "\"theirs\"");
            case PLAYLIST -> no("review.not-yours", "/v1/playlists/theirs");
            case WITHDRAW -> no("review.not-yours", "/v1/playlists/theirs");
            case REVIEWS -> new Elsewhere.Left("/v1/reviews", "theirs.1");
            case REVIEW -> no("review.not-yours", "/v1/reviews/theirs.1");
            case APPROVE ->
                no(403, "review.not-reviewer", "/v1/reviews/theirs.1/approvals", new ApprovalRequest(List.of()));
            case REJECT -> no(403, "review.not-reviewer", "/v1/reviews/theirs.1/rejections", new RejectRequest("x"));
            case ADD_SLOT -> no(403, "publish.not-planner", "/v1/slots", slot("theirs", "gate"));
            case REMOVE_SLOT -> no("publish.not-planner", "/v1/slots/theirs-1");
            case BY_HAND ->
                no(
                        403,
                        "publish.not-by-hand",
                        "/v1/screens/gate/by-hand",
                        new ByHandRequest(
                                Optional.of(new ByHand(Optional.of(40), false, House.NOON.plusSeconds(3600)))));
            // What was shown is public, and so is the proof of it.
            case PLAYS, DISCLOSURES -> new Elsewhere.Nobodys();

            case ACKNOWLEDGE ->
                no(403, "alarm.not-yours", "/v1/alarms/" + alarm() + "/ack", new AcknowledgeRequest("seen"));
            case AUDIT -> no("audit.not-permitted", "/v1/audit");
            case ORDER -> no(403, "bundle.refused.other-community", "/v1/orders", stop(stranger));
            case INVITE_PLAYER -> no(403, "people.not-technician", "/v1/players", new PairInvite(Set.of("gate")));
            case PEOPLE -> new Elsewhere.Left("/v1/people", "\"editor\"");
            case INVITE ->
                no(
                        403,
                        "people.not-administrator",
                        "/v1/people",
                        new NewPerson("newcomer", "x", Set.of(AccountRole.EDITOR), "guangming"));
            case CONFIRM ->
                no(403, "people.not-administrator", "/v1/people/editor/confirmations", new RootRequest(root()));
            case NEW_KEY_CODE -> no("people.not-administrator", "/v1/people/editor/codes");
            case TAKE_ROOT -> no(403, "people.not-administrator", "/v1/roots", new RootRequest(root()));
            case REVOKE ->
                no(
                        403,
                        "people.not-administrator",
                        "/v1/people/editor/revocations",
                        new RevokeRequest(Optional.of(root())));
        };
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void refusesWhoIsOfAnotherCommunity(Route route) throws Exception {
        String before = things();
        Elsewhere expected = elsewhere(route);
        if (expected instanceof Elsewhere.No no) {
            HttpResponse<byte[]> answer = send(route, no.path(), no.body());
            assertThat(House.text(answer)).contains("\"" + no.code() + "\"");
            assertThat(answer.statusCode()).isEqualTo(no.status());
        } else if (expected instanceof Elsewhere.Left left) {
            HttpResponse<byte[]> answer = send(route, left.path(), new byte[0]);
            assertThat(answer.statusCode()).as(House.text(answer)).isEqualTo(200);
            assertThat(House.text(answer)).doesNotContain(left.absent());
        }
        assertThat(things()).isEqualTo(before);
    }

    /** Everything that somebody who sees all can see of this house, but for the log of refusals. */
    private String things() throws Exception {
        StringBuilder all = new StringBuilder();
        for (String path : List.of(
                "/v1/people",
                "/v1/playlists",
                "/v1/reviews",
                "/v1/slots",
                "/v1/orders",
                "/v1/alarms?all=1",
                "/v1/screens/gate")) {
            all.append(new String(chen.http.send("GET", path, Body.NONE).body(), StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    private HttpResponse<byte[]> send(Route route, String path, Object body) throws Exception {
        byte[] bytes = body instanceof byte[] raw ? raw : Json.write(body);
        Map<String, String> fields = new RequestSigner(stranger.key, new SecureRandom())
                .sign(
                        RequestLine.of(route.method().name(), path),
                        bytes.length == 0 ? Optional.empty() : Optional.of(Sha256.of(bytes)),
                        House.NOON)
                .fields();
        return house.request(route.method().name(), path, bytes, fields);
    }
}
