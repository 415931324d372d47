package shiliu.controller.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditNote;
import shiliu.player.playlist.Sha256;

/** A process that does what requests with a key ask for is killed at random, and each is sent again: each is done once. */
class OnceKilledIT {
    private static final int KILLS = 5;

    @TempDir
    Path folder;

    @Test
    void eachIsDoneOnceHoweverOftenTheProcessDies() throws Exception {
        Random random = new Random(20261126);
        int next = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = ChildProcess.start(Child.class, folder.toString(), String.valueOf(next));
            try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
                int until = 1 + random.nextInt(60);
                for (int i = 0; i < until; i++) {
                    String line = said.readLine();
                    assertThat(line).as("the child's word").isNotNull();
                    next = Integer.parseInt(line);
                }
                child.toHandle().destroyForcibly();
            }
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            // The last one that was answered is asked for again, and those of which no word came.
        }
        try (Store store = Store.open(folder.resolve("shiliu.db"))) {
            for (int i = 0; i <= next; i++) {
                String subject = "\"deed-" + i + "\"";
                long times = store.read(tables -> tables.audit().after(0, 100_000)).stream()
                        .filter(row -> row.body().contains(subject))
                        .count();
                assertThat(times).as(subject).isEqualTo(1);
            }
        }
    }

    /** Does and tells until it is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws Exception {
            try (Store store = Store.open(Path.of(arguments[0]).resolve("shiliu.db"))) {
                for (int i = Integer.parseInt(arguments[1]); i < 100_000; i++) {
                    RequestKey key = new RequestKey("li", "key-" + i, Sha256.of(new byte[] {1}));
                    String deed = "deed-" + i;
                    try {
                        store.once(
                                key,
                                () -> store.write(tables -> {
                                    tables.note(
                                            Instant.EPOCH, AuditNote.of("li", AuditAction.ADD_SLOT, deed, "guangming"));
                                    return 1;
                                }));
                    } catch (AskedBeforeException e) {
                        // Done before the former process died.
                    }
                    System.out.println(i);
                    System.out.flush();
                }
            }
        }
    }
}
