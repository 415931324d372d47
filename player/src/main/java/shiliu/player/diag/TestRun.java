package shiliu.player.diag;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import shiliu.player.message.Message;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.DriverException;

/** Shows test pictures one after the other, and takes them away again whatever happens in between. One thread. */
public final class TestRun {
    private static final long RETRY_MILLIS = 500;

    private final Session session;
    private final Duration comeBack;
    private final Consumer<Message> told;

    /** Where to go from a picture. */
    public enum Turn {
        NEXT,
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
                    case BACK -> Math.max(0, at - 1);
                    case QUIT -> steps.size();
                };
            }
        } catch (InterruptedException | IOException e) {
            // Ctrl-C takes the terminal away as well.
            told.accept(Message.of("diag.test.stopped"));
        } catch (DiagException e) {
            // Where not even the first picture could be shown there may be nothing to take away.
            if (shown == 0 && e.kind() == DiagException.Kind.FAILED) {
                throw e;
            }
            told.accept(e.sentence());
            restore();
            throw e;
        }
        restore();
        return shown;
    }

    /** Takes the picture away; a line that broke is waited for. */
    private void restore() throws DiagException {
        boolean interrupted = Thread.interrupted();
        try {
            session.run(new DeviceCommand.EndTest());
            told.accept(Message.of("diag.test.restored"));
        } catch (DiagException e) {
            if (e.kind() != DiagException.Kind.UNREACHABLE) {
                throw DiagException.of(DiagException.Kind.FAILED, "diag.test.not-restored");
            }
            // A process that ends closes its serial ports first: opened anew they are there.
            if (!again()) {
                await();
            }
        } catch (InterruptedException e) {
            interrupted = true;
            throw DiagException.of(DiagException.Kind.FAILED, "diag.test.not-restored");
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
        throw DiagException.of(DiagException.Kind.UNREACHABLE, "diag.test.not-restored");
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
