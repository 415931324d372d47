package shiliu.player.bundle;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/**
 * A street's office in memory: people whose keys are always the same, and everything that they sign. Where a screen's
 * source is wanted, {@link MemorySource} serves what was made here.
 */
public final class Office {
    public static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    public static final Validity NOVEMBER = new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    public static final Screen GATE = new Screen(
            "gate", "大门", "guangming", Set.of("strip"), new Size(128, 32), Colour.MONO, 10, 15, ZONE, Optional.empty());

    private static final Map<String, SigningKey> KEYS = new ConcurrentHashMap<>();

    private final Map<Sha256, byte[]> blobs = new LinkedHashMap<>();

    /** The key of that name, the same on every machine. */
    public static SigningKey key(String name) {
        return KEYS.computeIfAbsent(name, n -> {
            Sha256 seed = Sha256.of(("test key " + n).getBytes(StandardCharsets.UTF_8));
            return SigningKey.fromSeed(HexFormat.of().parseHex(seed.hex()));
        });
    }

    public static TrustedKey trusted(String person, String keyName, Role role, String... communities) {
        return TrustedKey.of(person, key(keyName).publicKey(), Set.of(role), Set.of(communities));
    }

    /** The people of the first root. */
    public static List<TrustedKey> people() {
        return List.of(
                trusted("recovery", "recovery", Role.ROOT, "*"),
                trusted("controller", "controller", Role.CONTROLLER, "*"),
                trusted("li", "li", Role.REVIEWER, "guangming"),
                trusted("wang", "wang", Role.REVIEWER, "guangming"),
                trusted("wang", "wang-second", Role.REVIEWER, "guangming"),
                trusted("zhao", "zhao", Role.REVIEWER, "guangming"),
                trusted("chen", "chen", Role.REVIEWER, "dongfeng"),
                trusted("yang", "yang", Role.REVIEWER, "*"),
                trusted("sun", "sun", Role.OPERATOR, "guangming"),
                trusted("sun", "sun-second", Role.OPERATOR, "guangming"),
                trusted("zhou", "zhou", Role.OPERATOR, "*"),
                trusted("wu", "wu", Role.OPERATOR, "dongfeng"),
                trusted("ma", "ma", Role.ALERT, "*"));
    }

    public static TrustRoot root(int version, List<TrustedKey> keys, Map<Role, Integer> thresholds) {
        return new TrustRoot(1, version, NOON.minus(Duration.ofDays(9)), keys, thresholds, Map.of(), Optional.empty());
    }

    /** The people of the first root, the keys of one of them with an end. */
    public static List<TrustedKey> people(String person, Instant until) {
        return people().stream()
                .map(key -> key.person().equals(person) ? key.until(Optional.of(until)) : key)
                .toList();
    }

    public static TrustRoot firstRoot() {
        return root(1, people(), Map.of());
    }

    public static byte[] sign(DocumentType type, Object document, String... keys) {
        return Envelope.sign(
                        type, document, Arrays.stream(keys).map(Office::key).toList())
                .bytes();
    }

    public static byte[] firstRootEnvelope() {
        return sign(DocumentType.ROOT, firstRoot(), "recovery");
    }

    /** What a player is told to believe first. */
    public static Sha256 pinned() {
        return Sha256.of(Json.write(firstRoot()));
    }

    public Map<Sha256, byte[]> blobs() {
        return blobs;
    }

    public BlobRef keep(byte[] bytes) {
        BlobRef ref = BlobRef.of(bytes);
        blobs.put(ref.sha256(), bytes);
        return ref;
    }

    public static Submission slogan(String text) {
        return submission("guangming", new Slogan(text, List.of(), Airing.DEFAULT));
    }

    public static Submission submission(String community, Item item) {
        return new Submission(1, "unity", community, "li", NOVEMBER, item);
    }

    /** A picture of these bytes, which no one decodes here. */
    public Picture picture(String bytes) {
        BlobRef ref = keep(bytes.getBytes(StandardCharsets.UTF_8));
        return new Picture(
                new Media(ref.sha256(), "image/png", 128, 32, ref.length()), Picture.Fit.COVER, Airing.DEFAULT);
    }

    public static Approval approval(Submission submission) {
        return new Approval(
                1,
                Sha256.of(Json.write(submission)),
                submission.item().media().stream().map(Media::sha256).toList(),
                List.of(),
                NOON.minus(Duration.ofDays(1)));
    }

    /** The submission with one approval by each of these keys. */
    public Manifest.Entry entry(Submission submission, String... reviewers) {
        List<byte[]> approvals = new ArrayList<>();
        for (String reviewer : reviewers) {
            approvals.add(sign(DocumentType.APPROVAL, approval(submission), reviewer));
        }
        return entry(submission, approvals);
    }

    public Manifest.Entry entry(Submission submission, List<byte[]> approvals) {
        List<BlobRef> media = submission.item().media().stream()
                .map(m -> new BlobRef(m.sha256(), m.length()))
                .toList();
        Instant end = submission.valid().until().plusDays(1).atStartOfDay(ZONE).toInstant();
        return new Manifest.Entry(
                keep(Json.write(submission)),
                10_000,
                Optional.of(end),
                approvals.stream().map(this::keep).toList(),
                media);
    }

    public static Manifest manifest(long version, Manifest.Entry... entries) {
        return manifest(GATE, version, NOON.plus(Duration.ofDays(30)), entries);
    }

    public static Manifest manifest(Screen screen, long version, Instant expires, Manifest.Entry... entries) {
        List<Sha256> items =
                Arrays.stream(entries).map(entry -> entry.item().sha256()).toList();
        Slot slot = new Slot("s1", "unity", items, When.ALWAYS, Mode.ROTATE, 0, 1);
        return new Manifest(
                1,
                screen,
                version,
                NOON.minus(Duration.ofDays(1)),
                expires,
                1,
                List.of(slot),
                List.of(entries),
                List.of());
    }

    /** The same, made when the controller's log had come so far. */
    public static Manifest audited(Manifest plain, AuditMark mark) {
        return new Manifest(
                plain.format(),
                plain.screen(),
                plain.version(),
                plain.created(),
                plain.expires(),
                plain.rootVersion(),
                plain.slots(),
                plain.items(),
                plain.festivals(),
                plain.atOnce(),
                plain.byHand(),
                Optional.of(mark));
    }

    public static byte[] signed(Manifest manifest) {
        return sign(DocumentType.MANIFEST, manifest, "controller");
    }

    public static Order order(Order.Kind kind, String reason, byte[]... lifted) {
        boolean alert = kind == Order.Kind.ALERT;
        boolean ends = alert || kind == Order.Kind.DRILL;
        List<Sha256> lifts = Arrays.stream(lifted).map(Office::payload).toList();
        return new Order(
                1,
                kind,
                Order.Scope.ALL,
                NOON.toEpochMilli(),
                NOON,
                ends ? Optional.of(NOON.plus(Duration.ofHours(1))) : Optional.empty(),
                reason,
                lifts,
                alert ? Optional.of(STORM) : Optional.empty());
    }

    private static final Alert STORM = new Alert(
            Alert.Severity.RED, "暴雨", "未来三小时有特大暴雨", List.of("请勿外出"), "安宁市应急管理局", NOON, NOON.plus(Duration.ofHours(1)));

    public static byte[] signedOrder(Order order, String... keys) {
        return sign(DocumentType.ORDER, order, keys);
    }

    /** The payload hash of an order's envelope. */
    public static Sha256 payload(byte[] order) {
        try {
            return BundleVerifier.payloadHash(DocumentType.ORDER, order);
        } catch (BundleException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
