package shiliu.player.play;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/** What was refused or failed lately, for the report; the same again takes the place of the former. Thread-safe. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);

    private volatile Runnable onNew = () -> {};
    private final Deque<Report.Trouble> latest = new ArrayDeque<>();

    /** {@code told} hears of each trouble that is not in the list yet. */
    void onNew(Runnable told) {
        onNew = told;
    }

    void add(Instant at, String code, Message message) {
        if (keep(new Report.Trouble(at, code, message))) {
            LOG.warn("{}: {}", message.key(), english(message));
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

    /** The sentence as logs have it. */
    static String english(Message message) {
        return ENGLISH.text(message);
    }

    /** Nothing of that code is wrong any more. */
    synchronized void over(String code) {
        latest.removeIf(trouble -> trouble.code().equals(code));
    }

    synchronized List<Report.Trouble> list() {
        return List.copyOf(latest);
    }
}
