package shiliu.player.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.screen.GeometryMap.Mirror;
import shiliu.player.screen.GeometryMap.Part;
import shiliu.player.screen.GeometryMap.Turn;
import shiliu.protocols.driver.Frame;

class GeometryMapTest {
    /** Six pixels: a letter each. */
    private static final Frame ABC_DEF = frame("abc", "def");

    private static Frame frame(String... rows) {
        int[] all = String.join("", rows).chars().toArray();
        return Frame.of(rows[0].length(), rows.length, all);
    }

    private static String text(Frame frame) {
        return IntStream.range(0, frame.height())
                .mapToObj(y -> IntStream.range(0, frame.width())
                        .mapToObj(x -> frame.pixel(x, y) == 0 ? "." : Character.toString(frame.pixel(x, y)))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static Part part(String size, int x, int y, int toX, int toY) {
        return new Part(x, y, Size.parse(size), toX, toY, Turn.NONE, Mirror.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, NONE, abc def",
        "RIGHT, NONE, da eb fc",
        "HALF, NONE, fed cba",
        "LEFT, NONE, cf be ad",
        "NONE, LEFT_RIGHT, cba fed",
        "NONE, UP_DOWN, def abc",
        "RIGHT, LEFT_RIGHT, ad be cf",
        "RIGHT, UP_DOWN, fc eb da",
        "LEFT, LEFT_RIGHT, fc eb da",
    })
    void itTurnsThenMirrors(Turn turn, Mirror mirror, String expected) {
        GeometryMap map = new GeometryMap(List.of(new Part(0, 0, Size.parse("3x2"), 0, 0, turn, mirror)));
        assertThat(text(map.applied(ABC_DEF))).isEqualTo(expected);
    }

    @Test
    void aLongStripIsFoldedIntoTwoRows() {
        GeometryMap map = new GeometryMap(List.of(part("3x1", 0, 0, 0, 1), part("3x1", 3, 0, 1, 3)));
        assertThat(map.size()).isEqualTo(new Size(4, 4));
        assertThat(text(map.applied(frame("abcdef")))).isEqualTo(".... abc. .... .def");
    }

    @Test
    void aPartIsCutOut() {
        GeometryMap map = new GeometryMap(List.of(part("2x1", 1, 1, 0, 0)));
        assertThat(text(map.applied(ABC_DEF))).isEqualTo("ef");
        assertThat(map.fits(new Size(3, 2))).isTrue();
        assertThat(map.fits(new Size(2, 2))).isFalse();
        assertThat(map.fits(new Size(3, 1))).isFalse();
    }

    /** Frame after frame it gives what a fresh map would, and rows of which nothing changed are known to be the same. */
    @ParameterizedTest
    @CsvSource({
        "NONE, NONE",
        "NONE, UP_DOWN",
        "HALF, NONE",
        "HALF, UP_DOWN",
        "HALF, LEFT_RIGHT",
        "LEFT, NONE",
        "RIGHT, UP_DOWN"
    })
    void rowsThatDidNotChangeStayTheSame(Turn turn, Mirror mirror) {
        GeometryMap map = new GeometryMap(List.of(
                new Part(0, 0, new Size(6, 4), 0, 0, turn, mirror),
                new Part(0, 4, new Size(6, 4), 6, 1, turn, mirror)));
        UnaryOperator<Frame> applied = map.applied();
        Frame canvas = Frame.black(6, 8);
        Frame before = applied.apply(canvas);
        Random random = new Random(7);
        for (int turnOf = 0; turnOf < 50; turnOf++) {
            int row = random.nextInt(8);
            canvas = canvas.through(row, new int[][] {random.ints(6, 0, 1 << 24).toArray()}, 0);
            Frame now = applied.apply(canvas);
            assertThat(now).isEqualTo(map.applied(canvas));
            for (int y = 0; y < now.height(); y++) {
                boolean same = true;
                for (int x = 0; x < now.width(); x++) {
                    same &= now.pixel(x, y) == before.pixel(x, y);
                }
                // A part that lies on its side is drawn anew as a whole.
                assertThat(now.sharesRow(before, y) || turn == Turn.LEFT || turn == Turn.RIGHT)
                        .isEqualTo(same || turn == Turn.LEFT || turn == Turn.RIGHT);
            }
            before = now;
        }
        assertThat(applied.apply(Frame.black(7, 8))).isEqualTo(map.applied(Frame.black(7, 8)));
    }

    @Test
    void twoPartsCannotComeToTheSamePlace() {
        assertThatThrownBy(() -> new GeometryMap(List.of(part("2x2", 0, 0, 0, 0), part("2x2", 2, 0, 1, 1))))
                .hasMessageContaining("parts 1 and 2");
        assertThatThrownBy(() -> new GeometryMap(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
