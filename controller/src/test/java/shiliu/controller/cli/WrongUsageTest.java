package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.cli.Program;

/** What is wrong with what was typed is said in the language that was asked for. */
class WrongUsageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "screen show | 缺少：ID | Missing: ID",
                "user confirm edith | 缺少：--key | Missing: --key",
                "demo --port | --port 后面要写值 | --port needs a value",
                "demo --port --seconds 3 | --port 后面要写值 | --port needs a value",
                "screen list --wrong | 这里没有选项“--wrong” | There is no option \"--wrong\" here",
                "screen list --jsn | 是不是想写 --json | did you mean --json",
                "scren list | 是不是想写 screen | did you mean",
                "screen show gate hall | 这里不该有“hall” | \"hall\" is not expected here",
                "demo --port x | --port 要写数字，不能是“x” | --port is a number, not \"x\"",
                "demo --port 1 --port 2 | --port 只能写一次 | --port may stand there only once",
                "schedule add --playlist a --screen b --mode fast | --mode 不能是“fast”；可以写：filler | possible are filler",
                "playlist new --kind nws | 可以写：news（工作动态）, slogan（标语）, | possible are news, slogan, ",
                "playlist template nws | party（党务公开）, residents（居务公开）, finance（财务公开）, list（列表） | possible are party, residents, ",
                "user add a --role cook | 可以写：editor | possible are editor",
                "schedule add --playlist a --screen b --from friday | --from 不能是“friday” | --from cannot be \"friday\"",
            })
    void eachMistakeIsSaidInBothLanguages(String typed, String chinese, String english) {
        assertThat(said(typed, "zh")).contains(chinese).doesNotContain("Missing", "Unknown", "Invalid", "Expected");
        assertThat(said(typed, "en")).contains(english).doesNotContainPattern("\\p{IsHan}");
    }

    private static String said(String typed, String language) {
        List<String> line = new ArrayList<>(List.of("--lang", language));
        line.addAll(List.of(typed.split(" ")));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        int exit = new Program(stream, stream, Map.of())
                .run(Main::commands, List.of("shiliu.controller.messages"), line.toArray(String[]::new));
        assertThat(exit).isEqualTo(2);
        return err.toString(StandardCharsets.UTF_8);
    }
}
