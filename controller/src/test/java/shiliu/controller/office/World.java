package shiliu.controller.office;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.people.Caller;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.people.NextRoot;
import shiliu.controller.review.ReviewRules;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.Tables;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.RecoverySheet;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Validity;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** A street office with a real data folder: people with keys of their own, who do through the services what people do. */
public final class World implements AutoCloseable {
    public static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    public static final Validity NOVEMBER = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    public static final Screen GATE = screen("gate", "guangming", new Size(128, 32));
    public static final Screen HALL = screen("hall", "guangming", new Size(256, 64));
    public static final Screen PANEL = screen("panel", "jinhui", new Size(128, 64));
    public static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Loaded once: the fonts are large and the renderer may be shared. */
    private static final Renderer RENDERER = new Renderer(new FontSet());

    private static final Festivals FESTIVALS = Tables.sample();

    public final SettableClock clock = new SettableClock(NOON);
    public final SigningKey recovery;
    private final Path data;
    private final List<Screen> screens;
    private final Map<String, SigningKey> keys = new HashMap<>();
    private Office office;
    private ReviewRules review = ReviewRules.USUAL;

    private World(Path data, List<Screen> screens, SigningKey recovery, Office office) {
        this.data = data;
        this.screens = screens;
        this.recovery = recovery;
        this.office = office;
    }

    /** Only the first administrator, {@code admin}, is there, and confirmed. */
    public static World begin(Path folder) throws Exception {
        return begin(folder, List.of(GATE, HALL, PANEL));
    }

    private static World begin(Path folder, List<Screen> screens) throws Exception {
        Path data = folder.resolve("data");
        Setup.Done done =
                Setup.create(data, FirstSteps.administrator("admin", "管理员"), NOON, Messages.in(Locale.ENGLISH));
        World world = new World(data, screens, RecoverySheet.parse(done.recoverySheet()), null);
        world.reopen();
        SigningKey key = world.login("admin", done.administrator().code());
        PersonView admin = world.office().accounts().list(world.caller("admin")).get(0);
        TrustRoot next = NextRoot.with(world.office().accounts().root(), admin, NOON);
        Envelope root = Envelope.sign(DocumentType.ROOT, next, List.of(world.recovery));
        world.office().accounts().confirm(world.caller("admin"), "admin", root);
        world.keys.put("admin", key);
        return world;
    }

    /** With an editor, reviewers and operators beside. */
    public static World staffed(Path folder) throws Exception {
        return staffed(folder, List.of(GATE, HALL, PANEL));
    }

    public static World staffed(Path folder, List<Screen> screens) throws Exception {
        World world = begin(folder, screens);
        world.add("edith", "guangming", AccountRole.EDITOR, AccountRole.REVIEWER);
        world.add("rui", "guangming", AccountRole.REVIEWER);
        world.add("ren", "guangming", AccountRole.REVIEWER, AccountRole.EDITOR);
        world.add("jin", "jinhui", AccountRole.REVIEWER, AccountRole.EDITOR);
        world.add("oscar", "*", AccountRole.OPERATOR);
        world.add("olga", "*", AccountRole.OPERATOR);
        return world;
    }

    /** Closes the controller, if it is open, and opens it anew from its folder. */
    public void reopen() throws Exception {
        if (office != null) {
            office.close();
        }
        office = Office.open(new Office.Plan(
                data,
                screens,
                Set.of("guangming", "jinhui"),
                FESTIVALS,
                RENDERER,
                clock,
                review,
                AlarmRules.USUAL,
                KeepRules.USUAL));
    }

    /** Opens the controller anew with other rules of review. */
    public void reopen(ReviewRules rules) throws Exception {
        review = rules;
        reopen();
    }

    public Office office() {
        return office;
    }

    public static Renderer renderer() {
        return RENDERER;
    }

    public Path data() {
        return data;
    }

    public SigningKey key(String person) {
        return keys.get(person);
    }

    public Caller caller(String person) {
        return office.accounts().byKey(key(person).keyId()).orElseThrow();
    }

    /** Invites, logs in, confirms. */
    public void add(String id, String community, AccountRole... roles) throws Refused {
        InviteAnswer invited =
                office.accounts().invite(caller("admin"), new NewPerson(id, "名 " + id, Set.of(roles), community));
        login(id, invited.code());
        PersonView person = person(id);
        TrustRoot next = NextRoot.with(office.accounts().root(), person, clock.instant());
        office.accounts().confirm(caller("admin"), id, signed(next, "admin"));
    }

    public SigningKey login(String id, String code) throws Refused {
        SigningKey key = SigningKey.generate();
        office.accounts().login(new LoginRequest(code, base64(key)));
        keys.put(id, key);
        return key;
    }

    public void revoke(String id) throws Refused {
        TrustRoot next = NextRoot.without(office.accounts().root(), id, clock.instant());
        office.accounts().revoke(caller("admin"), id, Optional.of(signed(next, "admin")));
    }

    public PersonView person(String id) throws Refused {
        return office.accounts().list(caller("admin")).stream()
                .filter(p -> p.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public Envelope signed(TrustRoot root, String person) {
        return Envelope.sign(DocumentType.ROOT, root, List.of(key(person)));
    }

    public static Playlist slogans(String id, String community, String... texts) {
        List<Item> items = new ArrayList<>();
        for (String text : texts) {
            items.add(new Slogan(text, List.of(), Airing.DEFAULT));
        }
        return new Playlist(id, "标语", community, NOVEMBER, items);
    }

    public UploadAnswer upload(String author, String id, String... texts) throws Refused {
        return office.playlists().upload(caller(author), slogans(id, "guangming", texts), Map.of());
    }

    public void slot(String playlist, String... screens) throws Refused {
        SlotRequest slot = new SlotRequest(
                Optional.empty(),
                playlist,
                List.of(screens),
                When.ALWAYS,
                Mode.ROTATE,
                Optional.empty(),
                Optional.empty());
        office.slots().add(caller("admin"), slot);
    }

    /** What a reviewer's machine signs after it showed the review. */
    public List<Envelope> approvals(String reviewer, String review) throws Refused {
        List<Envelope> envelopes = new ArrayList<>();
        for (ReviewItem item : office.reviews().show(caller("admin"), review).items()) {
            Approval approval = new Approval(
                    Approval.FORMAT,
                    item.blob().sha256(),
                    item.media().stream().map(Media::sha256).toList(),
                    List.of(),
                    clock.instant());
            envelopes.add(Envelope.sign(DocumentType.APPROVAL, approval, List.of(key(reviewer))));
        }
        return envelopes;
    }

    public ReviewView approve(String reviewer, String review) throws Refused {
        return office.reviews().approve(caller(reviewer), review, new ApprovalRequest(approvals(reviewer, review)));
    }

    public Envelope order(Order order, String... people) {
        List<SigningKey> signers = new ArrayList<>();
        for (String person : people) {
            signers.add(key(person));
        }
        return Envelope.sign(DocumentType.ORDER, order, signers);
    }

    public void settle() {
        office.settle(PATIENCE);
    }

    public static String base64(SigningKey key) {
        return Base64.getEncoder().encodeToString(key.publicKey());
    }

    @Override
    public void close() throws IOException {
        office.close();
    }

    private static Screen screen(String id, String community, Size size) {
        return new Screen(
                id,
                id,
                community,
                Set.of(community.equals("guangming") ? "gm" : "jh"),
                size,
                Colour.DUAL,
                10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    /** A clock that stands until it is moved. */
    public static final class SettableClock extends Clock {
        private volatile Instant now;

        public SettableClock(Instant now) {
            this.now = now;
        }

        public void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("UTC");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
