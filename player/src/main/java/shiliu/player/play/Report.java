package shiliu.player.play;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.AuditMark;
import shiliu.player.message.Message;
import shiliu.player.output.Dims;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Sha256;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Reading;

/**
 * What a player says about its screen: the body of {@code POST /v1/screens/{id}/report}. The same boot and sequence is the
 * same report, however often it comes.
 *
 * @param boot made anew at each start of the player, 32 hexadecimal digits
 * @param sequence counts the reports of one boot from 1
 * @param sent by the player's clock
 * @param stored the bundle that it has, verified, and plays
 * @param shown what was lit for certain, last
 * @param lost set where the card behind the player no longer answers, or its output fails: since when nobody knows what
 *     is lit
 * @param obeyed payload hashes of the orders in force here that will outlive a restart: stops, alerts, drills
 * @param problems what was refused or failed lately, oldest first; at most {@value #MOST_PROBLEMS}
 * @param skipped items that this player does not know how to show
 * @param plays proof of play, at most {@value #MOST_PLAYS}; each is told until a report that holds it was taken
 * @param device how bright it is, and what its card tells of itself
 * @param health how the player itself is
 * @param audit the newest mark of the controller's log that it keeps
 */
public record Report(
        int format,
        String screen,
        String boot,
        long sequence,
        Instant sent,
        Clock clock,
        Optional<Stored> stored,
        Optional<Shown> shown,
        Optional<Instant> lost,
        List<Sha256> obeyed,
        List<Trouble> problems,
        List<Skipped> skipped,
        List<Play> plays,
        Optional<Device> device,
        Optional<Health> health,
        Optional<AuditMark> audit) {
    public static final int FORMAT = 1;
    public static final int MOST_PROBLEMS = 20;
    public static final int MOST_PLAYS = 256;
    public static final int MOST_READINGS = 64;

    /** Without a word on device and health. */
    public Report(
            int format,
            String screen,
            String boot,
            long sequence,
            Instant sent,
            Clock clock,
            Optional<Stored> stored,
            Optional<Shown> shown,
            Optional<Instant> lost,
            List<Sha256> obeyed,
            List<Trouble> problems,
            List<Skipped> skipped,
            List<Play> plays) {
        this(
                format,
                screen,
                boot,
                sequence,
                sent,
                clock,
                stored,
                shown,
                lost,
                obeyed,
                problems,
                skipped,
                plays,
                Optional.empty(),
                Optional.empty());
    }

    /** Without a word on the controller's log. */
    public Report(
            int format,
            String screen,
            String boot,
            long sequence,
            Instant sent,
            Clock clock,
            Optional<Stored> stored,
            Optional<Shown> shown,
            Optional<Instant> lost,
            List<Sha256> obeyed,
            List<Trouble> problems,
            List<Skipped> skipped,
            List<Play> plays,
            Optional<Device> device,
            Optional<Health> health) {
        this(
                format,
                screen,
                boot,
                sequence,
                sent,
                clock,
                stored,
                shown,
                lost,
                obeyed,
                problems,
                skipped,
                plays,
                device,
                health,
                Optional.empty());
    }

    public Report {
        Ids.check("screen", screen);
        checkBoot(boot);
        obeyed = List.copyOf(obeyed);
        problems = List.copyOf(problems);
        skipped = List.copyOf(skipped);
        plays = List.copyOf(plays);
        if (problems.size() > MOST_PROBLEMS || plays.size() > MOST_PLAYS || skipped.size() > 1000) {
            throw new IllegalArgumentException("too long a report");
        }
    }

    /**
     * The bundle on the player's disk, every signature and hash of it checked.
     *
     * @param manifest hash of its payload
     * @param since when its first good frame was output
     */
    public record Stored(long version, Sha256 manifest, Instant since) {}

    /** What is lit. */
    public enum What {
        /** An alert: an order's. */
        ALERT,
        ITEM,
        /** Nothing that may show is left. */
        SAFE_CARD,
        /** A stop is in force. */
        STOPPED,
        /** Outside the screen's hours. */
        OFF
    }

    /**
     * What the screen really shows.
     *
     * @param slot and {@code item}: there exactly when an item is shown
     * @param frame hash of the frame that is lit, see {@link shiliu.protocols.driver.Frame#sha256}
     * @param since when the first frame of this item or card was proven
     * @param order payload hash of the alert's order, there exactly when an alert is shown
     */
    public record Shown(
            What what,
            Optional<String> slot,
            Optional<Sha256> item,
            Sha256 frame,
            Proof proof,
            Instant since,
            Optional<Sha256> order) {
        /** Of anything but an alert. */
        public Shown(
                What what, Optional<String> slot, Optional<Sha256> item, Sha256 frame, Proof proof, Instant since) {
            this(what, slot, item, frame, proof, since, Optional.empty());
        }
    }

    /**
     * The screen as a device.
     *
     * @param percent of full light that it is to have now
     * @param why the rule that says so: {@code day}, {@code night}, {@code step}, {@code sensor}, {@code sensor-failed},
     *     {@code by-hand}, {@code alert}, {@code untrusted-clock}; with {@code -capped} after it where the limit of nights
     *     took something away
     * @param set whether the output does it: its card by a command, or this player by darker pixels; empty where neither can
     * @param readings what the card tells of itself, at most {@value #MOST_READINGS}
     * @param read when it told that
     */
    public record Device(
            Optional<Integer> percent, String why, Optional<Dims> set, List<Reading> readings, Optional<Instant> read) {
        public Device {
            readings = List.copyOf(readings);
            if (readings.size() > MOST_READINGS || !why.matches("[a-z-]{0,40}")) {
                throw new IllegalArgumentException("too long a word on the device");
            }
        }
    }

    /**
     * The player's process.
     *
     * @param upMillis since its start
     * @param memory bytes of it in memory; 0 where the system does not tell
     * @param threads that run
     * @param shown frames that were handed to the output since the start
     * @param dropped frames of what moves whose time had passed before they could be shown
     */
    public record Health(long upMillis, long memory, int threads, long shown, long dropped) {}

    /**
     * The player's clock.
     *
     * @param trusted whether it plays by it
     * @param signed whether it was set by the controller's signed time
     * @param driftMillis how far the machine's clock is ahead of what the player plays by
     */
    public record Clock(boolean trusted, boolean signed, long driftMillis) {}

    /** Something that was refused or failed: a code that never changes and the sentence. */
    public record Trouble(Instant at, String code, Message message) {}

    /** An item that was passed over and the kind that is not known. */
    public record Skipped(Sha256 item, String kind) {}

    /**
     * One play that ended, as it was: proof of play. Boot and sequence name it once and for all.
     *
     * @param from when its first frame was proven to be lit; a card that was lost for a while makes two plays of one
     * @param until when something else was, or nobody knew any more
     */
    public record Play(String boot, long sequence, Sha256 item, String slot, Instant from, Instant until) {
        public Play {
            checkBoot(boot);
            Ids.check("slot", slot);
        }
    }

    private static void checkBoot(String boot) {
        if (!boot.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("a boot id is 32 hexadecimal digits");
        }
    }
}
