package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.controller.http.OpenApiContract.bytes;
import static shiliu.controller.http.OpenApiContract.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AcknowledgeRequest;
import shiliu.controller.api.AlarmList;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.api.RootRequest;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.http.House.Person;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.ByHand;

/** A real controller's answers, route by route, against its own OpenAPI document. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiIT {
    private OpenApiTown town;
    private OpenApiContract contract;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        town = OpenApiTown.open(folder);
        contract = town.contract;
    }

    @AfterAll
    void close() throws Exception {
        town.close();
    }

    @Test
    @Order(1)
    void pages() throws Exception {
        for (Route page :
                List.of(Route.WALL, Route.STYLE, Route.SCRIPT, Route.ICON, Route.HEALTH, Route.READY, Route.METRICS)) {
            town.open(200, page, page.path());
        }
        town.open(200, Route.WALL, "/?lang=zh");
        HttpResponse<byte[]> served = town.open(200, Route.OPENAPI, "/v1/openapi.yaml");
        try (InputStream file = Route.class.getResourceAsStream(OpenApi.FILE)) {
            assertThat(served.body()).isEqualTo(file.readAllBytes());
        }
    }

    @Test
    @Order(2)
    void people() throws Exception {
        Person chen = town.chen;
        town.get(200, Route.PEOPLE, chen, "/v1/people");
        NewPerson bai = new NewPerson("bai", "白", Set.of(AccountRole.REVIEWER), "jinhui");
        String code = Json.read(town.post(201, Route.INVITE, chen, "/v1/people", bai), InviteAnswer.class)
                .code();
        town.post(409, Route.INVITE, chen, "/v1/people", new NewPerson("chen", "x", bai.roles(), "*"));
        town.post(422, Route.INVITE, chen, "/v1/people", new NewPerson("x", "x", bai.roles(), "nowhere"));

        Person stranger = town.house.stranger();
        LoginRequest login = new LoginRequest(code, House.base64(stranger.key));
        town.post(401, Route.LOGIN, town.house.stranger(), "/v1/logins", login);
        town.post(403, Route.LOGIN, stranger, "/v1/logins", new LoginRequest("AAAA-BBBB", login.key()));
        town.post(201, Route.LOGIN, stranger, "/v1/logins", login);

        String confirmations = "/v1/people/bai/confirmations";
        RootRequest root = new RootRequest(town.rootWith("bai"));
        town.post(403, Route.CONFIRM, town.li, confirmations, root);
        town.post(404, Route.CONFIRM, chen, "/v1/people/nobody/confirmations", root);
        town.post(200, Route.CONFIRM, chen, confirmations, root);
        town.get(404, Route.NEW_KEY_CODE, chen, "/v1/people/nobody/codes");
        town.get(201, Route.NEW_KEY_CODE, chen, "/v1/people/bai/codes");
        RootRequest three = new RootRequest(town.rootOfThree());
        town.post(403, Route.TAKE_ROOT, town.li, "/v1/roots", three);
        town.post(201, Route.TAKE_ROOT, chen, "/v1/roots", three);
        town.post(201, Route.TAKE_ROOT, chen, "/v1/roots", three);
        town.post(409, Route.TAKE_ROOT, chen, "/v1/roots", root);
        RevokeRequest revoke = new RevokeRequest(Optional.of(town.rootWithout("bai")));
        town.post(422, Route.REVOKE, chen, "/v1/people/bai/revocations", new RevokeRequest(Optional.empty()));
        town.post(200, Route.REVOKE, chen, "/v1/people/bai/revocations", revoke);
        town.post(409, Route.CONFIRM, chen, confirmations, root);

        PairInvite hall = new PairInvite(Set.of("d-board"));
        town.post(404, Route.INVITE_PLAYER, chen, "/v1/players", new PairInvite(Set.of("none")));
        InviteAnswer invited =
                Json.read(town.post(201, Route.INVITE_PLAYER, chen, "/v1/players", hall), InviteAnswer.class);
        Person player = town.house.stranger();
        PairRequest pair = new PairRequest(invited.code(), House.base64(player.key));
        town.post(201, Route.PAIR, player, "/v1/pairings", pair);
        Person other = town.house.stranger();
        town.post(403, Route.PAIR, other, "/v1/pairings", new PairRequest("AAAA-BBBB", House.base64(other.key)));
    }

    @Test
    @Order(3)
    void playlists() throws Exception {
        byte[] zip = House.zip(OpenApiTown.BOOKS);
        town.get(200, Route.PLAYLISTS, town.li, "/v1/playlists");
        UploadAnswer upload = Json.read(
                town.send(201, Route.UPLOAD, town.li, "/v1/playlists", zip).body(), UploadAnswer.class);
        byte[] bad = House.zip(OpenApiTown.BOOKS.replace("2026-11-01", "2026-11-31"));
        town.send(422, Route.UPLOAD, town.li, "/v1/playlists", bad);
        town.send(415, Route.UPLOAD, town.li, "/v1/playlists", new byte[] {1, 2, 3});
        town.send(403, Route.UPLOAD, town.yang, "/v1/playlists", zip);
        OpenApiUploads.inPieces(town, House.zip(OpenApiTown.BOOKS.replace("books", "pieces")));

        String path = "/v1/reviews/" + upload.review();
        ReviewView review =
                Json.read(town.get(200, Route.REVIEW, town.yang, path).body(), ReviewView.class);
        town.get(404, Route.REVIEW, town.yang, "/v1/reviews/none.1");
        String draft = "/v1/blobs/" + review.items().get(0).blob().sha256();
        town.open(404, Route.BLOB, draft);
        town.get(200, Route.BLOB, town.yang, draft);
        town.post(403, Route.APPROVE, town.li, path + "/approvals", town.approvals(town.yang, review));
        town.post(200, Route.APPROVE, town.yang, path + "/approvals", town.approvals(town.yang, review));

        UploadAnswer second = town.house.upload(town.li, "wrong", "错字");
        String rejections = "/v1/reviews/" + second.review() + "/rejections";
        town.post(422, Route.REJECT, town.yang, rejections, new RejectRequest(""));
        town.post(200, Route.REJECT, town.yang, rejections, new RejectRequest("错字"));
        town.post(409, Route.REJECT, town.yang, path + "/rejections", new RejectRequest("错字"));
        String closed = "/v1/reviews/" + second.review();
        ReviewView wrong =
                Json.read(town.get(200, Route.REVIEW, town.yang, closed).body(), ReviewView.class);
        town.post(409, Route.APPROVE, town.yang, closed + "/approvals", town.approvals(town.yang, wrong));
        town.post(422, Route.APPROVE, town.yang, path + "/approvals", town.approvals(town.yang, wrong));
        town.get(200, Route.REVIEWS, town.yang, "/v1/reviews");
        town.get(200, Route.PLAYLISTS, town.li, "/v1/playlists");
        town.get(200, Route.PLAYLIST, town.li, "/v1/playlists/books");
        town.get(404, Route.PLAYLIST, town.li, "/v1/playlists/none");
    }

    @Test
    @Order(4)
    void schedule() throws Exception {
        for (SlotRequest slot : town.slots()) {
            town.post(201, Route.ADD_SLOT, town.li, "/v1/slots?now=1", slot);
        }
        SlotRequest other = OpenApiTown.slot("a", "books", "#outdoor");
        town.post(409, Route.ADD_SLOT, town.li, "/v1/slots", other);
        town.post(422, Route.ADD_SLOT, town.li, "/v1/slots", OpenApiTown.slot("x", "books", "nowhere"));
        town.post(404, Route.ADD_SLOT, town.li, "/v1/slots", OpenApiTown.slot("x", "none", "gate"));
        town.get(200, Route.SLOTS, town.li, "/v1/slots");
        ScheduleDraft draft = new ScheduleDraft(
                List.of(OpenApiTown.slot("d", "books", "gate")),
                List.of("b"),
                List.of(),
                OpenApiTown.TODAY,
                OpenApiTown.TODAY.plusDays(1));
        assertThat(parse(town.post(200, Route.DRAFT_SLOTS, town.li, "/v1/slots/draft", draft)))
                .isNotEmpty();
        town.house.office.settle(Duration.ofSeconds(20));

        town.get(200, Route.FESTIVALS, town.li, "/v1/festivals");
        String gate = "/v1/screens/gate";
        town.get(200, Route.EXPLAIN, town.li, gate + "/explain");
        town.get(200, Route.EXPLAIN, town.li, gate + "/explain?at=2026-11-23T12:00");
        town.get(400, Route.EXPLAIN, town.li, gate + "/explain?at=noon");
        town.get(404, Route.EXPLAIN, town.li, "/v1/screens/none/explain");
        town.get(200, Route.TIMELINE, town.li, gate + "/timeline?day=2026-11-23");
        town.get(400, Route.TIMELINE, town.li, gate + "/timeline?day=today");
        town.get(404, Route.TIMELINE, town.li, "/v1/screens/none/timeline");
        town.get(404, Route.REMOVE_SLOT, town.li, "/v1/slots/none");
        town.get(204, Route.REMOVE_SLOT, town.li, "/v1/slots/b?now=1");
    }

    @Test
    @Order(5)
    void players() throws Exception {
        String gate = "/v1/screens/gate";
        town.house.office.settle(Duration.ofSeconds(20));
        HttpResponse<byte[]> manifest = town.open(200, Route.MANIFEST, gate + "/manifest");
        String etag = manifest.headers().firstValue("etag").orElseThrow();
        town.open(304, Route.MANIFEST, gate + "/manifest", "If-None-Match", etag);
        town.open(400, Route.MANIFEST, gate + "/manifest?wait=31");
        town.open(404, Route.MANIFEST, "/v1/screens/none/manifest");

        Sha256 item = town.item(manifest.body());
        town.open(200, Route.BLOB, "/v1/blobs/" + item);
        town.open(206, Route.BLOB, "/v1/blobs/" + item, "Range", "bytes=2-5");
        town.open(304, Route.BLOB, "/v1/blobs/" + item, "If-None-Match", '"' + item.hex() + '"');
        town.open(416, Route.BLOB, "/v1/blobs/" + item, "Range", "bytes=999999-");
        town.open(404, Route.BLOB, "/v1/blobs/x");
        town.open(200, Route.ROOT, "/v1/roots/1");
        town.open(404, Route.ROOT, "/v1/roots/0");
        town.open(200, Route.TIME, "/v1/time?nonce=abc");
        town.open(400, Route.TIME, "/v1/time");

        town.open(404, Route.SCREENSHOT, gate + "/frame");
        town.send(415, Route.FRAME, town.player, gate + "/frame", new byte[] {1, 2, 3});
        town.send(403, Route.FRAME, town.player, "/v1/screens/d-board/frame", town.png(Color.RED));
        town.send(204, Route.FRAME, town.player, gate + "/frame", town.png(Color.RED));
        HttpResponse<byte[]> picture = town.open(200, Route.SCREENSHOT, gate + "/frame");
        String seen = picture.headers().firstValue("etag").orElseThrow();
        town.open(304, Route.SCREENSHOT, gate + "/frame", "If-None-Match", seen);

        town.post(204, Route.REPORT, town.player, gate + "/report", town.report(item));
        town.post(403, Route.REPORT, town.chen, gate + "/report", town.report(item));
        town.post(422, Route.REPORT, town.player, gate + "/report", town.reportOf("d-board", item));
    }

    @Test
    @Order(6)
    void screens() throws Exception {
        ByHandRequest dim = new ByHandRequest(
                Optional.of(new ByHand(Optional.of(40), false, House.NOON.plus(Duration.ofHours(1)))));
        town.post(200, Route.BY_HAND, town.ma, "/v1/screens/gate/by-hand", dim);
        ByHandRequest late = new ByHandRequest(Optional.of(new ByHand(Optional.of(40), false, House.NOON)));
        town.post(422, Route.BY_HAND, town.ma, "/v1/screens/gate/by-hand", late);
        town.post(404, Route.BY_HAND, town.chen, "/v1/screens/none/by-hand", dim);
        town.house.office.settle(Duration.ofSeconds(20));
        town.open(200, Route.MANIFEST, "/v1/screens/gate/manifest");
        town.open(200, Route.SCREENS, "/v1/screens");
        town.open(200, Route.OFFICE, "/v1/office");
        JsonNode gate = parse(town.open(200, Route.SCREEN, "/v1/screens/gate").body());
        assertThat(gate.fieldNames())
                .toIterable()
                .as("the whole of it was looked at")
                .contains("wanted", "stored", "shown", "heard", "clock", "device", "health", "byHand", "picture");
        town.open(404, Route.SCREEN, "/v1/screens/none");
    }

    @Test
    @Order(7)
    void orders() throws Exception {
        OrderRequest alert = town.alert();
        OrderView given = Json.read(town.post(201, Route.ORDER, town.ma, "/v1/orders", alert), OrderView.class);
        town.post(422, Route.ORDER, town.ma, "/v1/orders", town.stopOf("nowhere"));
        town.post(403, Route.ORDER, town.li, "/v1/orders", alert);
        town.post(201, Route.ORDER, town.ma, "/v1/orders", town.stopOf("gate"));
        town.get(200, Route.ORDERS, town.li, "/v1/orders");
        town.get(200, Route.ALERTS, town.li, "/v1/alerts?all=1");
        town.get(200, Route.ORDER_PROGRESS, town.li, "/v1/orders/" + given.hash());
        town.get(404, Route.ORDER_PROGRESS, town.li, "/v1/orders/none");

        String orders = "/v1/screens/gate/orders";
        HttpResponse<byte[]> array = town.open(200, Route.ORDER_STREAM, orders, "Accept", "application/json");
        assertThat(parse(array.body())).hasSize(2);
        town.open(404, Route.ORDER_STREAM, "/v1/screens/none/orders");
        assertThat(events(Route.ORDER_STREAM, orders, 2)).containsExactly("order");
        assertThat(events(Route.EVENTS, "/v1/events", 4)).containsExactlyInAnyOrder("screen", "alarms", "ready");
    }

    @Test
    @Order(8)
    void reports() throws Exception {
        assertThat(parse(town.get(200, Route.PLAYS, town.li, "/v1/plays?screen=gate")
                                .body())
                        .path("plays"))
                .isNotEmpty();
        town.get(400, Route.PLAYS, town.li, "/v1/plays?from=soon");
        town.get(404, Route.PLAYS, town.li, "/v1/plays?screen=none");
        town.get(400, Route.DISCLOSURES, town.li, "/v1/disclosures");
        town.get(422, Route.DISCLOSURES, town.li, "/v1/disclosures?from=2026-11-20&to=2026-11-19");

        town.get(200, Route.AUDIT, town.chen, "/v1/audit");
        town.get(400, Route.AUDIT, town.chen, "/v1/audit?after=x");
        town.get(403, Route.AUDIT, town.li, "/v1/audit");
        town.raiseAlarms();
        HttpResponse<byte[]> open = town.get(200, Route.ALARMS, town.ma, "/v1/alarms");
        long alarm = Json.read(open.body(), AlarmList.class).alarms().get(0).id();
        town.get(400, Route.ALARMS, town.ma, "/v1/alarms?before=x");
        town.get(404, Route.ALARMS, town.ma, "/v1/alarms?screen=none");
        AcknowledgeRequest seen = new AcknowledgeRequest("停电");
        town.post(200, Route.ACKNOWLEDGE, town.ma, "/v1/alarms/" + alarm + "/ack", seen);
        town.post(404, Route.ACKNOWLEDGE, town.ma, "/v1/alarms/99/ack", seen);
        town.post(422, Route.ACKNOWLEDGE, town.ma, "/v1/alarms/" + alarm + "/ack", new AcknowledgeRequest("\u0007"));
        town.get(200, Route.ALARMS, town.ma, "/v1/alarms?all=1");
        events(Route.EVENTS, "/v1/events", 4);

        town.waitTwoDays();
        String days = "/v1/disclosures?from=2026-11-23&to=2026-11-25";
        assertThat(parse(town.get(200, Route.DISCLOSURES, town.li, days).body()))
                .isNotEmpty();
        town.get(200, Route.WITHDRAW, town.li, "/v1/playlists/books");
        town.get(404, Route.WITHDRAW, town.li, "/v1/playlists/none");
    }

    @Test
    @Order(9)
    void refusalsOfAnyRoute() throws Exception {
        HttpResponse<byte[]> unsigned = town.open(401, Route.PLAYLISTS, "/v1/playlists");
        assertThat(House.text(unsigned)).contains("http.signature-missing");
        HttpResponse<byte[]> late = town.late(Route.PLAYLISTS);
        contract.check(Route.PLAYLISTS, late);
        assertThat(parse(late.body()).path("time").isObject()).isTrue();

        contract.checkRefusal(Route.PLAYLISTS, town.house.request("PUT", "/v1/playlists", new byte[0]));
        contract.checkRefusal(Route.SCREENS, town.house.get("/v1/screens?" + "x".repeat(5000)));
        contract.checkRefusal(Route.SCREENS, town.house.get("/v1/screens", "X", "x".repeat(9000)));
        contract.checkRefusal(Route.SCREENS, town.house.request("GET", "/v1/screens", new byte[] {1}));
        town.send(413, Route.REPORT, town.player, "/v1/screens/gate/report", new byte[(1 << 20) + 1]);
    }

    @Test
    @Order(10)
    void everyRouteWasSeenToSucceed() {
        assertThat(contract.succeeded()).containsExactlyInAnyOrder(Route.values());
    }

    /** What this test is for: a field that is new, gone, or of another type does not pass. */
    @Test
    @Order(11)
    void aChangedBodyIsSeen() throws Exception {
        ObjectNode screen =
                (ObjectNode) parse(town.house.get("/v1/screens/gate").body());
        assertThat(contract.errorsOf("ScreenView", screen)).isEmpty();

        for (String name : List.of("screen", "upToDate", "stopped", "problems", "skipped")) {
            assertThat(contract.errorsOf("ScreenView", screen.deepCopy().without(name)))
                    .as(name)
                    .isNotEmpty();
        }
        List<String> names = new ArrayList<>();
        screen.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            assertThat(contract.errorsOf("ScreenView", screen.deepCopy().put(name, 1.5)))
                    .as(name)
                    .isNotEmpty();
        }
        assertThat(contract.errorsOf("ScreenView", screen.deepCopy().put("new", true)))
                .isNotEmpty();
        ObjectNode soon = screen.deepCopy();
        ((ObjectNode) soon.get("wanted")).put("created", "soon");
        assertThat(contract.errorsOf("ScreenView", soon)).as("an instant").isNotEmpty();

        JsonNode manifest = parse(town.house.get("/v1/screens/gate/manifest").body());
        ObjectNode forged = manifest.deepCopy();
        forged.put("payload", Base64.getEncoder().encodeToString(bytes(screen)));
        assertThat(contract.errorsOf("ManifestEnvelope", manifest)).isEmpty();
        assertThat(contract.errorsOf("ManifestEnvelope", forged))
                .as("what is signed")
                .isNotEmpty();
    }

    /** The kinds of the first events; each event's data is as it is written. */
    private Set<String> events(Route route, String path, int count) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(town.house.uri(path))
                .timeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<InputStream> answer = town.house.plain.send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        contract.succeeded().add(route);
        Set<String> kinds = new HashSet<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            String kind = "";
            for (int seen = 0; seen < count; ) {
                String line = lines.readLine();
                kind = line.startsWith("event: ") ? line.substring(7) : kind;
                if (line.startsWith("data: ")) {
                    contract.checkEvent(route, kind, line.substring(6));
                    kinds.add(kind);
                    seen++;
                }
            }
        }
        return kinds;
    }
}
