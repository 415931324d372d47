package shiliu.player.bundle;

import static shiliu.player.bundle.Office.key;
import static shiliu.player.bundle.Office.people;
import static shiliu.player.bundle.Office.root;
import static shiliu.player.bundle.Office.sign;
import static shiliu.player.bundle.Office.signed;
import static shiliu.player.bundle.Office.slogan;
import static shiliu.player.bundle.Office.trusted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.screen.Screen;

/**
 * Writes {@code refused/}: what {@link RefusedBundleTest} delivers. Run {@code main} with that folder after a format has
 * changed; the keys are fixed, so what did not change comes out the same.
 */
final class RefusedBundles {
    private final List<RefusedCase> cases = new ArrayList<>();
    private final Submission good = slogan("中华民族一家亲");

    private RefusedBundles() {}

    public static void main(String[] folder) throws IOException {
        RefusedBundles all = new RefusedBundles();
        all.manifests();
        all.documents();
        all.blobs();
        all.approvals();
        all.items();
        all.roots();
        all.resumes();
        all.otherOrders();
        new RefusedPeople(all::add).all();
        Path to = Path.of(folder[0]);
        Office office = new Office();
        RefusedCase shown = new RefusedCase("shown-before", "shown");
        byte[] manifest = signed(Office.manifest(10, office.entry(all.good, "wang")));
        shown.manifest(manifest).file("root-1.json", Office.firstRootEnvelope());
        office.blobs().forEach(shown::blob);
        shown.write(to, Map.of());
        for (RefusedCase one : all.cases) {
            one.write(to, office.blobs());
        }
    }

    private RefusedCase add(String name, String expected) {
        RefusedCase one = new RefusedCase(name, expected);
        cases.add(one);
        return one;
    }

    /** The manifest that would be fine, with nothing new but its version. */
    private Manifest next() {
        return Office.manifest(11, new Office().entry(good, "wang"));
    }

    private void manifests() {
        add("unsigned", "unsigned").manifest(sign(DocumentType.MANIFEST, next()));
        add("signed-with-a-key-that-no-one-knows", "unknown-key")
                .manifest(sign(DocumentType.MANIFEST, next(), "stranger"));
        Envelope stranger = Envelope.sign(DocumentType.MANIFEST, next(), List.of(key("stranger")));
        add("signed-with-a-wrong-key-in-the-name-of-the-controller", "bad-signature")
                .manifest(renamed(stranger, key("controller").keyId()));
        add("signed-by-a-reviewer", "wrong-role").manifest(sign(DocumentType.MANIFEST, next(), "wang"));
        add("signed-by-the-root-key", "wrong-role").manifest(sign(DocumentType.MANIFEST, next(), "recovery"));
        Screen other = new Screen(
                "hall",
                "大厅",
                "guangming",
                Set.of(),
                Office.GATE.size(),
                Office.GATE.colour(),
                10,
                15,
                Office.ZONE,
                Optional.empty());
        Instant later = Office.NOON.plus(Duration.ofDays(30));
        Manifest.Entry entry = new Office().entry(good, "wang");
        add("of-another-screen", "wrong-screen").manifest(Office.manifest(other, 11, later, entry));
        add("older-version", "rolled-back").manifest(Office.manifest(9, entry));
        add("same-version-other-content", "same-version-other-content")
                .manifest(Office.manifest(Office.GATE, 10, later.plusSeconds(1), entry));
        add("expired", "expired").manifest(Office.manifest(Office.GATE, 11, Office.NOON.minusSeconds(1), entry));
        add("expires-this-very-instant", "expired").manifest(Office.manifest(Office.GATE, 11, Office.NOON, entry));
        Manifest m = next();
        add("made-under-a-later-root", "root-unknown")
                .manifest(new Manifest(
                        1, m.screen(), m.version(), m.created(), m.expires(), 2, m.slots(), m.items(), List.of()));
        add("slot-names-what-is-not-listed", "malformed")
                .manifest(new Manifest(
                        1, m.screen(), m.version(), m.created(), m.expires(), 1, m.slots(), List.of(), List.of()));
        add("an-item-twice", "malformed").manifest(Office.manifest(11, entry, entry));
        List<BlobRef> many = java.util.Collections.nCopies(64, new BlobRef(Sha256.of(new byte[0]), Blobs.MAX_BYTES));
        add("more-than-a-disk-holds", "malformed")
                .manifest(Office.manifest(
                        11, new Manifest.Entry(entry.item(), 10_000, Optional.empty(), entry.approvals(), many)));
    }

