package shiliu.player.diag;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import shiliu.player.message.Message;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** Shows test pictures one after the other, and takes them away again whatever happens in between. One thread. */
public final class TestRun {
    private static final long RETRY_MILLIS = 500;

    private final Session session;
    private final Duration comeBack;
    private final Consumer<Message> told;

    /** Where to go from a picture. */
    public enum Turn {
        NEXT,
        /** The rest of this pattern is left out. */
        SKIP,
        BACK,
        QUIT
    }

    /** Waits for what the technician wants. */
    @FunctionalInterface
    public interface Turns {
        Turn next() throws InterruptedException, IOException;
    }

    /**
     * A run on a card.
     *
     * @param comeBack how long a line that broke is waited for, to take the last picture away
     * @param told hears what is to be seen
     */
    public TestRun(Session session, Duration comeBack, Consumer<Message> told) {
        this.session = session;
        this.comeBack = comeBack;
        this.told = told;
    }

    /**
     * Shows the steps until they are over or the technician has enough; an interrupt ends it like that too.
     *
     * @return how many pictures were shown
     */
    public int run(List<TestPattern.Step> steps, Turns turns) throws DiagException {
        refuseDark();
        int shown = 0;
        try {
            int at = 0;
            while (at >= 0 && at < steps.size()) {
                TestPattern.Step step = steps.get(at);
                session.run(new DeviceCommand.ShowTest(step.picture()));
                shown++;
                told.accept(Message.of("diag.test.step", at + 1, steps.size()));
                told.accept(step.says());
                at = switch (turns.next()) {
                    case NEXT -> at + 1;
                    case SKIP -> after(steps, at);
                    case BACK -> Math.max(0, at - 1);
                    case QUIT -> steps.size();
                };
            }
        } catch (InterruptedException | IOException e) {
            // Ctrl-C takes the terminal away as well.
            told.accept(Message.of("diag.test.stopped"));
        } catch (DiagException e) {
            // No picture is known to be there. Where an answer was lost one may be: tried once, not waited for.
            if (shown == 0) {
                if (e.kind() == DiagException.Kind.UNREACHABLE) {
                    again();
                }
                throw e;
            }
            told.accept(e.sentence());
            restore();
            throw e;
        }
        restore();
        return shown;
    }

    /** The first step of the next pattern; past the end where there is none. */
    private static int after(List<TestPattern.Step> steps, int at) {
        int next = at;
        while (next < steps.size() && steps.get(next).pattern() == steps.get(at).pattern()) {
            next++;
        }
        return next;
    }

    /** Nobody sees a test picture while the LEDs are off; not every card tells. */
    private void refuseDark() throws DiagException {
        List<Reading> told = List.of();
        try {
            told = session.run(new DeviceCommand.ReadStatus());
        } catch (DiagException e) {
            if (e.kind() != DiagException.Kind.FAILED) {
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (told.contains(new Reading(Quantity.POWER, "off"))) {
            throw DiagException.of(
                    DiagException.Kind.FAILED,
                    "diag.test.leds-off",
                    session.address().line());
        }
    }

    private DiagException notRestored(DiagException.Kind kind) {
        return DiagException.of(
                kind, "diag.test.not-restored", session.address().line());
    }

    /** Takes the picture away; a line that broke is waited for. */
    private void restore() throws DiagException {
        boolean interrupted = Thread.interrupted();
        try {
            session.run(new DeviceCommand.EndTest());
            told.accept(Message.of("diag.test.restored"));
        } catch (DiagException e) {
            if (e.kind() != DiagException.Kind.UNREACHABLE) {
                throw notRestored(DiagException.Kind.FAILED);
            }
            // A process that ends closes its serial ports first: opened anew they are there.
            if (!again()) {
                await();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            throw notRestored(DiagException.Kind.FAILED);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void await() throws DiagException {
        told.accept(Message.of("diag.test.waiting", comeBack.toSeconds()));
        long until = System.nanoTime() + comeBack.toNanos();
        while (System.nanoTime() < until) {
            try {
                TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
            if (again()) {
                return;
            }
        }
        throw notRestored(DiagException.Kind.UNREACHABLE);
    }

    /** Opens the line anew and takes the picture away; false where it is not back. */
    private boolean again() {
        try {
            session.reopen();
            session.talk().run(new DeviceCommand.EndTest());
            told.accept(Message.of("diag.test.restored"));
            return true;
        } catch (IOException | DriverException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
