package shiliu.controller.http;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.api.RootRequest;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.office.Office;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.screens.Picture;
import shiliu.controller.timing.WhenText;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report;
import shiliu.player.schedule.Explanation;

/** What each route does: reads the request, calls one service, writes its answer. Manifests and orders are elsewhere. */
final class Actions {
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_ALERTS = 100;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Office office;
    private final PlaylistActions playlists;
    private final InstantSource clock;
    private final SmallBlobs small;
    private final Metrics metrics;
    private final Map<Integer, Answer> rootAnswers = new ConcurrentHashMap<>();

    Actions(Office office, PlaylistActions playlists, InstantSource clock, SmallBlobs small, Metrics metrics) {
        this.office = office;
        this.playlists = playlists;
        this.clock = clock;
        this.small = small;
        this.metrics = metrics;
    }

    /** By route. */
    Map<Route, Action> all() {
        Map<Route, Action> actions = new EnumMap<>(Route.class);
        pages(actions);
        players(actions);
        people(actions);
        screens(actions);
        playlists.add(actions);
        new AlarmActions(office.alarms()).add(actions);
        new ReportActions(office).add(actions);
        return actions;
    }

    /** What is answered about a deed that was done while its answer was lost, where it cannot be done again. */
    Map<Route, Once.Afterwards> afterwards() {
        Map<Route, Once.Afterwards> afterwards = new EnumMap<>(Route.class);
        playlists.addAfterwards(afterwards);
        afterwards.put(
                Route.ADD_SLOT, (call, subject) -> Answer.created(office.slots().find(call.caller(), subject)));
        afterwards.put(Route.REMOVE_SLOT, (call, subject) -> Answer.none());
        afterwards.put(Route.BY_HAND, (call, subject) -> Answer.json(call.json(ByHandRequest.class)));
        return afterwards;
    }

    private void pages(Map<Route, Action> actions) {
        WallPage wall = new WallPage(() -> office.screens().list());
        actions.put(Route.WALL, wall);
        actions.put(Route.STYLE, call -> WallPage.file("wall.css", "text/css; charset=utf-8"));
        actions.put(Route.SCRIPT, call -> WallPage.file("wall.js", "text/javascript; charset=utf-8"));
        actions.put(Route.ICON, call -> WallPage.file("wall.svg", "image/svg+xml"));
        actions.put(Route.OPENAPI, call -> WallPage.file("openapi.yaml", "application/yaml"));
        actions.put(Route.HEALTH, call -> text("ok\n"));
        actions.put(
                Route.METRICS,
                call -> Answer.of(
                        200,
                        "text/plain; version=0.0.4; charset=utf-8",
                        metrics.text().getBytes(StandardCharsets.UTF_8)));
        actions.put(Route.READY, call -> {
            // Asks what a player would ask: the trust root that everything is signed under.
            office.accounts().root();
            return text("ready\n");
        });
    }

    private void players(Map<Route, Action> actions) {
        actions.put(
                Route.BLOB,
                new BlobAction(
                        office::blob,
                        office.snapshots()::names,
                        small,
                        (caller, blob) -> office.reviews().shows(caller, blob)));
        actions.put(Route.ROOT, this::root);
        actions.put(Route.TIME, call -> {
            String nonce = call.query("nonce")
                    .filter(text -> NONCE.matcher(text).matches())
                    .orElseThrow(() -> HttpRefusal.of(400, "http.bad-nonce"));
            return Answer.of(200, "application/json", office.time(nonce).bytes());
        });
        actions.put(Route.REPORT, call -> {
            Report report = call.json(Report.class);
            if (!report.screen().equals(call.id("screen"))) {
                throw HttpRefusal.of(422, "http.other-screen");
            }
            office.screens().report(call.caller(), report);
            return Answer.none();
        });
        actions.put(Route.FRAME, call -> {
            if (!call.startsWith(PNG)) {
                throw HttpRefusal.of(415, "http.not-png");
            }
            office.screens().frame(call.caller(), call.id("screen"), call.body());
            return Answer.none();
        });
    }

    private void people(Map<Route, Action> actions) {
        actions.put(Route.LOGIN, call -> Answer.created(office.accounts().login(call.json(LoginRequest.class))));
        actions.put(Route.PAIR, call -> Answer.created(office.pairing().pair(call.json(PairRequest.class))));
        actions.put(
                Route.INVITE_PLAYER,
                call -> Answer.created(office.pairing().invite(call.caller(), call.json(PairInvite.class))));
        actions.put(Route.PEOPLE, call -> Answer.json(office.accounts().list(call.caller())));
        actions.put(
                Route.INVITE,
                call -> Answer.created(office.accounts().invite(call.caller(), call.json(NewPerson.class))));
        actions.put(
                Route.CONFIRM,
                call -> Answer.json(office.accounts()
                        .confirm(
                                call.caller(),
                                call.id("person"),
                                call.json(RootRequest.class).root())));
        actions.put(
                Route.NEW_KEY_CODE, call -> Answer.created(office.accounts().renew(call.caller(), call.id("person"))));
        actions.put(Route.TAKE_ROOT, call -> {
            RootRequest request = call.json(RootRequest.class);
            office.accounts().takeRoot(call.caller(), request.root());
            return Answer.created(request);
        });
        actions.put(
                Route.REVOKE,
                call -> Answer.json(office.accounts()
                        .revoke(
                                call.caller(),
                                call.id("person"),
                                call.json(RevokeRequest.class).root())));
    }

