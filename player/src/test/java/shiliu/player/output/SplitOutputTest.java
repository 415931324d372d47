package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.screen.GeometryMap;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

class SplitOutputTest {
    private static final Frame CANVAS = Frame.of(2, 1, new int[] {0xFF0000, 0x0000FF});

    /** Proves what a test says. */
    private static final class Half implements Output {
        private Optional<Content> given = Optional.empty();
        private Proof proof = Proof.OUTPUT;
        private Optional<Instant> lost = Optional.empty();
        private boolean slow;
        private boolean broken;
        private boolean keeps;

        @Override
        public void show(Content content) throws IOException {
            if (broken) {
                throw new IOException("no light");
            }
            given = keeps ? given : Optional.of(content);
        }

        @Override
        public Known known() {
            return new Known(
                    given.filter(content -> !slow).map(content -> new Lit(content, proof)), lost, Optional.empty());
        }

        @Override
        public boolean moves() {
            return true;
        }

        @Override
        public void close() {
            given = Optional.empty();
        }
    }

    private final Half left = new Half();
    private final Half right = new Half();
    private final Output both = new SplitOutput(List.of(half(left, 0), half(right, 1)));

    private static Output half(Half output, int x) {
        GeometryMap.Part part =
                new GeometryMap.Part(x, 0, new Size(1, 1), 0, 0, GeometryMap.Turn.NONE, GeometryMap.Mirror.NONE);
        try {
            return Mapped.open(new Size(2, 1), Optional.of(new GeometryMap(List.of(part))), size -> output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void eachShowsItsPartAndTheWeakestProofCounts() throws IOException {
        left.proof = Proof.READ_BACK;
        right.proof = Proof.ACKNOWLEDGED;
        both.show(CANVAS);
        assertThat(left.given.orElseThrow().frame().pixel(0, 0)).isEqualTo(0xFF0000);
        assertThat(right.given.orElseThrow().frame().pixel(0, 0)).isEqualTo(0x0000FF);
        assertThat(both.known().lit()).contains(new Lit(CANVAS, Proof.ACKNOWLEDGED));
    }

    @Test
    void whereOneIsNotProvenNothingIs() throws IOException {
        right.slow = true;
        both.show(CANVAS);
        assertThat(both.known().lit()).isEmpty();
    }

    @Test
    void whileASlowPartHasTheFormerPictureThatCounts() throws IOException {
        both.show(CANVAS);
        assertThat(both.known().lit()).isPresent();
        Frame next = Frame.of(2, 1, new int[] {0x00FF00, 0x00FFFF});
        right.keeps = true;
        both.show(next);
        assertThat(both.known().lit()).contains(new Lit(CANVAS, Proof.OUTPUT));
        right.keeps = false;
        both.show(next);
        assertThat(both.known().lit()).contains(new Lit(next, Proof.OUTPUT));
    }

    @Test
    void whereOneIsLostTheScreenIs() throws IOException {
        both.show(CANVAS);
        right.lost = Optional.of(Instant.EPOCH);
        assertThat(both.known().lost()).contains(Instant.EPOCH);
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthersDark() {
        left.broken = true;
        assertThatThrownBy(() -> both.show(CANVAS)).isInstanceOf(IOException.class);
        assertThat(right.given).isPresent();
    }

    @Test
    void aMapBeyondTheScreenIsRefused() {
        GeometryMap.Part part =
                new GeometryMap.Part(0, 0, new Size(3, 1), 0, 0, GeometryMap.Turn.NONE, GeometryMap.Mirror.NONE);
        assertThatThrownBy(() -> Mapped.open(new Size(2, 1), Optional.of(new GeometryMap(List.of(part))), size -> left))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("beyond");
    }
}
