package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Color;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.Signs;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.http.House.Person;
import shiliu.controller.office.World;
import shiliu.controller.people.NextRoot;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.message.Message;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.output.Dims;
import shiliu.player.play.Report;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Leap;
import shiliu.player.schedule.LunarRule;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Occasion;
import shiliu.player.schedule.Reach;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.SolarTerm;
import shiliu.player.schedule.When;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Place;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** A controller with people and things of which nothing is left out; each request is held against the document. */
final class OpenApiTown implements AutoCloseable {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    static final String BOOKS = """
            playlist: books
            title: 公开
            community: guangming
            valid: {from: 2026-11-01, until: 2026-12-31}
            items:
              - {kind: slogan, text: 共建美好家园}
              - kind: disclosure
                column: finance
                period: 2026-10
                title: 十月收支
                table: {columns: [项目, 收入], rows: [[停车, '600']]}
                approver: 监委会
                posted: 2026-11-01
            """;
    private static final String BOOT = "0123456789abcdef0123456789abcdef";
    private static final Instant NOON = House.NOON;

    final House house;
    final OpenApiContract contract = new OpenApiContract();
    final Person chen;
    final Person li;
    final Person yang;
    final Person ma;
    final Person player;
    private final World.SettableClock clock;
    private long sequence;

    private OpenApiTown(House house, World.SettableClock clock) throws Exception {
        this.house = house;
        this.clock = clock;
        this.chen = house.administrator();
        this.li = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        this.yang = house.join(chen, "yang", "guangming", AccountRole.REVIEWER);
        this.ma = house.join(chen, "ma", "guangming", AccountRole.OPERATOR, AccountRole.ALERT);
        this.player = house.player(chen, "gate");
    }

    static OpenApiTown open(Path folder) throws Exception {
        World.SettableClock clock = new World.SettableClock(NOON);
        Signs signs = new Signs(Map.of("guangming", "光明社区"), Map.of("gate", "24.9, 102.5"), Map.of("gate", "player"));
        House.Street street = new House.Street(List.of(gate(), SixScreens.ALL.get(3)), signs, clock);
        return new OpenApiTown(House.open(folder, Limits.DEFAULT.withPerAddress(500), street), clock);
    }

    private static Screen gate() {
        Brightness light = new Brightness(
                100,
                30,
                Optional.of(new Place(24.9, 102.5)),
                Optional.of(5000),
                List.of(new Brightness.Step(LocalTime.of(6, 30), 80)),
                Optional.of(new Brightness.Sensor(1, 9, 50)));
        return new Screen(
                "gate",
                "大门",
                "guangming",
                Set.of("outdoor"),
                new Size(128, 32),
                Colour.RGB,
                10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.of(new Daypart(LocalTime.of(7, 0), LocalTime.of(22, 0))),
                Optional.empty(),
                Optional.of(4.0),
                Optional.of(new Tone(2.2, 0xFFEEDD)),
                Optional.of(Screen.Languages.HAN_FIRST),
                Optional.of(new Leds(Optional.of(new Size(64, 32)), 50, 50)),
                List.of(new Daypart(LocalTime.of(12, 30), LocalTime.of(13, 0))),
                Optional.of(light));
    }

    /** An unsigned GET; fields as name, value, name, value. */
    HttpResponse<byte[]> open(int status, Route route, String target, String... fields) throws Exception {
        return checked(status, route, house.request("GET", target, new byte[0], fields));
    }

    /** A signed request without a body. */
    HttpResponse<byte[]> get(int status, Route route, Person who, String target) throws Exception {
        return send(status, route, who, target, new byte[0]);
    }

