package shiliu.player.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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

    @Test
    void twoPartsCannotComeToTheSamePlace() {
        assertThatThrownBy(() -> new GeometryMap(List.of(part("2x2", 0, 0, 0, 0), part("2x2", 2, 0, 1, 1))))
                .hasMessageContaining("parts 1 and 2");
        assertThatThrownBy(() -> new GeometryMap(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
