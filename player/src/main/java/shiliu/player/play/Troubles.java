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

    private final Deque<Report.Trouble> latest = new ArrayDeque<>();

    synchronized void add(Instant at, String code, Message message) {
        LOG.warn("{} {}", message.key(), message.arguments());
        latest.removeIf(known -> known.message().equals(message));
        latest.addLast(new Report.Trouble(at, code, message));
        if (latest.size() > Report.MOST_PROBLEMS) {
            latest.removeFirst();
        }
    }

    synchronized List<Report.Trouble> list() {
        return List.copyOf(latest);
    }
}
