package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shiliu.protocols.Drivers;
import shiliu.protocols.line.RecordingTransport.Passed;
import shiliu.protocols.line.RecordingTransport.Way;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.Octets;

class CaptureTest {
    private static final Instant START = Instant.parse("2026-11-26T00:30:00Z");
    private static final String QUESTION = "55a70a00000000000104010003010000";
    private static final String ANSWER = "55a85900000000000000010003010300100205012a00000a01040000";

    private final List<Recording.Frame> frames = new ArrayList<>();
    private final Capture capture = new Capture(Drivers.probes(), "test", frames::add);

    private void passed(long millis, Way way, String hex) {
        capture.passed(new Passed(START.plusMillis(millis), way, Octets.of(Hex.bytes(hex))));
    }

    @Test
    void anAnswerInPiecesIsOneFrameAndIsDecoded() {
        passed(0, Way.SENT, QUESTION);
        passed(20, Way.RECEIVED, ANSWER.substring(0, 10));
        passed(60, Way.RECEIVED, ANSWER.substring(10));
        passed(500, Way.RECEIVED, "00ff00");
        capture.flush();

        assertThat(frames).extracting(Recording.Frame::hex).containsExactly(QUESTION, ANSWER, "00ff00");
        assertThat(frames).extracting(Recording.Frame::direction).containsExactly("request", "response", "response");
        assertThat(frames.get(1).decoded().map(String::valueOf).orElse(""))
                .contains("JetFile II: reply=true")
                .doesNotContain("Packet");
        assertThat(frames.get(2).decoded()).isEmpty();
        assertThat(frames.get(1).at()).contains(START.plusMillis(20));
    }

    @Test
    void aFileIsReadAsItWasWritten() throws Exception {
        passed(0, Way.SENT, QUESTION);
        passed(20, Way.RECEIVED, ANSWER);
        passed(300, Way.SENT, QUESTION);
        capture.flush();
        Recording read = Recording.read("x", new Recording("jetfile", frames).written());

        assertThat(read.frames()).isEqualTo(frames);
        assertThat(read.asked()).hasSize(2);
        assertThat(read.asked().get(0).answers())
                .extracting(Recording.Frame::hex)
                .containsExactly(ANSWER);
        assertThat(read.asked().get(1).answers()).isEmpty();
    }

    @Test
    void noRecordingIsOneSentence() {
        for (String bad : List.of(
                "",
                "[]",
                "{\"protocol\":\"x\",\"frames\":[{\"name\":\"a\",\"direction\":\"request\",\"hex\":\"zz\",\"source\":\"\"}]}")) {
            assertThatThrownBy(() -> Recording.read("x", bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            DiagException.class,
                            e -> assertThat(e.sentence().key()).isEqualTo("diag.no-recording"));
        }
    }

    @Test
    void aDeviceThatNeverPausesFillsNoMemory() {
        for (int i = 0; i < 10_000; i++) {
            passed(i / 100, Way.RECEIVED, "41".repeat(100));
        }
        assertThat(frames)
                .hasSizeGreaterThan(50)
                .allSatisfy(frame -> assertThat(frame.hex().length()).isLessThan(40_000));
    }
}
