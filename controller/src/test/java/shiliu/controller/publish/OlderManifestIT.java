package shiliu.controller.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.office.World;
import shiliu.player.bundle.Manifest;

/** A controller that comes after one whose manifests said less. */
class OlderManifestIT {
    @TempDir
    Path folder;

    @Test
    void itsManifestsAreSignedAnewAtOnceAndTheirVersionsRise() throws Exception {
        try (World world = World.staffed(folder)) {
            world.settle();
            long before = version(world);
            byte[] older = older(world);
            world.office().close();
            String database = "jdbc:sqlite:" + world.data().resolve("shiliu.db");
            try (Connection connection = DriverManager.getConnection(database);
                    PreparedStatement update =
                            connection.prepareStatement("UPDATE manifest SET envelope = ?, content = ?, version = ?")) {
                update.setBytes(1, older);
                update.setString(2, "0".repeat(64));
                update.setLong(3, before + 1000);
                assertThat(update.executeUpdate()).isEqualTo(3);
            }
            world.reopen();
            assertThat(version(world)).isGreaterThan(before + 1000);
        }
    }

    /** As it was: in other words. Nobody asks for the signature of what is in the controller's own folder. */
    private static byte[] older(World world) {
        byte[] envelope = world.office().snapshots().of("gate").orElseThrow().envelope();
        String json = new String(envelope, StandardCharsets.UTF_8);
        Matcher payload = Pattern.compile("\"payload\":\"([^\"]+)\"").matcher(json);
        assertThat(payload.find()).isTrue();
        String manifest = new String(Base64.getDecoder().decode(payload.group(1)), StandardCharsets.UTF_8);
        String less = manifest.replace("\"rootVersion\"", "\"rootNumber\"");
        assertThat(less).isNotEqualTo(manifest);
        String encoded = Base64.getEncoder().encodeToString(less.getBytes(StandardCharsets.UTF_8));
        return json.replace(payload.group(1), encoded).getBytes(StandardCharsets.UTF_8);
    }

    private static long version(World world) {
        Manifest manifest = world.office().snapshots().of("gate").orElseThrow().manifest();
        return manifest.version();
    }
}
