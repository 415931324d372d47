package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

class AlteredOutputTest {
    private static final Tone TONE = new Tone(2, 0xFF8040);

    /** A card that proves what it is told to. */
    private static final class Card implements Output {
        private Content given = Content.black(1, 1);
        private Optional<Content> lit = Optional.empty();

        @Override
        public void show(Content content) {
            given = content;
        }

        @Override
        public Known known() {
            return new Known(lit.map(content -> new Lit(content, Proof.READ_BACK)), Optional.empty(), Optional.empty());
        }

        @Override
        public boolean moves() {
            return false;
        }

        @Override
        public void close() {
            given = Content.black(1, 1);
        }
    }

    private final Card card = new Card();
    private final AlteredOutput output = new AlteredOutput(card, TONE::applied);

    private static Frame frame(int colour) {
        return Frame.of(1, 1, new int[] {colour});
    }

    @Test
    void theCardGetsTonedPixelsAndTheWantedOnesCountOnceThoseAreProven() throws IOException {
        output.show(frame(0xFFFFFF));
        assertThat(card.given.frame().pixel(0, 0)).isEqualTo(0xFF8040);
        assertThat(output.known().lit()).isEmpty();
        output.show(frame(0x800000));
        Content second = card.given;
        assertThat(second.frame().pixel(0, 0)).isEqualTo(0x400000);
        // The card is slow: it still shows the first one.
        card.lit = Optional.of(Content.of(frame(0xFF8040)));
        assertThat(output.known().lit()).contains(new Lit(frame(0xFFFFFF), Proof.READ_BACK));
        card.lit = Optional.of(second);
        assertThat(output.known().lit()).contains(new Lit(frame(0x800000), Proof.READ_BACK));
    }

    @Test
    void whatNobodyHandedOverIsNotTakenForIt() throws IOException {
        output.show(frame(0xFFFFFF));
        // The untoned picture on the card proves nothing.
        card.lit = Optional.of(Content.of(frame(0x123456)));
        assertThat(output.known().lit()).contains(new Lit(frame(0x123456), Proof.READ_BACK));
    }

    @Test
    void blackStaysBlack() throws IOException {
        output.show(Content.black(4, 2));
        assertThat(card.given.isBlack()).isTrue();
    }
}