    /** A signed JSON body; where it is taken, it is as it is written, and the same with a name more or less is not taken. */
    byte[] post(int status, Route route, Person who, String target, Object body) throws Exception {
        byte[] json = Json.write(body);
        if (status < 300) {
            contract.checkRequest(route, json);
            ObjectNode more = (ObjectNode) OpenApiContract.parse(json);
            send(400, route, who, target, OpenApiContract.bytes(more.put("x", 1)));
            if (route.access().kind() != Access.Kind.NEW_KEY) {
                for (Object name : contract.required(route)) {
                    ObjectNode less = (ObjectNode) OpenApiContract.parse(json);
                    less.remove((String) name);
                    send(400, route, who, target, OpenApiContract.bytes(less));
                }
            }
        }
        return send(status, route, who, target, json).body();
    }

    HttpResponse<byte[]> send(int status, Route route, Person who, String target, byte[] body) throws Exception {
        return checked(status, route, signed(route, who, target, body, clock.instant()));
    }

    /** Signed by a clock that is far off. */
    HttpResponse<byte[]> late(Route route) throws Exception {
        return signed(route, chen, route.path(), new byte[0], clock.instant().minusSeconds(3600));
    }

    private HttpResponse<byte[]> signed(Route route, Person who, String target, byte[] body, Instant at)
            throws Exception {
        String method = route.method().name();
        Optional<Sha256> hash = body.length == 0 ? Optional.empty() : Optional.of(Sha256.of(body));
        Map<String, String> fields = new RequestSigner(who.key, new SecureRandom())
                .sign(RequestLine.of(method, target), hash, at)
                .fields();
        return house.request(method, target, body, fields);
    }

    private HttpResponse<byte[]> checked(int status, Route route, HttpResponse<byte[]> answer) {
        assertThat(answer.uri().getPath()).matches(route.path().replaceAll(":[a-z0-9]+", "[^/]+"));
        assertThat(answer.statusCode()).as("%.900s", House.text(answer)).isEqualTo(status);
        contract.check(route, answer);
        return answer;
    }

    Envelope rootWith(String person) throws Exception {
        PersonView view = chen.http.send("GET", "/v1/people", Body.NONE).asList(PersonView.class).stream()
                .filter(one -> one.id().equals(person))
                .findFirst()
                .orElseThrow();
        return root(NextRoot.with(house.office.accounts().root(), view, NOON));
    }

    /** News take three. */
    Envelope rootOfThree() {
        return root(house.office.accounts().root().next(NOON, Map.of(), Map.of(Stake.NEWS, 3), Optional.empty()));
    }

    Envelope rootWithout(String person) {
        return root(NextRoot.without(house.office.accounts().root(), person, NOON));
    }

    private Envelope root(shiliu.player.bundle.TrustRoot next) {
        return Envelope.sign(DocumentType.ROOT, next, List.of(chen.key));
    }

    ApprovalRequest approvals(Person reviewer, ReviewView review) {
        return new ApprovalRequest(review.items().stream()
                .map(item -> new Approval(
                        Approval.FORMAT,
                        item.blob().sha256(),
                        item.media().stream().map(Media::sha256).toList(),
                        List.of(new Approval.ProofPicture(new Size(128, 32), Colour.RGB, 1, Sha256.of(new byte[1]))),
                        NOON))
                .map(approval -> Envelope.sign(DocumentType.APPROVAL, approval, List.of(reviewer.key)))
                .toList());
    }

    static SlotRequest slot(String id, String playlist, String screen) {
        return slot(id, playlist, screen, When.ALWAYS);
    }

    private static SlotRequest slot(String id, String playlist, String screen, When when) {
        return new SlotRequest(
                Optional.of(id),
                playlist,
                List.of(screen),
                when,
                Mode.ROTATE,
                Optional.of(3),
                Optional.of(2),
                Optional.of(100),
                Optional.of(30));
    }

