package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.UploadAnswer;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.schedule.Mode;

/**
 * A real controller on a disk that fails while people work: what it acknowledged is there after a power cut, what it could not
 * keep it refuses in a sentence, and when the disk is well again it goes on without being started anew.
 */
class FaultyDiskIT {
    /** None at the gate: a round takes some seconds. */
    private static final int ROUNDS = Integer.getInteger("shiliu.disk-faults", 0);

    private static final int STEPS = 5;

    @TempDir
    Path folder;

    private final Random random = new Random(20261127);
    private final Ledger ledger = new Ledger();
    private final Map<String, Integer> refused = new TreeMap<>();
    private Town town;
    private FaultyDisk disk;
    private int step;
    private int lied;

    /** What may happen to a disk in one round. */
    private enum Fault {
        /** From some call on every one fails, as on a full disk or a dead one. */
        FROM_THEN_ON,
        NOW_AND_THEN,
        POWER_CUT,
        /** The disk said that it had synced, and had not. */
        LOST_SYNCS
    }

    @BeforeAll
    static void onlyWhereItIsAskedFor() {
        assumeThat(ROUNDS).as("-Dshiliu.disk-faults").isPositive();
    }

    @Test
    void nothingThatWasAcknowledgedIsLost() throws Exception {
        Optional<FaultyDisk> made = FaultyDisk.under(folder.resolve("controller"), folder);
        assumeThat(made).as("gcc, to compile the library with").isPresent();
        disk = made.get();
        Town.Launchers launchers =
                new Town.Launchers(disk.on(Town.Launchers.TEST.controller()), Town.Launchers.TEST.player());
        try (Town opened = Town.open(folder, launchers);
                Work work = new Work(opened, ledger)) {
            town = opened;
            // Nobody looks at the screens here.
            town.nodes.values().forEach(Node::close);
            for (int round = 0; round < ROUNDS; round++) {
                round(Fault.values()[round % 4], work);
            }
            ledger.checkAll(town.staff.administrator().client());
            assertThat(ledger.size()).as("work was done").isGreaterThan(ROUNDS);
            assertThat(refused).as("something failed").isNotEmpty();
            System.out.printf(
                    "%d rounds of faults: %d acknowledged, 0 lost; refused %s; %d of rounds lost what a lying disk had taken%n",
                    ROUNDS, ledger.size(), refused, lied);
        } catch (Exception | AssertionError e) {
            throw new AssertionError(town == null ? "not even started" : town.said(), e);
        }
    }

    @Test
    void aFullDiskIsRefusedAndGoesOnWhenThereIsRoom() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=96m", "none", small.toString()))
                .as("root, to mount a small disk")
                .isZero();
        try (Town opened = Town.open(small, Town.Launchers.TEST)) {
            town = opened;
            town.nodes.values().forEach(Node::close);
            int rounds = Math.max(1, ROUNDS / 10);
            for (int round = 0; round < rounds; round++) {
                Path ballast = small.resolve("ballast");
                fill(ballast, random.nextInt(400_000));
                refusedOrDone();
                Files.delete(ballast);
                good(ledger);
                town.controller().kill();
                start(small);
                ledger.check(town.staff.administrator().client());
            }
            ledger.checkAll(town.staff.administrator().client());
            assertThat(refused).as("something failed").isNotEmpty();
            System.out.printf("%d times full: %d acknowledged, 0 lost; refused %s%n", rounds, ledger.size(), refused);
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** All the room but so many bytes. */
    private static void fill(Path ballast, int room) throws Exception {
        byte[] block = new byte[64 << 10];
        try (RandomAccessFile file = new RandomAccessFile(ballast.toFile(), "rw")) {
            try {
                while (true) {
                    file.write(block);
                }
            } catch (IOException full) {
                file.setLength(Math.max(0, file.length() - room));
            }
        }
    }

    private void round(Fault fault, Work work) throws Exception {
        Optional<Random> arrives = random.nextInt(4) == 0 ? Optional.empty() : Optional.of(random);
        switch (fault) {
            case FROM_THEN_ON -> untilMended(1000, random.nextInt(120));
            case NOW_AND_THEN -> untilMended(5 + random.nextInt(400), 0);
            case POWER_CUT -> {
                Future<?> steps = work.some();
                town.controller().leave(random.nextInt(1500));
                town.controller().kill();
                disk.cut(arrives);
                start(folder);
                steps.get(Town.LONG.toSeconds(), TimeUnit.SECONDS);
            }
            case LOST_SYNCS -> {
                good(ledger);
                disk.lie();
                Ledger forgotten = new Ledger();
                good(forgotten);
                lied += forgotten.size() > 0 ? 1 : 0;
                arrives = Optional.empty();
            }
        }
        if (fault != Fault.POWER_CUT) {
            town.controller().kill();
            disk.cut(arrives);
            disk.mend();
            start(folder);
        }
        ledger.check(town.staff.administrator().client());
        AuditLog.Checked log = AuditLog.check(town.staff.administrator().client(), List.of());
        assertThat(log.fault()).as("the audit log").isEmpty();
    }

    private void start(Path in) throws Exception {
        assertThat(integrity(in.resolve("controller/shiliu.db"))).isEqualTo("ok");
        town.startController();
    }

    private void untilMended(int permille, int calls) throws Exception {
        disk.fail(random.nextBoolean() ? FaultyDisk.EIO : FaultyDisk.ENOSPC, permille, calls);
        refusedOrDone();
        disk.mend();
        good(ledger);
    }

    private void refusedOrDone() throws Exception {
        for (int i = 0; i < STEPS; i++) {
            try {
                step(ledger);
            } catch (CommandException e) {
                // A sentence in an answer; not a connection that was cut.
                assertThat(e.exitCode()).as(e.sentence().toString()).isEqualTo(ExitCode.FAILED);
                String said = e.sentence().arguments().toString().replaceAll("/[^ ]*", "…");
                refused.merge(said, 1, Integer::sum);
            }
        }
        town.controller().leave(0);
    }

    /** All of it goes well, without a restart. */
    private void good(Ledger into) throws Exception {
        for (int i = 0; i < 2; i++) {
            step(into);
        }
    }

    private void step(Ledger into) throws Exception {
        step++;
        String screen = List.of(Town.HALL, Town.CANTEEN).get(step % 2);
        if (step % 4 == 3) {
            into.given(
                    town.staff.stops().isEmpty() ? town.staff.stop(Order.Scope.screen(screen)) : town.staff.resume());
            return;
        }
        String community = Town.COMMUNITIES.get(screen);
        String id = community + "-wall";
        Staff.Slogans next = new Staff.Slogans(id, community, "2026-12-31", List.of("第" + step + "条", "通知"));
        UploadAnswer answer = town.staff.upload(folder, town.reader, next);
        into.uploaded(answer);
        into.approved(town.staff.approve(answer.review()));
        into.added(town.staff.slot(id + "-" + step, id, screen, Mode.ROTATE));
    }

    private static String integrity(Path file) throws Exception {
        assertThat(Files.exists(file)).isTrue();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                ResultSet answer = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            answer.next();
            return answer.getString(1);
        }
    }
}
