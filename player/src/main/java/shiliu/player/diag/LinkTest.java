package shiliu.player.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.line.Dialogue;

/** Asks a card the same short question many times and counts. */
public final class LinkTest {
    /** So many questions without a single byte back: more of them tell nothing new. */
    private static final int GIVE_UP = 8;

    private LinkTest() {}

    /** Asks {@code count} times, or until it is clear that nobody is there; {@code done} hears of each. */
    public static LinkFigures run(Session session, int count, IntConsumer done)
            throws DiagException, InterruptedException {
        List<LinkFigures.Asked> all = new ArrayList<>();
        int silent = 0;
        while (all.size() < count && silent < GIVE_UP) {
            Dialogue.Asked asked = ask(session);
            all.add(new LinkFigures.Asked(
                    asked.answer().isPresent(), asked.took(), asked.sent(), asked.received(), asked.noise()));
            silent = asked.received() == 0 ? silent + 1 : 0;
            done.accept(all.size());
        }
        return LinkFigures.of(all, session.line().baud());
    }

    private static Dialogue.Asked ask(Session session) throws DiagException, InterruptedException {
        try {
            return session.talk().ping();
        } catch (DriverException e) {
            throw session.trouble(e);
        }
    }
}