    private void documents() {
        Envelope fine = Envelope.sign(DocumentType.MANIFEST, next(), List.of(key("controller")));
        String payload = new String(fine.payloadBytes(), StandardCharsets.UTF_8);
        String changed = payload.replace("\"version\":11", "\"version\":12");
        add("changed-after-signing", "bad-signature")
                .manifest(new Envelope(fine.payloadType(), base64(changed), fine.signatures()).bytes());
        add("type-changed", "wrong-type")
                .manifest(new Envelope(DocumentType.ORDER.mediaType(), fine.payload(), fine.signatures()).bytes());
        Envelope order =
                Envelope.sign(DocumentType.TIME, new SignedTime(1, Office.NOON, "n"), List.of(key("controller")));
        add("signature-of-another-type", "bad-signature")
                .manifest(new Envelope(DocumentType.MANIFEST.mediaType(), order.payload(), order.signatures()).bytes());
        Envelope.Signature zero = new Envelope.Signature(
                key("controller").keyId(), Base64.getEncoder().encodeToString(new byte[64]));
        add("signature-of-zeros", "bad-signature")
                .manifest(new Envelope(fine.payloadType(), fine.payload(), List.of(zero)).bytes());
        Envelope.Signature empty = new Envelope.Signature(key("controller").keyId(), "");
        add("signature-empty", "bad-signature")
                .manifest(new Envelope(fine.payloadType(), fine.payload(), List.of(empty)).bytes());
        String envelope = new String(fine.bytes(), StandardCharsets.UTF_8);
        add("algorithm-added", "malformed")
                .manifest(bytes(envelope.replace("\"keyid\"", "\"alg\":\"none\",\"keyid\"")));
        add("duplicate-names-in-the-envelope", "malformed")
                .manifest(bytes(envelope.replace("{\"payloadType\"", "{\"payload\":\"\",\"payloadType\"")));
        add("text-after-the-envelope", "malformed").manifest(bytes(envelope + "{}"));
        add("payload-that-is-no-base64", "malformed")
                .manifest(new Envelope(fine.payloadType(), "%%%", fine.signatures()).bytes());
        add("cut-off", "malformed").manifest(bytes(envelope.substring(0, envelope.length() / 2)));
        add("duplicate-names-in-the-manifest", "malformed")
                .manifest(signedText(payload.replace("\"version\":11", "\"version\":11,\"version\":11")));
        add("unknown-name-in-the-manifest", "malformed")
                .manifest(signedText(payload.replace("\"version\":11", "\"version\":11,\"more\":1")));
        add("format-of-later-times", "format-unknown")
                .manifest(signedText(payload.replace("{\"format\":1", "{\"format\":2")));
        Envelope.Signature one = fine.signatures().get(0);
        List<Envelope.Signature> many = java.util.Collections.nCopies(65, one);
        add("too-many-signatures", "malformed")
                .manifest(new Envelope(fine.payloadType(), fine.payload(), many).bytes());
    }

