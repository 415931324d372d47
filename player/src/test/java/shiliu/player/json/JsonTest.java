package shiliu.player.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Manifest;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Translation;
import shiliu.player.playlist.Validity;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

class JsonTest {
    private static final Submission SUBMISSION = new Submission(
            1,
            "unity",
            "guangming",
            "li",
            new Validity(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31)),
            new Slogan(
                    "中华民族一家亲",
                    List.of(new Translation("ii", "ꆈꌠ")),
                    new Airing(
                            Optional.of(Duration.ofSeconds(10)),
                            Optional.of(Enter.SCROLL_LEFT),
                            Optional.of(LocalDate.of(2026, 12, 31)))));

    private static String text(Object document) {
        return new String(Json.write(document), StandardCharsets.UTF_8);
    }

    private static Submission read(String json) throws JsonException {
        return Json.read(json.getBytes(StandardCharsets.UTF_8), Submission.class);
    }

    @Test
    void anItemComesBackAsItWas() throws JsonException {
        assertThat(text(SUBMISSION))
                .isEqualTo("{\"format\":1,\"playlist\":\"unity\",\"community\":\"guangming\",\"author\":\"li\","
                        + "\"valid\":{\"from\":\"2026-11-01\",\"until\":\"2026-12-31\"},\"item\":{\"kind\":\"slogan\","
                        + "\"text\":\"中华民族一家亲\",\"also\":[{\"lang\":\"ii\",\"text\":\"ꆈꌠ\"}],"
                        + "\"airing\":{\"dwell\":\"PT10S\",\"enter\":\"SCROLL_LEFT\",\"until\":\"2026-12-31\"}}}");
        assertThat(Json.read(Json.write(SUBMISSION), Submission.class)).isEqualTo(SUBMISSION);
    }

    @Test
    void aManifestComesBackAsItWas() throws JsonException {
        Sha256 hash = Sha256.of(new byte[] {1});
        Manifest manifest = new Manifest(
                1,
                new Screen(
                        "gate",
                        "大门",
                        "guangming",
                        Set.of("strip", "outdoor"),
                        new Size(128, 32),
                        Colour.MONO,
                        10,
                        15,
                        ZoneId.of("Asia/Shanghai"),
                        Optional.of(new Daypart(LocalTime.of(7, 0), LocalTime.of(22, 0)))),
                17,
                Instant.parse("2026-11-10T04:00:00Z"),
                Instant.parse("2026-12-10T04:00:00Z"),
                2,
                List.of(new Slot(
                        "s1",
                        "unity",
                        List.of(hash),
                        new When(Optional.empty(), Set.of(DayOfWeek.MONDAY), Optional.empty()),
                        Mode.ROTATE,
                        0,
                        3)),
                List.of(new Manifest.Entry(
                        new BlobRef(hash, 5), 10_000, Optional.empty(), List.of(), List.of(new BlobRef(hash, 7)))),
                List.of());
        assertThat(Json.read(Json.write(manifest), Manifest.class)).isEqualTo(manifest);
    }

    @Test
    void whatIsNotExactlyOursIsRefused() {
        String good = text(SUBMISSION);
        for (String bad : List.of(
                good.replace("\"format\":1", "\"format\":1,\"format\":1"),
                good.replace("\"format\":1", "\"format\":\"1\""),
                good.replace("\"format\":1", "\"format\":1.5"),
                good.replace("\"format\":1,", ""),
                good.replace("\"format\":1", "\"format\":1,\"extra\":1"),
                good.replace("\"kind\":\"slogan\"", "\"kind\":\"hologram\""),
                good.replace("\"author\":\"li\"", "\"author\":null"),
                good.replace("\"author\":\"li\",", ""),
                good.replace("2026-11-01", "2026-13-01"),
                good + " {}",
                good.substring(0, good.length() - 1),
                "null",
                "[".repeat(2000),
                "")) {
            assertThatThrownBy(() -> read(bad)).as(bad).isInstanceOf(JsonException.class);
        }
    }

    @Test
    void aKindThatIsNotKnownCanStillBeNamed() throws JsonException {
        byte[] later = text(SUBMISSION).replace("slogan", "hologram").getBytes(StandardCharsets.UTF_8);
        assertThat(Json.peek(later, "item", "kind")).isEqualTo("hologram");
    }

    @Test
    void everyKindHasItsWord() throws JsonException {
        Item item = SUBMISSION.item();
        assertThat(Json.peek(Json.write(item), "kind")).isEqualTo(item.kind());
    }

    /** A player that was brought up to date without a network plays on what its former release stored. */
    @Test
    void whatFormerReleasesDidNotWriteIsEmpty() throws JsonException {
        String old = """
                {"dates":{"from":"2026-11-01","until":"2026-11-30"},"days":["MONDAY"]}""";
        When when = Json.read(old.getBytes(StandardCharsets.UTF_8), When.class);
        assertThat(when.except()).isEmpty();
        assertThat(when.occasions()).isEmpty();
        String slot = """
                {"id":"a","playlist":"b","items":[],"when":%s,"mode":"ROTATE","priority":0,"weight":1}""".formatted(old);
        assertThat(Json.read(slot.getBytes(StandardCharsets.UTF_8), Slot.class).limits())
                .isEqualTo(Slot.Limits.NONE);
    }
}
