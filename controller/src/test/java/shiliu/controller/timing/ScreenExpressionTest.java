package shiliu.controller.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** Which screens an expression means. */
class ScreenExpressionTest {
    private static final List<Screen> SCREENS = List.of(
            screen("gate", "guangming", "outdoor", "strip"),
            screen("hall", "guangming", "indoor"),
            screen("board", "jinfang", "outdoor"),
            screen("panel", "jinhui", "outdoor", "strip"));

    private static Screen screen(String id, String community, String... tags) {
        return new Screen(
                id,
                id,
                community,
                Set.of(tags),
                new Size(64, 32),
                Colour.RGB,
                10,
                10,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gate; gate",
                "#outdoor; gate board panel",
                "@guangming; gate hall",
                "*; gate hall board panel",
                "#outdoor & !@jinhui; gate board",
                "#outdoor and not @jinhui; gate board",
                "#outdoor 和 非 @jinhui; gate board",
                "#outdoor和非@jinhui; gate board",
                "hall | #strip; gate hall panel",
                "hall 或 #strip; gate hall panel",
                "hall or board & panel; hall",
                "(hall or board) & @jinfang; board",
                "（hall 或 board）且 @jinfang; board",
                "! (gate | hall); board panel",
                "not not gate; gate",
                "* & !*; ''",
                "#nothing; ''",
            })
    void means(String expression, String ids) throws Exception {
        Predicate<Screen> meant = ScreenExpression.parse(expression);
        assertThat(SCREENS.stream().filter(meant).map(Screen::id).collect(Collectors.joining(" ")))
                .isEqualTo(ids);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "gate &; timing.screens-expected; 7",
                "& gate; timing.screens-expected; 1",
                "(gate | hall; timing.screens-open; 13",
                "gate hall; timing.screens-not-understood; 6",
                "gate) ; timing.screens-not-understood; 5",
            })
    void whatIsWrongIsSaidWithItsPlace(String expression, String code, String place) {
        WordsException refused = catchThrowableOfType(WordsException.class, () -> ScreenExpression.parse(expression));
        assertThat(refused.sentence().key()).isEqualTo(code);
        assertThat(refused.sentence().arguments()).element(1).isEqualTo(place);
    }

    @Test
    void aHostileTextIsRefusedCheaply() {
        String deep = "(".repeat(200) + "gate";
        assertThat(catchThrowableOfType(WordsException.class, () -> ScreenExpression.parse(deep))
                        .sentence()
                        .key())
                .isEqualTo("timing.screens-too-deep");
        assertThat(catchThrowableOfType(WordsException.class, () -> ScreenExpression.parse("a|".repeat(500) + "a"))
                        .sentence()
                        .key())
                .isEqualTo("timing.screens-length");
    }
}