    /** By every kind of time. */
    List<SlotRequest> slots() {
        Validity year = new Validity(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
        When plain = new When(
                Optional.of(year),
                Set.of(DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
                Optional.of(new Daypart(LocalTime.of(8, 0), LocalTime.of(20, 0, 1))));
        Recurrence rule = new Recurrence(
                LocalDate.of(2026, 11, 2).atTime(8, 0), "FREQ=WEEKLY;BYDAY=MO", Optional.of(Duration.ofMinutes(90)));
        Reach reach = new Reach(1, 2, Optional.of(LocalTime.of(9, 0)), Optional.of(LocalTime.of(18, 30)));
        When lunar = When.ALWAYS
                .but(new Validity(TODAY, TODAY))
                .on(Occasion.of(new LunarRule(10, -1, Leap.SKIP), reach), Occasion.of(SolarTerm.XIAOXUE, Reach.NONE));
        return List.of(
                slot("a", "books", "gate"),
                slot("b", "books", "gate", plain),
                slot("c", "books", "gate", When.ALWAYS.by(rule)),
                slot("e", "books", "gate", lunar));
    }

    Sha256 item(byte[] manifest) throws Exception {
        Manifest read = Json.read(Envelope.read(manifest).payloadBytes(), Manifest.class);
        return read.items().get(0).item().sha256();
    }

    byte[] png(Color colour) throws IOException {
        return SixScreens.png(gate(), colour);
    }

    Report report(Sha256 item) {
        return reportOf("gate", item);
    }

    /** With a word on everything. */
    Report reportOf(String screen, Sha256 item) {
        Report.Shown shown = new Report.Shown(
                Report.What.ITEM, Optional.of("a"), Optional.of(item), Sha256.of(new byte[2]), Proof.READ_BACK, NOON);
        Report.Trouble trouble =
                new Report.Trouble(NOON, "bundle.rejected", Message.of("bundle.rejected", "gate", "1"));
        return new Report(
                Report.FORMAT,
                screen,
                BOOT,
                ++sequence,
                NOON,
                new Report.Clock(true, true, 1200),
                house.office.snapshots().of("gate").map(s -> new Report.Stored(1, s.payloadHash(), NOON)),
                Optional.of(shown),
                Optional.empty(),
                List.of(Sha256.of(new byte[3])),
                List.of(trouble),
                List.of(new Report.Skipped(item, "hologram")),
                List.of(new Report.Play(BOOT, sequence, item, "a", NOON.minusSeconds(20), NOON.minusSeconds(10))),
                Optional.of(new Report.Device(
                        Optional.of(80),
                        "step",
                        Optional.of(Dims.CARD),
                        List.of(new Reading(Quantity.CABINET_TEMPERATURE, 41)),
                        Optional.of(NOON))),
                Optional.of(new Report.Health(60_000, 1 << 26, 20, 1500, 0)));
    }

    /** Its player falls silent. */
    void raiseAlarms() {
        house.office.alarms().look();
        clock.advance(ScreenRegistry.SILENCE.plusSeconds(1));
        house.office.alarms().look();
    }

    /** What is disclosed counts by whole days. */
    void waitTwoDays() {
        clock.advance(Duration.ofDays(2));
    }

    OrderRequest alert() {
        Instant until = NOON.plus(Duration.ofHours(1));
        Alert text = new Alert(Alert.Severity.RED, "暴雨", "暴雨红色预警", List.of("远离河道"), "安宁市气象台", NOON, until);
        return signed(new Order(
                Order.FORMAT,
                Order.Kind.ALERT,
                Order.Scope.screen("gate"),
                NOON.toEpochMilli(),
                NOON,
                Optional.of(until),
                "test",
                List.of(),
                Optional.of(text)));
    }

    OrderRequest stopOf(String screen) {
        return signed(new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.screen(screen),
                NOON.toEpochMilli() + 1,
                NOON,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty()));
    }

    private OrderRequest signed(Order order) {
        return new OrderRequest(Envelope.sign(DocumentType.ORDER, order, List.of(ma.key)));
    }

    @Override
    public void close() throws IOException {
        house.close();
    }
}
