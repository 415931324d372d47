package shiliu.controller.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.Disk;

/** A process that stores a file, then its row, then says so, is killed at random: all that it said is there. */
class KilledIT {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLost() throws Exception {
        Random random = new Random(20261110);
        List<String> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = ChildProcess.start(Child.class, folder.toString(), String.valueOf(kill));
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                int until = 1 + random.nextInt(40);
                for (int i = 0; i < until; i++) {
                    String line = said.readLine();
                    assertThat(line).as("the child's word").isNotNull();
                    acknowledged.add(line);
                }
                child.toHandle().destroyForcibly();
                // What it still said before it died counts too.
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    acknowledged.add(line);
                }
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        verify(acknowledged);
    }

    private void verify(List<String> acknowledged) throws Exception {
        Blobs blobs = new Blobs(Disk.real(folder));
        try (Store store = Store.open(folder.resolve("shiliu.db"))) {
            List<BlobRef> rows = store.read(tables -> tables.blobs().all());
            assertThat(rows).extracting(row -> row.sha256().hex()).containsAll(acknowledged);
            assertThat(rows).allMatch(row -> blobs.intact(row.sha256()), "a row stands for a whole file");
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shiliu.db"));
                ResultSet answer = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            answer.next();
            assertThat(answer.getString(1)).isEqualTo("ok");
        }
    }

    /** Stores and tells until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            Blobs blobs = new Blobs(Disk.real(folder));
            try (Store store = Store.open(folder.resolve("shiliu.db"))) {
                for (int i = 0; i < 100_000; i++) {
                    byte[] bytes = (arguments[1] + " " + i).repeat(50).getBytes(StandardCharsets.UTF_8);
                    BlobRef ref = blobs.put(bytes);
                    store.keep(tables -> {
                        tables.blobs().note(ref, Instant.EPOCH);
                        return 1;
                    });
                    System.out.println(ref.sha256().hex());
                    System.out.flush();
                }
            }
        }
    }
}