    private void blobs() {
        RefusedCase bit = add("hash-off-by-one-bit", "wrong-hash");
        Submission fresh = slogan("石榴籽");
        Manifest.Entry entry = bit.office.entry(fresh, "wang");
        byte[] bytes = Json.write(fresh);
        bytes[bytes.length / 2] ^= 1;
        bit.manifest(Office.manifest(11, entry)).blob(entry.item().sha256(), bytes);
        lengthCase("length-one-more", 1);
        lengthCase("length-one-less", -1);
        RefusedCase endless = add("endless-body", "wrong-length");
        entry = endless.office.entry(fresh, "wang");
        endless.manifest(Office.manifest(11, entry));
        endless.office.blobs().remove(entry.item().sha256());
        endless.file(entry.item().sha256().hex() + ".endless", bytes("x"));
        RefusedCase media = add("picture-with-other-bytes", "wrong-hash");
        Submission picture = Office.submission("guangming", media.office.picture("a picture"));
        entry = media.office.entry(picture, "wang");
        media.manifest(Office.manifest(11, entry)).blob(entry.media().get(0).sha256(), bytes("b picture"));
        RefusedCase approval = add("approval-with-other-bytes", "wrong-hash");
        entry = approval.office.entry(fresh, "wang");
        byte[] same = new byte[(int) entry.approvals().get(0).length()];
        Arrays.fill(same, (byte) 'x');
        approval.manifest(Office.manifest(11, entry))
                .blob(entry.approvals().get(0).sha256(), same);
    }

    private void lengthCase(String name, int more) {
        RefusedCase one = add(name, "wrong-length");
        Manifest.Entry e = one.office.entry(slogan("石榴籽"), "wang");
        BlobRef wrong = new BlobRef(e.item().sha256(), e.item().length() + more);
        one.manifest(
                Office.manifest(11, new Manifest.Entry(wrong, e.playMillis(), e.notAfter(), e.approvals(), e.media())));
    }

    private void approvals() {
        Submission fresh = slogan("石榴籽");
        approved("item-without-approval", "not-approved", fresh);
        approved("approved-by-author", "approved-by-author", fresh, "li");
        approved("approval-by-other-community", "other-community", fresh, "chen");
        approved("approval-by-an-operator", "wrong-role", fresh, "sun");
        approved("approval-by-the-controller", "wrong-role", fresh, "controller");
        approved("approval-by-a-stranger", "unknown-key", fresh, "stranger");
        twoNeeded("one-approval-where-two-are-needed", "below-threshold", fresh, "wang");
        twoNeeded("same-person-under-two-keys", "below-threshold", fresh, "wang", "wang-second");
        twoNeeded("same-approval-twice", "below-threshold", fresh, "wang", "wang");
        twoNeeded("author-and-one-other-where-two-are-needed", "approved-by-author", fresh, "li", "wang");
        RefusedCase other = add("approval-of-another-item", "approval-of-other-item");
        byte[] elsewhere = sign(DocumentType.APPROVAL, Office.approval(good), "wang");
        other.manifest(Office.manifest(11, other.office.entry(fresh, List.of(elsewhere))));
        RefusedCase unsigned = add("approval-unsigned", "unsigned");
        unsigned.manifest(Office.manifest(
                11, unsigned.office.entry(fresh, List.of(sign(DocumentType.APPROVAL, Office.approval(fresh))))));
        RefusedCase typed = add("order-in-place-of-an-approval", "wrong-type");
        byte[] order = Office.signedOrder(Office.order(Order.Kind.STOP, "x"), "wang");
        typed.manifest(Office.manifest(11, typed.office.entry(fresh, List.of(order))));
        RefusedCase left = approved("approval-of-a-reviewer-who-left", "unknown-key", fresh, "wang");
        List<TrustedKey> stayed =
                people().stream().filter(k -> !k.person().equals("wang")).toList();
        left.root2(sign(DocumentType.ROOT, root(2, stayed, Map.of()), "recovery"));
    }

    private RefusedCase approved(String name, String expected, Submission item, String... reviewers) {
        RefusedCase one = add(name, expected);
        return one.manifest(Office.manifest(11, one.office.entry(item, reviewers)));
    }

    private void twoNeeded(String name, String expected, Submission item, String... reviewers) {
        approved(name, expected, item, reviewers)
                .root2(sign(DocumentType.ROOT, root(2, people(), Map.of(Role.REVIEWER, 2)), "recovery"));
    }

