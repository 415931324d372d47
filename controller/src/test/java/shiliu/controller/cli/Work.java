package shiliu.controller.cli;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import shiliu.controller.api.UploadAnswer;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.schedule.Mode;

/** People at work, one step after another, while processes die around them. */
final class Work implements AutoCloseable {
    private static final int STEPS = 8;

    private final Town town;
    private final Ledger ledger;
    private final ExecutorService people = Executors.newSingleThreadExecutor();
    private int step;

    Work(Town town, Ledger ledger) {
        this.town = town;
        this.ledger = ledger;
    }

    /** Begins some steps; the result is done when they are, or when the controller no longer answers. */
    Future<?> some() {
        return people.submit(() -> {
            for (int i = 0; i < STEPS; i++) {
                step++;
                if (!unlessCutOff()) {
                    return null;
                }
            }
            return null;
        });
    }

    private boolean unlessCutOff() throws Exception {
        try {
            take();
            return true;
        } catch (CommandException e) {
            if (e.exitCode() != ExitCode.UNREACHABLE) {
                throw e;
            }
            return false;
        }
    }

    private void take() throws Exception {
        List<String> screens = List.of(Town.HALL, Town.CANTEEN);
        String screen = screens.get(step % 2);
        String community = Town.COMMUNITIES.get(screen);
        if (step % 5 == 4) {
            ledger.given(
                    town.staff.stops().isEmpty() ? town.staff.stop(Order.Scope.screen(screen)) : town.staff.resume());
            return;
        }
        String id = community + "-" + (step % 3 == 0 ? "news" : "notice");
        Staff.Slogans next = new Staff.Slogans(id, community, "2026-12-31", List.of("第" + step + "条", "通知"));
        UploadAnswer answer = town.staff.upload(town.folder, town.reader, next);
        ledger.uploaded(answer);
        ledger.approved(town.staff.approve(answer.review()));
        if (step % 7 == 1) {
            ledger.added(town.staff.slot(id + "-" + step, id, screen, Mode.ROTATE));
        }
    }

    @Override
    public void close() {
        people.shutdownNow();
    }
}
