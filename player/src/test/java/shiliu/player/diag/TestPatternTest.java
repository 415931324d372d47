package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;

class TestPatternTest {
    private static List<TestPattern.Step> steps(TestPattern pattern, Geometry screen) {
        return pattern.steps(screen, 32, 16);
    }

    private static String drawn(Frame frame) {
        return IntStream.range(0, frame.height())
                .mapToObj(y -> IntStream.range(0, frame.width())
                        .mapToObj(x -> frame.pixel(x, y) == 0 ? "." : "#")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @CsvSource({"MONO, 16711680 0", "DUAL, 16711680 65280 16776960 0", "RGB, 16711680 65280 255 16776960 16777215 0"})
    void theSolidColoursAreThoseThatTheCardHas(Colour colour, String expected) {
        assertThat(steps(TestPattern.SOLID, new Geometry(8, 8, colour)).stream()
                        .map(step -> String.valueOf(step.picture().pixel(3, 3)))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Colour.class)
    void everyPictureHasTheScreensSizeAndOnlyItsColours(Colour colour) {
        Geometry screen = new Geometry(40, 20, colour);
        for (TestPattern.Step step : TestPattern.all(screen, 32, 16)) {
            screen.check(step.picture());
            assertThat(Arrays.stream(step.picture().pixels()).filter(rgb -> !has(colour, rgb)))
                    .isEmpty();
        }
    }

    private static boolean has(Colour colour, int rgb) {
        return switch (colour) {
            case MONO -> rgb == 0 || rgb == 0xFF0000;
            case DUAL ->
                (rgb & 0xFF) == 0
                        && List.of(0, 0xFF).contains(rgb >> 16)
                        && List.of(0, 0xFF).contains(rgb >> 8 & 0xFF);
            case RGB -> true;
        };
    }

    @Test
    void modulesAreNumberedFromTheTopLeft() {
        Frame modules = Modules.draw(new Geometry(24, 16, Colour.MONO), 12, 8, 0xFF0000);
        assertThat(drawn(modules)).isEqualTo("""
                ########################
                #...........#...........
                #..#........#.###.......
                #.##........#...#.......
                #..#........#.###.......
                #..#........#.#.........
                #.###.......#.###.......
                #...........#...........
                ########################
                #...........#...........
                #.###.......#.#.#.......
                #...#.......#.#.#.......
                #.###.......#.###.......
                #...#.......#...#.......
                #.###.......#...#.......
                #...........#...........""");
    }

    @Test
    void aFrameRunsAlongTheEdgeAndCornersDiffer() {
        assertThat(drawn(steps(TestPattern.FRAME, new Geometry(5, 4, Colour.MONO))
                        .get(0)
                        .picture()))
                .isEqualTo("#####\n#...#\n#...#\n#####");
        assertThat(drawn(steps(TestPattern.CORNERS, new Geometry(12, 10, Colour.MONO))
                        .get(0)
                        .picture()))
                .startsWith("#.........##\n..........##\n")
                .endsWith("###.....####");
    }

    @Test
    void aRowAndAColumnWalkLightEveryLine() {
        List<TestPattern.Step> rows = steps(TestPattern.ROW, new Geometry(6, 3, Colour.MONO));
        assertThat(rows).hasSize(3);
        assertThat(drawn(rows.get(1).picture())).isEqualTo("......\n######\n......");
        assertThat(steps(TestPattern.COLUMN, new Geometry(6, 3, Colour.MONO))).hasSize(6);
        assertThat(steps(TestPattern.COLUMN, new Geometry(1000, 3, Colour.MONO)))
                .hasSize(1000);
    }
}