    private void items() {
        RefusedCase swapped = add("media-swapped", "media-not-approved");
        Submission picture = Office.submission("guangming", swapped.office.picture("a picture"));
        Manifest.Entry e = swapped.office.entry(picture, "wang");
        BlobRef another = swapped.office.keep(bytes("b picture"));
        swapped.manifest(Office.manifest(
                11, new Manifest.Entry(e.item(), e.playMillis(), e.notAfter(), e.approvals(), List.of(another))));
        RefusedCase unseen = add("approval-without-the-picture", "media-not-approved");
        Approval blind = new Approval(1, Sha256.of(Json.write(picture)), List.of(), List.of(), Office.NOON);
        unseen.office.picture("a picture");
        unseen.manifest(Office.manifest(
                11, unseen.office.entry(picture, List.of(sign(DocumentType.APPROVAL, blind, "wang")))));
        RefusedCase edited = add("edited-after-approval", "approval-of-other-item");
        byte[] before = sign(DocumentType.APPROVAL, Office.approval(slogan("旧")), "wang");
        edited.manifest(Office.manifest(11, edited.office.entry(slogan("新"), List.of(before))));
        Slogan slogan = new Slogan("全街道", List.of(), shiliu.player.playlist.Airing.DEFAULT);
        approved("item-of-another-community", "other-community", Office.submission("dongfeng", slogan), "yang");
        approved(
                "street-item-approved-in-one-community",
                "other-community",
                Office.submission("street", slogan),
                "wang");
        RefusedCase late = add("longer-than-its-days", "outlives-item");
        e = late.office.entry(slogan("石榴籽"), "wang");
        late.manifest(Office.manifest(
                11,
                new Manifest.Entry(
                        e.item(),
                        e.playMillis(),
                        e.notAfter().map(end -> end.plusMillis(1)),
                        e.approvals(),
                        e.media())));
        RefusedCase extra = add("item-with-an-unknown-name", "malformed-item");
        String text = new String(Json.write(slogan("石榴籽")), StandardCharsets.UTF_8);
        byte[] item = bytes(text.replace("{\"format\":1", "{\"format\":1,\"more\":1"));
        Approval approval = new Approval(1, Sha256.of(item), List.of(), List.of(), Office.NOON);
        BlobRef signedApproval = extra.office.keep(sign(DocumentType.APPROVAL, approval, "wang"));
        extra.manifest(Office.manifest(
                11,
                new Manifest.Entry(
                        extra.office.keep(item), 10_000, Optional.empty(), List.of(signedApproval), List.of())));
    }

    private void roots() {
        List<TrustedKey> people = people();
        List<TrustedKey> newRoot = with(people, trusted("deng", "deng", Role.ROOT, "*"));
        List<TrustedKey> onlyDeng =
                newRoot.stream().filter(k -> !k.person().equals("recovery")).toList();
        add("root-gap", "root-gap").root2(sign(DocumentType.ROOT, root(3, people, Map.of()), "recovery"));
        add("root-of-the-same-version", "root-gap")
                .root2(sign(DocumentType.ROOT, root(1, newRoot, Map.of()), "recovery"));
        add("root-unsigned", "unsigned").root2(sign(DocumentType.ROOT, root(2, people, Map.of())));
        add("root-signed-by-itself-only", "root-unsigned")
                .root2(sign(DocumentType.ROOT, root(2, newRoot, Map.of()), "deng"));
        add("root-not-signed-by-itself", "root-unsigned")
                .root2(sign(DocumentType.ROOT, root(2, onlyDeng, Map.of()), "recovery"));
        add("root-below-its-own-threshold", "root-unsigned")
                .root2(sign(DocumentType.ROOT, root(2, newRoot, Map.of(Role.ROOT, 2)), "recovery"));
        add("root-signed-by-the-controller", "root-unsigned")
                .root2(sign(DocumentType.ROOT, root(2, people, Map.of()), "controller"));
        add("root-with-the-controller-as-reviewer", "roles-mixed")
                .root2(sign(
                        DocumentType.ROOT,
                        root(2, with(people, trusted("controller", "second", Role.REVIEWER, "*")), Map.of()),
                        "recovery"));
        add("root-with-one-key-under-two-names", "roles-mixed")
                .root2(sign(
                        DocumentType.ROOT,
                        root(2, with(people, trusted("xu", "wang", Role.REVIEWER, "*")), Map.of()),
                        "recovery"));
        add("manifest-in-place-of-a-root", "wrong-type").root2(signed(next()));
    }

