package shiliu.player.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.line.Dialogue;

/** Asks a card the same short question many times and counts. */
public final class LinkTest {
    /** So many questions without a single byte back: more of them tell nothing new. */
    private static final int GIVE_UP = 8;

    private LinkTest() {}

    /**
     * Asks {@code count} times, or until it is clear that nobody is there.
     *
     * @param stopped whether somebody has enough: then what was asked so far counts
     * @param done hears of each
     */
    public static LinkFigures run(Session session, int count, BooleanSupplier stopped, IntConsumer done)
            throws DiagException, InterruptedException {
        List<LinkFigures.Asked> all = new ArrayList<>();
        int silent = 0;
        while (all.size() < count && silent < GIVE_UP && !stopped.getAsBoolean()) {
            Optional<Dialogue.Asked> once = ask(session, stopped);
            if (once.isEmpty()) {
                break;
            }
            Dialogue.Asked asked = once.get();
            all.add(new LinkFigures.Asked(
                    asked.answer().isPresent(), asked.took(), asked.sent(), asked.received(), asked.noise()));
            silent = asked.received() == 0 ? silent + 1 : 0;
            done.accept(all.size());
        }
        return LinkFigures.of(all, session.line().baud());
    }

    /** Empty where it was stopped in the middle. */
    private static Optional<Dialogue.Asked> ask(Session session, BooleanSupplier stopped)
            throws DiagException, InterruptedException {
        try {
            return Optional.of(session.talk().ping());
        } catch (DriverException e) {
            // A process that ends closes its serial ports first.
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            throw session.trouble(e);
        } catch (InterruptedException e) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
