package shiliu.player.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.AddedLater;
import shiliu.player.schedule.FestivalDays;
import shiliu.player.schedule.Slot;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Screen;

/**
 * All that one screen needs to know, signed by the controller.
 *
 * @param version rises with every change
 * @param rootVersion the trust root that it was made under
 * @param slots by id
 * @param festivals the days of those that slots name
 * @param atOnce of the newest change that was not to wait for the end of what plays; where the bundle on air has another
 *     one, this goes live at once
 * @param byHand what an operator set for a while
 * @param audit how far the controller's log had come
 */
public record Manifest(
        int format,
        Screen screen,
        long version,
        Instant created,
        Instant expires,
        int rootVersion,
        List<Slot> slots,
        List<Entry> items,
        @AddedLater List<FestivalDays> festivals,
        Optional<Instant> atOnce,
        Optional<ByHand> byHand,
        Optional<AuditMark> audit) {
    public static final int FORMAT = 1;

    public Manifest {
        slots = List.copyOf(slots);
        items = List.copyOf(items);
        festivals = List.copyOf(festivals);
    }

    /** Without a word on the controller's log. */
    public Manifest(
            int format,
            Screen screen,
            long version,
            Instant created,
            Instant expires,
            int rootVersion,
            List<Slot> slots,
            List<Entry> items,
            List<FestivalDays> festivals,
            Optional<Instant> atOnce,
            Optional<ByHand> byHand) {
        this(
                format,
                screen,
                version,
                created,
                expires,
                rootVersion,
                slots,
                items,
                festivals,
                atOnce,
                byHand,
                Optional.empty());
    }

    /** One that goes live when what plays has ended. */
    public Manifest(
            int format,
            Screen screen,
            long version,
            Instant created,
            Instant expires,
            int rootVersion,
            List<Slot> slots,
            List<Entry> items,
            List<FestivalDays> festivals) {
        this(
                format,
                screen,
                version,
                created,
                expires,
                rootVersion,
                slots,
                items,
                festivals,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * One item of the screen.
     *
     * @param item its blob, a {@link shiliu.player.playlist.Submission}
     * @param playMillis how long one play takes on this screen
     * @param notAfter the instant from which it may not show any more
     * @param approvals envelopes of {@link Approval}
     * @param media the pictures that it shows
     */
    public record Entry(
            BlobRef item, long playMillis, Optional<Instant> notAfter, List<BlobRef> approvals, List<BlobRef> media) {
        public Entry {
            approvals = List.copyOf(approvals);
            media = List.copyOf(media);
        }
    }
}
