package shiliu.player.bundle;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the controller's manifests told of its log, kept where the controller cannot reach: one mark a day and the newest,
 * for 400 days, and every pair that no honest log can have given. Thread-safe.
 */
public final class AuditMarks {
    static final String FILE = "audit-marks";
    static final int MOST_PAIRS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(AuditMarks.class);
    private static final Duration LIFE = Duration.ofDays(400);
    /** Whatever the clock did meanwhile. */
    private static final int MOST = 401;

    private final CheckedFiles files;
    private Kept kept;

    /** A mark and when it came. */
    record Seen(Instant at, AuditMark mark) {}

    /**
     * Evidence: the log went back.
     *
     * @param before what was kept of it
     * @param after what came later, at {@code at}
     */
    public record WentBack(Instant at, AuditMark before, AuditMark after) {}

    /** In the order in which they came. */
    record Kept(int format, List<Seen> marks, List<WentBack> wentBack) {
        static final Kept NONE = new Kept(1, List.of(), List.of());

        Kept {
            marks = List.copyOf(marks);
            wentBack = List.copyOf(wentBack);
        }
    }

    AuditMarks(CheckedFiles files, Kept kept) {
        this.files = files;
        this.kept = kept;
    }

    /** The mark that came last. */
    public synchronized Optional<AuditMark> newest() {
        return last(kept.marks()).map(Seen::mark);
    }

    /** The pair that was found last. */
    public synchronized Optional<WentBack> lastWentBack() {
        return last(kept.wentBack());
    }

    /** Every pair that was found: the first ones and the last. */
    public synchronized List<WentBack> wentBack() {
        return kept.wentBack();
    }

    synchronized List<Seen> marks() {
        return kept.marks();
    }

    /** Takes what a verified manifest says; a disk that refuses is no reason not to show it. */
    synchronized void note(AuditMark mark, Instant at) {
        if (newest().filter(mark::equals).isPresent()) {
            return;
        }
        Optional<AuditMark> before = Stream.concat(
                        kept.marks().stream().map(Seen::mark),
                        kept.wentBack().stream().map(WentBack::before))
                .filter(former -> former.contradicts(mark))
                .max(Comparator.comparingLong(AuditMark::entries));
        List<WentBack> pairs = new ArrayList<>(kept.wentBack());
        before.ifPresent(former -> pairs.add(new WentBack(at, former, mark)));
        if (pairs.size() > MOST_PAIRS) {
            pairs.remove(MOST_PAIRS - 1);
        }
        kept = new Kept(1, with(kept.marks(), new Seen(at, mark)), pairs);
        try {
            files.write(FILE, kept);
        } catch (IOException e) {
            LOG.warn("{} was not kept: {}", mark, e.toString());
        }
    }

    /** The first mark of each day stays; one that came later that day gives way to the next. */
    private static List<Seen> with(List<Seen> marks, Seen next) {
        List<Seen> all = new ArrayList<>(marks);
        int size = all.size();
        if (size > 1 && day(all.get(size - 1)).equals(day(all.get(size - 2)))) {
            all.remove(size - 1);
        }
        all.add(next);
        all.removeIf(seen -> seen.at().isBefore(next.at().minus(LIFE)));
        return all.size() > MOST ? all.subList(all.size() - MOST, all.size()) : all;
    }

    private static LocalDate day(Seen seen) {
        return LocalDate.ofInstant(seen.at(), ZoneOffset.UTC);
    }

    private static <T> Optional<T> last(List<T> list) {
        return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
    }
}
