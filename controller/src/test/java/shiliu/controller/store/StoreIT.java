package shiliu.controller.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.controller.store.CodesTable.Kind;
import shiliu.controller.store.ReportsTable.PlayRow;
import shiliu.controller.store.SlotsTable.SlotRow;
import shiliu.player.bundle.BlobRef;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;

class StoreIT {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theSettingsThatThePromisesRestOnHold() throws Exception {
        try (Store store = Store.open(file())) {
            store.read(tables -> 1);
        }
        try (Connection connection = new Connections(file()).open()) {
            assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(connection, "synchronous")).isEqualTo("2");
            assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(connection, "trusted_schema")).isEqualTo("0");
        }
    }

    @Test
    void whatIsAcknowledgedIsThereForAnyOtherConnection() throws Exception {
        try (Store store = Store.open(file())) {
            store.keep(tables -> {
                tables.blobs().note(blob("a"), NOON);
                return 1;
            });
            assertThat(countWithAnotherConnection()).isEqualTo(1);
        }
    }

    @Test
    void whatIsThrownTakesEverythingBackAndTheNextWriteWorks() {
        try (Store store = Store.open(file())) {
            assertThatThrownBy(() -> store.keep(tables -> {
                        tables.blobs().note(blob("a"), NOON);
                        throw new IOException("in the middle");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("in the middle");
            assertThat(blobs(store)).isEmpty();
            store.keep(tables -> {
                tables.blobs().note(blob("b"), NOON);
                return 1;
            });
            assertThat(blobs(store)).containsExactly(blob("b"));
        }
    }

    @Test
    void aChangeThatIsNotInTheAuditLogIsTakenBack() {
        try (Store store = Store.open(file())) {
            assertThatThrownBy(() -> store.write(tables -> {
                        tables.blobs().note(blob("a"), NOON);
                        return 1;
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(blobs(store)).isEmpty();
            store.write(tables -> {
                tables.blobs().note(blob("a"), NOON);
                tables.note(NOON, AuditNote.own(AuditAction.START, ""));
                return 1;
            });
            assertThat(blobs(store)).containsExactly(blob("a"));
            int nothing = store.write(tables -> 0);
            assertThat(nothing).as("what changes nothing needs no entry").isZero();
        }
    }

    @Test
    void aRowCannotNameABlobThatIsNotThere() {
        try (Store store = Store.open(file())) {
            assertThatThrownBy(() -> store.keep(tables -> {
                        tables.blobs().noteMedia(blob("a").sha256(), blob("b").sha256());
                        return 1;
                    }))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void aReaderCannotWrite() {
        try (Store store = Store.open(file())) {
            assertThatThrownBy(() -> store.read(tables -> {
                        tables.blobs().note(blob("a"), NOON);
                        return 1;
                    }))
                    .isInstanceOf(StoreException.class);
            assertThat(blobs(store)).isEmpty();
        }
    }

    @Test
    void aReaderSeesOneCommitWhileAWriterGoesOn() throws Exception {
        try (Store store = Store.open(file())) {
            CountDownLatch written = new CountDownLatch(1);
            CountDownLatch reading = new CountDownLatch(1);
            ExecutorService other = Executors.newSingleThreadExecutor();
            Future<List<Integer>> sizes = other.submit(() -> store.read(tables -> {
                List<Integer> seen =
                        new ArrayList<>(List.of(tables.blobs().all().size()));
                reading.countDown();
                written.await();
                seen.add(tables.blobs().all().size());
                return seen;
            }));
            reading.await();
            store.keep(tables -> {
                tables.blobs().note(blob("a"), NOON);
                return 1;
            });
            written.countDown();
            assertThat(sizes.get()).containsExactly(0, 0);
            other.shutdown();
        }
    }

    @Test
    void manyWritersAtOnceLoseNothing() throws Exception {
        try (Store store = Store.open(file())) {
            ExecutorService many = Executors.newFixedThreadPool(8);
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                String name = "blob " + i;
                all.add(many.submit(() -> store.keep(tables -> {
                    tables.blobs().note(blob(name), NOON);
                    return Thread.currentThread().getName();
                })));
            }
            Set<String> threads = new HashSet<>();
            for (Future<String> one : all) {
                threads.add(one.get());
            }
            assertThat(threads).containsExactly("store-writer");
            assertThat(blobs(store)).hasSize(80);
            many.shutdown();
        }
    }

    @Test
    void aWriteWithinAWriteIsRefusedInsteadOfWaitingForItself() {
        try (Store store = Store.open(file())) {
            assertThatThrownBy(() -> store.keep(tables -> store.keep(inner -> 1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aCodeWorksOnceAndNotTooLate() {
        Sha256 code = blob("code").sha256();
        try (Store store = Store.open(file())) {
            store.keep(tables -> {
                tables.codes().replace(Kind.PERSON, "edith", code, NOON.plusSeconds(900));
                return 1;
            });
            assertThat(take(store, Kind.PLAYER, code, NOON)).isEmpty();
            assertThat(take(store, Kind.PERSON, code, NOON)).contains("edith");
            assertThat(take(store, Kind.PERSON, code, NOON)).isEmpty();
            store.keep(tables -> {
                tables.codes().replace(Kind.PERSON, "edith", code, NOON.plusSeconds(900));
                return 1;
            });
            assertThat(take(store, Kind.PERSON, code, NOON.plusSeconds(900))).isEmpty();
        }
    }

    /** A folder of the version before: its slots say nothing of rules, exceptions and occasions. */
    @Test
    void slotsOfAnOlderControllerAreReadOn() throws Exception {
        String url = "jdbc:sqlite:" + file();
        org.flywaydb.core.Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:shiliu/controller/store")
                .target("1")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO person VALUES ('edith', '名', '[]', '*', 'INVITED', NULL, NULL, 0)");
            statement.executeUpdate("INSERT INTO slot VALUES ('s-1', 'unity', '[\"gate\"]',"
                    + " '{\"dates\":{\"from\":\"2026-11-01\",\"until\":\"2026-11-30\"},\"days\":[\"MONDAY\"],"
                    + "\"daypart\":{\"from\":\"07:00\",\"until\":\"09:00\"}}',"
                    + " 'ROTATE', 0, 1, 'edith', 0)");
            statement.executeUpdate("INSERT INTO play VALUES ('gate', '" + "0".repeat(32) + "', 1, CAST('{\"boot\":\""
                    + "0".repeat(32) + "\",\"sequence\":1,\"item\":\"" + "ab".repeat(32) + "\",\"slot\":\"s-1\","
                    + "\"from\":\"2026-11-10T04:00:00.123456Z\",\"until\":\"2026-11-10T04:00:10Z\"}' AS BLOB))");
            statement.executeUpdate("INSERT INTO play VALUES ('gate', '" + "0".repeat(32) + "', 2, CAST('{\"boot\":\""
                    + "0".repeat(32) + "\",\"sequence\":2,\"item\":\"" + "cd".repeat(32) + "\",\"slot\":\"s-1\","
                    + "\"from\":\"+1000000000-12-31T23:59:59Z\",\"until\":\"soon\"}' AS BLOB))");
        }
        try (Store store = Store.open(file())) {
            SlotRow slot = store.read(tables -> tables.slots().find("s-1")).orElseThrow();
            assertThat(slot.when())
                    .isEqualTo(new When(
                            Optional.of(new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30))),
                            Set.of(DayOfWeek.MONDAY),
                            Optional.of(new Daypart(LocalTime.of(7, 0), LocalTime.of(9, 0)))));
            assertThat(slot.limits()).isEqualTo(Slot.Limits.NONE);
            Sha256 item = new Sha256("ab".repeat(32));
            List<PlayRow> played = store.read(tables -> tables.reports().playsOf(item, NOON, NOON.plusMillis(124)));
            List<PlayRow> before = store.read(tables -> tables.reports().playsOf(item, NOON, NOON.plusMillis(123)));
            assertThat(played).hasSize(1);
            assertThat(before).as("it began 123 ms later").isEmpty();
            assertThat(store.<Long, RuntimeException>read(
                            tables -> tables.reports().plays("gate")))
                    .as("one with an odd time stops nothing")
                    .isEqualTo(2);
        }
    }

    @Test
    void aSlotComesBackAsItWent() throws Exception {
        SlotRow slot = new SlotRow(
                "s-1",
                "unity",
                List.of("gate", "#街道"),
                When.ALWAYS,
                Mode.TAKEOVER,
                7,
                3,
                new Slot.Limits(Optional.of(6), Optional.empty()),
                "edith",
                NOON);
        try (Store store = Store.open(file())) {
            store.keep(tables -> {
                tables.people()
                        .put(new PersonView(
                                "edith",
                                "名",
                                Set.of(),
                                "*",
                                AccountState.INVITED,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                NOON));
                tables.slots().add(slot);
                return 1;
            });
            List<SlotRow> slots = store.read(tables -> tables.slots().all());
            assertThat(slots).containsExactly(slot);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws Exception {
        Files.writeString(file(), "this is a letter, not a database, and long enough to be looked at".repeat(30));
        assertThatThrownBy(() -> Store.open(file())).isInstanceOf(StoreException.class);
    }

    private static List<BlobRef> blobs(Store store) {
        return store.read(tables -> tables.blobs().all());
    }

    private static Optional<String> take(Store store, Kind kind, Sha256 code, Instant now) {
        return store.keep(tables -> tables.codes().take(kind, code, now));
    }

    private Path file() {
        return folder.resolve("shiliu.db");
    }

    private static BlobRef blob(String text) {
        return BlobRef.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private long countWithAnotherConnection() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                ResultSet rows = connection.createStatement().executeQuery("SELECT count(*) FROM blob")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String pragma(Connection connection, String name) throws Exception {
        try (ResultSet answer = connection.createStatement().executeQuery("PRAGMA " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
