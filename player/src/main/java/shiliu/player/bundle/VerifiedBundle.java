package shiliu.player.bundle;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.Slot;
import shiliu.player.screen.Screen;

/**
 * A manifest and all that it names, every signature and hash of it checked.
 *
 * @param accepted the manifest's version and payload hash
 * @param rootVersion the trust root under which it was checked
 * @param items what may show, by the hash of its blob
 * @param lapses of those, when too few of who approved it count any more
 * @param skipped what this player does not know how to show
 */
public record VerifiedBundle(
        Manifest manifest,
        Accepted accepted,
        int rootVersion,
        Map<Sha256, Submission> items,
        Map<Sha256, Instant> lapses,
        List<Skipped> skipped) {
    public VerifiedBundle {
        items = Map.copyOf(items);
        lapses = Map.copyOf(lapses);
        skipped = List.copyOf(skipped);
    }

    /** An item that was passed over because its kind or format is not known here. */
    public record Skipped(Sha256 item, String kind) {}

    /**
     * Checks every blob that {@code manifest} names.
     *
     * @param manifest as {@link BundleVerifier#manifest} returned it
     * @throws IOException where a blob is missing or damaged
     */
    public static VerifiedBundle verify(TrustRoot root, Manifest manifest, Sha256 payload, Blobs blobs)
            throws BundleException, IOException {
        Map<Sha256, Submission> items = new LinkedHashMap<>();
        Map<Sha256, Instant> lapses = new LinkedHashMap<>();
        List<Skipped> skipped = new ArrayList<>();
        for (Manifest.Entry entry : manifest.items()) {
            List<byte[]> approvals = new ArrayList<>();
            for (BlobRef approval : entry.approvals()) {
                approvals.add(blobs.get(approval.sha256()));
            }
            ItemBytes bytes = new ItemBytes(blobs.get(entry.item().sha256()), approvals);
            Verified verified = BundleVerifier.item(root, manifest, entry, bytes);
            if (verified instanceof Verified.Approved approved) {
                items.put(entry.item().sha256(), approved.submission());
                approved.lapses().ifPresent(end -> lapses.put(entry.item().sha256(), end));
            } else if (verified instanceof Verified.UnknownKind unknown) {
                skipped.add(new Skipped(entry.item().sha256(), unknown.kind()));
            }
            for (BlobRef media : entry.media()) {
                BundleVerifier.blob(media, blobs.get(media.sha256()));
            }
        }
        Accepted accepted = new Accepted(manifest.version(), payload);
        return new VerifiedBundle(manifest, accepted, root.version(), items, lapses, skipped);
    }

    /** When an item is over at the latest, by the manifest and by who approved it. */
    public Optional<Instant> end(Manifest.Entry entry) {
        return Stream.of(
                        entry.notAfter(),
                        Optional.ofNullable(lapses.get(entry.item().sha256())))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    /** What the resolver needs: slots without the skipped items, whole local days that end no later than {@link #end}. */
    public Schedule schedule() {
        Map<Sha256, Schedule.Play> plays = new LinkedHashMap<>();
        for (Manifest.Entry entry : manifest.items()) {
            Submission submission = items.get(entry.item().sha256());
            if (submission != null) {
                days(submission.valid(), end(entry), manifest.screen().zone())
                        .ifPresent(
                                days -> plays.put(entry.item().sha256(), new Schedule.Play(entry.playMillis(), days)));
            }
        }
        List<Slot> slots = new ArrayList<>();
        for (Slot slot : manifest.slots()) {
            List<Sha256> shown =
                    slot.items().stream().filter(plays::containsKey).toList();
            if (!shown.isEmpty()) {
                slots.add(slot.playing(shown));
            }
        }
        Screen screen = manifest.screen();
        return new Schedule(
                screen.zone(), new Schedule.Light(screen.hours(), screen.quiet()), slots, plays, manifest.festivals());
    }

    /** The days of {@code valid} that are over by {@code latest}. */
    private static Optional<Validity> days(Validity valid, Optional<Instant> latest, ZoneId zone) {
        LocalDate until = latest.map(end -> end.atZone(zone).toLocalDate().minusDays(1))
                .filter(valid.until()::isAfter)
                .orElse(valid.until());
        return until.isBefore(valid.from()) ? Optional.empty() : Optional.of(new Validity(valid.from(), until));
    }
}
