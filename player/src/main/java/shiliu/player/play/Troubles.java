package shiliu.player.play;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.message.Message;

/** What was refused or failed lately, for the report; the same again takes the place of the former. Thread-safe. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private volatile Runnable onNew = () -> {};
    private final Deque<Report.Trouble> latest = new ArrayDeque<>();

    /** {@code told} hears of each trouble that is not in the list yet. */
    void onNew(Runnable told) {
        onNew = told;
    }

    void add(Instant at, String code, Message message) {
        if (keep(new Report.Trouble(at, code, message))) {
            LOG.warn("{} {}", message.key(), message.arguments());
            onNew.run();
        }
    }

    private synchronized boolean keep(Report.Trouble trouble) {
        boolean known = latest.removeIf(former -> former.message().equals(trouble.message()));
        latest.addLast(trouble);
        if (latest.size() > Report.MOST_PROBLEMS) {
            latest.removeFirst();
        }
        return !known;
    }

    /** Nothing of that code is wrong any more. */
    synchronized void over(String code) {
        latest.removeIf(trouble -> trouble.code().equals(code));
    }

    synchronized List<Report.Trouble> list() {
        return List.copyOf(latest);
    }
}