    private void screens(Map<Route, Action> actions) {
        actions.put(Route.SLOTS, call -> Answer.json(office.slots().list(call.caller())));
        actions.put(
                Route.ADD_SLOT,
                call -> Answer.created(
                        office.slots().add(call.caller(), call.json(SlotRequest.class), call.isSet("now"))));
        actions.put(
                Route.DRAFT_SLOTS,
                call -> Answer.json(office.slots().draft(call.caller(), call.json(ScheduleDraft.class))));
        actions.put(Route.FESTIVALS, call -> Answer.json(office.festivals().all()));
        actions.put(Route.REMOVE_SLOT, call -> {
            office.slots().remove(call.caller(), call.id("slot"), call.isSet("now"));
            return Answer.none();
        });
        actions.put(Route.SCREENS, call -> Answer.json(office.screens().list()));
        actions.put(
                Route.SCREEN,
                call -> Answer.json(office.screens()
                        .show(call.id("screen"))
                        .orElseThrow(() -> HttpRefusal.of(404, "http.not-found"))));
        actions.put(Route.EXPLAIN, this::explain);
        actions.put(Route.TIMELINE, this::timeline);
        actions.put(
                Route.BY_HAND,
                call -> Answer.json(
                        office.hands().set(call.caller(), call.id("screen"), call.json(ByHandRequest.class))));
        actions.put(Route.SCREENSHOT, this::screenshot);
        actions.put(
                Route.ORDER_PROGRESS,
                call -> Answer.json(office.screens().progress(office.orders().find(call.caller(), call.id("order")))));
        actions.put(Route.ALERTS, this::alerts);
        actions.put(Route.ORDERS, call -> Answer.json(office.orders().list(call.caller())));
        actions.put(
                Route.ORDER,
                call -> Answer.created(office.orders()
                        .give(call.caller(), call.json(OrderRequest.class).order())));
    }

    /** Those in force, the newest first; with {@code all=1} the former ones too. */
    private Answer alerts(Call call) throws Exception {
        boolean all = call.isSet("all");
        List<OrderView> alerts = new ArrayList<>(office.orders().list(call.caller()).stream()
                .filter(given -> given.order().kind() == Order.Kind.ALERT && (all || given.inForce()))
                .toList());
        Collections.reverse(alerts);
        return Answer.json(alerts.stream()
                .limit(MOST_ALERTS)
                .map(office.screens()::progress)
                .toList());
    }

    /** Asked for at each change, and unchanged it costs no bytes. */
    private Answer screenshot(Call call) throws HttpRefusal {
        Picture picture =
                office.screens().picture(call.id("screen")).orElseThrow(() -> HttpRefusal.of(404, "http.no-picture"));
        String etag = '"' + picture.hash().hex() + '"';
        boolean known = call.header("if-none-match")
                .filter(field -> Etags.matches(field, etag))
                .isPresent();
        Answer answer = known ? Answer.of(304, "", new byte[0]) : Answer.of(200, "image/png", picture.png());
        return answer.with(Map.of("ETag", etag, "Cache-Control", "no-cache"));
    }

    private Answer explain(Call call) throws Exception {
        try {
            String screen = call.id("screen");
            Optional<String> asked = call.query("at");
            Instant at = asked.isPresent() ? office.explain().instant(screen, asked.get()) : clock.instant();
            Explanation why = office.explain().explain(screen, at);
            boolean stopped =
                    office.snapshots().of(screen).filter(Snapshot::stopped).isPresent();
            WhenText words = new WhenText(office.festivals(), call.speech().messages());
            return Answer.json(new Explanations(call.speech(), words).of(screen, why, stopped));
        } catch (DateTimeException e) {
            throw HttpRefusal.of(400, "http.bad-instant");
        }
    }

    /** Of the screen's own day; today where none is asked for. */
    private Answer timeline(Call call) throws Exception {
        try {
            String screen = call.id("screen");
            Optional<LocalDate> asked = call.query("day").map(LocalDate::parse);
            LocalDate day = asked.isPresent() ? asked.get() : office.explain().today(screen, clock.instant());
            return Answer.json(office.explain().timeline(screen, day));
        } catch (DateTimeParseException e) {
            throw HttpRefusal.of(400, "http.bad-day");
        }
    }

    private Answer root(Call call) throws HttpRefusal {
        List<Envelope> roots = office.accounts().roots();
        String version = call.text("version");
        int number = version.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(version) : 0;
        if (number < 1 || number > roots.size()) {
            throw HttpRefusal.of(404, "http.not-found");
        }
        // A root never changes, so its bytes are made once.
        return rootAnswers.computeIfAbsent(
                number,
                of -> Answer.of(200, "application/json", roots.get(of - 1).bytes()));
    }

    private static Answer text(String text) {
        return Answer.of(200, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
