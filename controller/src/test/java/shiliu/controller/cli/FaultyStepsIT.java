package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.schedule.Mode;

/**
 * The disk of a real controller gives out at each call in turn of an upload, an approval, a slot and an order, those of the
 * database and every sync among them: what is refused was not done, and the next try, without a restart, succeeds.
 */
class FaultyStepsIT {
    /** The most calls of one deed; none at the gate, where a disk in memory does the same for uploads. */
    private static final int MOST = Integer.getInteger("shiliu.disk-steps", 0);

    @TempDir
    Path folder;

    private final Ledger ledger = new Ledger();
    private final List<String> told = new ArrayList<>();
    private Town town;
    private FaultyDisk disk;
    private int number;
    private String review = "";

    /** What somebody does, and how one sees from outside how far it has come. */
    private enum Deed {
        UPLOAD,
        APPROVE,
        SLOT,
        ORDER
    }

    @BeforeAll
    static void onlyWhereItIsAskedFor() {
        assumeThat(MOST).as("-Dshiliu.disk-steps").isPositive();
    }

    @Test
    void eachStepOfEachDeed() throws Exception {
        Path data = folder.resolve("controller");
        Optional<FaultyDisk> made = FaultyDisk.under(data, folder);
        assumeThat(made).as("gcc, to compile the library with").isPresent();
        disk = made.get();
        Town.Launchers launchers =
                new Town.Launchers(disk.on(Town.Launchers.TEST.controller()), Town.Launchers.TEST.player());
        try (Town opened = Town.open(folder, launchers)) {
            town = opened;
            town.nodes.values().forEach(Node::close);
            for (Deed deed : Deed.values()) {
                for (int error : List.of(FaultyDisk.EIO, FaultyDisk.ENOSPC)) {
                    int steps = fromThenOn(deed, error);
                    int once = once(deed, error, steps);
                    told.add("%s, error %d: %d steps, of %d that failed alone %d refused it"
                            .formatted(deed, error, steps, steps, once));
                }
            }
            town.controller().kill();
            disk.cut(Optional.of(new Random(20261128)));
            town.startController();
            ledger.checkAll(town.staff.administrator().client());
            assertThat(AuditLog.check(town.staff.administrator().client(), List.of())
                            .fault())
                    .isEmpty();
        } catch (Exception | AssertionError e) {
            throw new AssertionError(town == null ? "not even started" : told + town.said(), e);
        } finally {
            told.forEach(System.out::println);
        }
    }

    /** How many calls must go well before the deed is done. */
    private int fromThenOn(Deed deed, int error) throws Exception {
        for (int step = 0; step < MOST; step++) {
            int calls = step;
            if (doneDespite(deed, disk -> () -> disk.fail(error, 1000, calls))) {
                assertThat(step).as("calls of %s", deed).isGreaterThan(2);
                return step;
            }
        }
        throw new AssertionError(deed + " needs more than " + MOST + " calls");
    }

    private int once(Deed deed, int error, int steps) throws Exception {
        int refused = 0;
        for (int step = 0; step < steps; step++) {
            int calls = step;
            refused += doneDespite(deed, disk -> () -> disk.failOnce(error, calls)) ? 0 : 1;
        }
        return refused;
    }

    /** Breaks the disk. */
    private interface Break {
        void now() throws Exception;
    }

    private boolean doneDespite(Deed deed, Function<FaultyDisk, Break> fault) throws Exception {
        number++;
        if (deed == Deed.APPROVE) {
            review = upload().review();
        }
        List<?> before = seen();
        fault.apply(disk).now();
        try {
            run(deed);
            return true;
        } catch (CommandException e) {
            assertThat(e.exitCode()).as(e.sentence().toString()).isEqualTo(ExitCode.FAILED);
            disk.mend();
            assertThat(seen()).as("what was refused was not done").isEqualTo(before);
            run(deed);
            return false;
        } finally {
            disk.mend();
        }
    }

    private void run(Deed deed) throws Exception {
        switch (deed) {
            case UPLOAD -> upload();
            case APPROVE -> ledger.approved(town.staff.approve(review));
            case SLOT -> ledger.added(town.staff.slot("slot-" + number, "guangming-news", Town.HALL, Mode.ROTATE));
            case ORDER ->
                ledger.given(
                        town.staff.stops().isEmpty()
                                ? town.staff.stop(Order.Scope.screen(Town.HALL))
                                : town.staff.resume());
        }
    }

    private UploadAnswer upload() throws Exception {
        Staff.Slogans next =
                new Staff.Slogans("guangming-news", "guangming", "2026-12-31", List.of("第" + number + "条", "通知"));
        UploadAnswer answer = town.staff.upload(folder, town.reader, next);
        ledger.uploaded(answer);
        return answer;
    }

    private List<Object> seen() throws Exception {
        ControllerClient client = town.staff.administrator().client();
        return List.of(
                client.list("/v1/playlists", PlaylistView.class),
                client.list("/v1/reviews?all=1", ReviewView.class),
                client.list("/v1/slots", SlotView.class),
                client.list("/v1/orders", OrderView.class));
    }
}
