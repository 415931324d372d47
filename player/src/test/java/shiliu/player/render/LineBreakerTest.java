package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LineBreakerTest {
    private static final LineBreaker BREAKER = new LineBreaker(new FontSet());
    private static final Pen PEN = new Pen(16, false, false);
    private static final List<String> PIECES =
            List.of("光", "明社区", "，", "。", "（", "）", "“", "”", "2026", "年", " ", "ABC", "3.5%", "——", "《", "》", "\n");

    @Test
    void noCommaBeginsALine() {
        assertThat(BREAKER.lines("民族团结一家亲，同心共筑", PEN, 7 * 16)).containsExactly("民族团结一家", "亲，同心共筑");
        assertThat(BREAKER.lines("他说（好）。", PEN, 4 * 16)).containsExactly("他说", "（好）。");
    }

    @Test
    void numbersAndWordsStayWhole() {
        assertThat(BREAKER.lines("收入48600.00元", PEN, 5 * 16)).containsExactly("收入", "48600.00元");
        assertThat(BREAKER.lines("ABCDEFGHIJ", PEN, 5 * 8)).containsExactly("ABCDE", "FGHIJ");
    }

    @Test
    void linesAreBalancedAndWordsKeptInHeadlines() {
        assertThat(BREAKER.balanced("铸牢中华民族共同体意识", PEN, 10 * 16, LineBreaker.Places.WORDS))
                .containsExactly("铸牢中华民族", "共同体意识");
        assertThat(BREAKER.lines("民族团结一家亲，同心共筑中国梦", PEN, line -> 12 * 16, LineBreaker.Places.PHRASES))
                .containsExactly("民族团结一家亲，", "同心共筑中国梦");
    }

    @Property(tries = 300, seed = "1")
    void nothingIsLostAndNoLineBeginsWrongly(
            @ForAll @Size(max = 30) List<@IntRange(max = 16) Integer> choice,
            @ForAll @IntRange(min = 160, max = 400) int width) {
        String text = String.join("", choice.stream().map(PIECES::get).toList());
        List<String> lines = BREAKER.lines(text, PEN, width);
        assertThat(String.join("", lines).replaceAll("\\s", "")).isEqualTo(text.replaceAll("\\s", ""));
        for (int i = 1; i < lines.size(); i++) {
            boolean paragraph = text.contains("\n");
            assertThat(paragraph
                            || lines.get(i).isEmpty()
                            || "，。）”》".indexOf(lines.get(i).charAt(0)) < 0
                            || BREAKER.width(lines.get(i - 1) + lines.get(i), PEN) > width)
                    .isTrue();
            assertThat(BREAKER.width(lines.get(i), PEN)).isLessThanOrEqualTo(width);
        }
    }
}
