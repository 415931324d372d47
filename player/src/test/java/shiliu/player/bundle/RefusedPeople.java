package shiliu.player.bundle;

import static shiliu.player.bundle.Office.people;
import static shiliu.player.bundle.Office.root;
import static shiliu.player.bundle.Office.sign;
import static shiliu.player.bundle.Office.slogan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Stake;
import shiliu.player.playlist.Submission;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** Refused for who signed: too few for what is at stake, too few of the street, keys past their end. */
final class RefusedPeople {
    private final BiFunction<String, String, RefusedCase> add;

    /** @param add a new case of that name that is refused by that code */
    RefusedPeople(BiFunction<String, String, RefusedCase> add) {
        this.add = add;
    }

    void all() {
        reviewers();
        moved();
        lapsedSigners();
        lapsedRoots();
    }

    private RefusedCase approved(String name, String expected, String... reviewers) {
        RefusedCase one = add.apply(name, expected);
        return one.manifest(Office.manifest(11, one.office.entry(slogan("石榴籽"), reviewers)));
    }

    private void reviewers() {
        TrustRoot two = Office.firstRoot().next(Office.NOON, Map.of(), Map.of(Stake.SLOGAN, 2), Optional.empty());
        approved("one-approval-where-slogans-take-two", "below-threshold", "wang")
                .root2(sign(DocumentType.ROOT, two, "recovery"));
        TrustRoot street = Office.firstRoot().next(Office.NOON, Map.of(), Map.of(Stake.SLOGAN, 2), Optional.of(2));
        approved("two-of-the-community-where-one-is-the-streets", "below-street", "wang", "zhao")
                .root2(sign(DocumentType.ROOT, street, "recovery"));
    }

    private void moved() {
        RefusedCase moved = add.apply("screen-moved-to-another-community", "screen-moved");
        Submission theirs = Office.submission("dongfeng", new Slogan("一家亲", List.of(), Airing.DEFAULT));
        Screen there = new Screen(
                "gate",
                "大门",
                "dongfeng",
                Set.of("strip"),
                new Size(128, 32),
                Colour.MONO,
                10,
                15,
                Office.ZONE,
                Optional.empty());
        Instant expires = Office.NOON.plus(Duration.ofDays(30));
        moved.manifest(Office.manifest(there, 11, expires, moved.office.entry(theirs, "chen")));
    }

    private void lapsedSigners() {
        Instant yesterday = Office.NOON.minus(Duration.ofDays(1));
        approved("approval-of-a-lapsed-key", "key-lapsed", "wang")
                .root2(lapsing("wang", yesterday.minus(Duration.ofHours(1))));
        RefusedCase manifest = add.apply("manifest-of-a-lapsed-controller", "key-lapsed");
        manifest.root2(lapsing("controller", yesterday))
                .manifest(Office.manifest(11, manifest.office.entry(slogan("石榴籽"), "wang")));
        byte[] stop = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
        byte[] late = Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun");
        add.apply("stop-that-is-given-with-a-lapsed-key", "key-lapsed")
                .root2(lapsing("sun", Office.NOON.minus(Duration.ofDays(5))))
                .order(late);
        add.apply("resume-of-two-one-of-them-lapsed", "below-threshold")
                .before(stop)
                .root2(lapsing("zhou", yesterday))
                .order(Office.signedOrder(Office.order(Order.Kind.RESUME, "播", stop), "sun", "zhou"));
        add.apply("time-of-a-lapsed-controller", "key-lapsed")
                .root2(lapsing("controller", yesterday))
                .file("time.json", sign(DocumentType.TIME, new SignedTime(1, Office.NOON, "nonce"), "controller"));
    }

    private static byte[] lapsing(String person, Instant until) {
        return sign(DocumentType.ROOT, root(2, people(person, until), Map.of()), "recovery");
    }

    private void lapsedRoots() {
        Instant first = Office.firstRoot().created();
        Instant earlier = first.minus(Duration.ofDays(9));
        TrustRoot backdated = new TrustRoot(
                1, 2, earlier, people("recovery", first.minusSeconds(1)), Map.of(), Map.of(), Optional.empty());
        add.apply("root-dated-back-to-before-its-key-lapsed", "key-lapsed")
                .root2(sign(DocumentType.ROOT, backdated, "recovery"));
        TrustRoot outlived =
                new TrustRoot(1, 2, Office.NOON, people("recovery", first), Map.of(), Map.of(), Optional.empty());
        add.apply("root-that-its-own-key-outlived", "key-lapsed").root2(sign(DocumentType.ROOT, outlived, "recovery"));
    }
}