    private void resumes() {
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
        byte[] again = Office.signedOrder(Office.order(Order.Kind.STOP, "再停"), "sun");
        Order resume = Office.order(Order.Kind.RESUME, "播", stop);
        add("resume-signed-by-one", "below-threshold").before(stop).order(Office.signedOrder(resume, "sun"));
        add("resume-signed-by-one-person-with-two-keys", "below-threshold")
                .before(stop)
                .order(Office.signedOrder(resume, "sun", "sun-second"));
        add("resume-signed-by-one-of-here-and-one-of-elsewhere", "below-threshold")
                .before(stop)
                .order(Office.signedOrder(resume, "sun", "wu"));
        add("resume-signed-by-an-operator-and-the-controller", "below-threshold")
                .before(stop)
                .order(Office.signedOrder(resume, "sun", "controller"));
        byte[] both = Office.signedOrder(resume, "sun", "zhou");
        add("replayed-old-resume", "no-effect")
                .before(stop)
                .before(both)
                .before(again)
                .order(both);
        add("old-resume-that-comes-late", "no-effect").before(again).order(both);
        add("replayed-stop", "no-effect").before(stop).before(both).order(stop);
        add("alert-office-cancels-a-stop", "no-effect")
                .before(stop)
                .order(Office.signedOrder(Office.order(Order.Kind.CANCEL, "x", stop), "ma"));
    }

    private void otherOrders() {
        Order stop = Office.order(Order.Kind.STOP, "停");
        add("alert-signed-by-the-controller", "wrong-role")
                .order(Office.signedOrder(Office.order(Order.Kind.ALERT, "雨"), "controller"));
        add("alert-signed-by-an-operator", "wrong-role")
                .order(Office.signedOrder(Office.order(Order.Kind.ALERT, "雨"), "sun"));
        add("stop-signed-by-a-reviewer", "wrong-role").order(Office.signedOrder(stop, "wang"));
        add("stop-signed-by-the-controller", "wrong-role").order(Office.signedOrder(stop, "controller"));
        add("stop-signed-in-another-community", "other-community").order(Office.signedOrder(stop, "wu"));
        add("stop-unsigned", "unsigned").order(Office.signedOrder(stop));
        add("stop-of-another-screen", "no-effect")
                .order(Office.signedOrder(
                        new Order(
                                1,
                                Order.Kind.STOP,
                                Order.Scope.screen("hall"),
                                1,
                                Office.NOON,
                                Optional.empty(),
                                "x",
                                List.of(),
                                Optional.empty()),
                        "sun"));
        add("time-with-another-nonce", "wrong-nonce")
                .file("time.json", sign(DocumentType.TIME, new SignedTime(1, Office.NOON, "old"), "controller"));
        add("time-signed-by-an-operator", "wrong-role")
                .file("time.json", sign(DocumentType.TIME, new SignedTime(1, Office.NOON, "nonce"), "sun"));
    }

    private static byte[] renamed(Envelope envelope, String keyId) {
        Envelope.Signature first = envelope.signatures().get(0);
        return new Envelope(
                        envelope.payloadType(), envelope.payload(), List.of(new Envelope.Signature(keyId, first.sig())))
                .bytes();
    }

    private static List<TrustedKey> with(List<TrustedKey> people, TrustedKey more) {
        List<TrustedKey> all = new ArrayList<>(people);
        all.add(more);
        return all;
    }

    private static byte[] signedText(String payload) {
        return Envelope.sign(DocumentType.MANIFEST, bytes(payload), List.of(key("controller")))
                .bytes();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
