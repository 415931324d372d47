package shiliu.player.bundle;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import shiliu.player.json.Json;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Recurrence;
import shiliu.player.schedule.Slot;

/** What must fit together inside one manifest, so that nothing later can stumble over it. */
final class ManifestRules {
    private static final int MOST_PARTS = 64;
    /** What an operator sets for longer is a plan. */
    private static final Duration LONGEST_BY_HAND = Duration.ofDays(31);

    /** Of all rules with their own times, so that a day is planned in a moment. */
    private static final int MOST_OCCURRENCES = 50_000;
    /** All blobs of one manifest, so that a wrong one cannot fill the player's disk. */
    private static final long MOST_BYTES = 1L << 30;

    private ManifestRules() {}

    static void check(Manifest manifest) throws BundleException {
        require(manifest.version() >= 1 && manifest.rootVersion() >= 1, "version below 1");
        require(manifest.expires().isAfter(manifest.created()), "expires before it was made");
        require(
                manifest.byHand()
                        .filter(hand -> hand.until().isAfter(manifest.created().plus(LONGEST_BY_HAND)))
                        .isEmpty(),
                "set by hand for more than a month");
        Set<Sha256> items = new HashSet<>();
        for (Manifest.Entry entry : manifest.items()) {
            require(items.add(entry.item().sha256()), "an item twice");
            require(entry.playMillis() >= 1_000 && entry.playMillis() <= 3_600_000, "a play below 1 s or above 1 h");
            require(entry.item().length() <= Json.MAX_BYTES, "an item that is too long");
            require(entry.approvals().size() <= MOST_PARTS && entry.media().size() <= MOST_PARTS, "too many parts");
            require(lengthsUpTo(entry.approvals(), Json.MAX_ENVELOPE_BYTES), "an approval that is too long");
            require(lengthsUpTo(entry.media(), Blobs.MAX_BYTES), "a picture that is too long");
        }
        require(bytes(manifest) <= MOST_BYTES, "blobs of more than 1 GiB");
        require(occurrences(manifest) <= MOST_OCCURRENCES, "too many stretches of time a day");
        Set<String> slots = new HashSet<>();
        for (Slot slot : manifest.slots()) {
            require(slots.add(slot.id()), "a slot twice");
            require(items.containsAll(slot.items()), "a slot with an item that is not listed");
        }
    }

    private static long occurrences(Manifest manifest) {
        return manifest.slots().stream()
                .flatMap(slot -> slot.when().rrule().stream())
                .filter(rule -> rule.lasts().isPresent())
                .mapToLong(Recurrence::mostADay)
                .sum();
    }

    private static long bytes(Manifest manifest) {
        return manifest.items().stream()
                .flatMap(entry -> Stream.of(List.of(entry.item()), entry.approvals(), entry.media()))
                .flatMap(List::stream)
                .mapToLong(BlobRef::length)
                .sum();
    }

    private static boolean lengthsUpTo(List<BlobRef> blobs, long limit) {
        return blobs.stream().allMatch(blob -> blob.length() <= limit);
    }

    private static void require(boolean holds, String what) throws BundleException {
        if (!holds) {
            throw new BundleException.Malformed(DocumentType.MANIFEST, what);
        }
    }
}
