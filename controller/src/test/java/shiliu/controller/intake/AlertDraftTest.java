package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Alert;

/** What of an alert's text is refused before anybody signs it. */
class AlertDraftTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private static AlertDraft draft(String headline, List<String> steps, Instant until) {
        return new AlertDraft(Alert.Severity.RED, " 暴雨 ", headline, steps, "安宁街道", NOON, until);
    }

    private static List<String> faults(AlertDraft draft) {
        return draft.check(c -> c < 0x3000 || (c >= 0x4E00 && c < 0xA000)).faults().stream()
                .map(fault -> fault.message().key())
                .toList();
    }

    @Test
    void aGoodOneIsComposedAndStripped() {
        Alert alert = draft("cafe\u0301 进水", List.of("上楼 "), NOON.plusSeconds(60))
                .check(c -> true)
                .alert()
                .orElseThrow();
        assertThat(alert.event()).isEqualTo("暴雨");
        assertThat(alert.headline()).isEqualTo("caf\u00e9 进水");
        assertThat(alert.steps()).containsExactly("上楼");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThat(faults(draft("上\u202E楼", List.of("a\u0007", "", "两\n行", "😀"), NOON)))
                .containsExactly(
                        "intake.text-hidden",
                        "intake.text-hidden",
                        "config.field-empty",
                        "intake.text-lines",
                        "intake.no-glyph",
                        "alert.over");
        assertThat(faults(draft("好".repeat(501), Collections.nCopies(9, "走"), NOON.plusSeconds(1))))
                .containsExactly("intake.text-long", "alert.steps");
        assertThat(faults(draft("好".repeat(500), Collections.nCopies(8, "走".repeat(100)), NOON.plusSeconds(1))))
                .isEmpty();
    }
}
