package shiliu.player.bundle;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;

/**
 * What a person commands at once, beside every manifest.
 *
 * @param sequence rises with every order of one office; milliseconds since 1970 when it was given, or the last one plus 1
 * @param until when it ends by itself; a stop has no end but a resume
 * @param lifts for a resume or a cancel: the payload hashes of the orders that it ends, for an alert those that it takes
 *     the place of. A resume that is played back later can so never lift a newer stop
 * @param alert for an alert: what to show; it ends with the order
 */
public record Order(
        int format,
        Kind kind,
        Scope scope,
        long sequence,
        Instant issued,
        Optional<Instant> until,
        String reason,
        List<Sha256> lifts,
        Optional<Alert> alert) {
    public static final int FORMAT = 1;
    /** An alert or a drill that lasts longer is given anew. */
    public static final Duration LONGEST = Duration.ofDays(7);

    public Order {
        lifts = List.copyOf(lifts);
        if (reason.length() > 500) {
            throw new IllegalArgumentException("a reason of " + reason.length() + " characters");
        }
        boolean lifting = kind == Kind.RESUME || kind == Kind.CANCEL;
        boolean plain = kind == Kind.STOP || kind == Kind.DRILL;
        if (lifts.isEmpty() ? lifting : plain) {
            throw new IllegalArgumentException(kind + " that lifts " + lifts.size() + " orders");
        }
        if ((kind == Kind.ALERT) != alert.isPresent()) {
            throw new IllegalArgumentException("an alert has a text, nothing else has");
        }
        if (alert.isPresent() && !alert.map(Alert::until).equals(until)) {
            throw new IllegalArgumentException("an alert's text ends when it does");
        }
        boolean ends = kind == Kind.ALERT || kind == Kind.DRILL;
        if (ends && until.filter(end -> end.isBefore(issued.plus(LONGEST))).isEmpty()) {
            throw new IllegalArgumentException(kind + " needs an end within a week");
        }
    }

    /**
     * What it does. A stop darkens (一键停播), a resume lifts it; an alert pre-empts all but a stop; a drill is a stop that
     * darkens nothing: it is kept and reported, so that the way to every screen is timed.
     */
    public enum Kind {
        STOP,
        RESUME,
        ALERT,
        CANCEL,
        DRILL
    }

    /** Which screens: all of them, or those named by id, tag or community. */
    public record Scope(boolean all, Set<String> screens, Set<String> tags, Set<String> communities) {
        public static final Scope ALL = new Scope(true, Set.of(), Set.of(), Set.of());

        public Scope {
            screens = Collections.unmodifiableSet(new TreeSet<>(screens));
            tags = Collections.unmodifiableSet(new TreeSet<>(tags));
            communities = Collections.unmodifiableSet(new TreeSet<>(communities));
        }

        public static Scope screen(String id) {
            return new Scope(false, Set.of(id), Set.of(), Set.of());
        }

        public boolean matches(Screen screen) {
            return all
                    || screens.contains(screen.id())
                    || communities.contains(screen.community())
                    || !Collections.disjoint(tags, screen.tags());
        }
    }
}
