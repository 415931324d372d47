package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.diag.Cards;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Network;

/** What a card cannot do, or what would be no use, is said in one sentence that helps, and not done. */
@Timeout(120)
class DiagTroubleIT {
    @TempDir
    private Path folder;

    private final Network network = new Network();

    @AfterEach
    void pullOut() {
        network.close();
    }

    private String address(CardHost card) throws Exception {
        return Cards.listen(network, card, Cards.CLEAN, 1).line();
    }

    private String address(String family) throws Exception {
        return address(Cards.host(family));
    }

    private static Typed at(String family, String command, String address, String... more) {
        String[] first = {"diag", command, address, "--driver", family, "--size", "64x32"};
        return Typed.english(java.util.stream.Stream.of(first, more)
                .flatMap(java.util.Arrays::stream)
                .toArray(String[]::new));
    }

    @Test
    void whatACardCannotShowIsRefused() throws Exception {
        Path picture = Files.write(
                folder.resolve("a.png"),
                Pictures.png(Frame.of(
                        64, 32, java.util.stream.IntStream.range(0, 64 * 32).toArray())));
        String texts = address("onbon-k");
        Typed drawn = at("onbon-k", "show", texts, picture.toString());
        assertThat(drawn.code()).isEqualTo(2);
        assertThat(drawn.lastSentence()).contains("writes text only", "diag show " + texts + " --text");
        Typed foreign = at("onbon-k", "show", texts, "--text", "\uD83D\uDE00");
        assertThat(foreign.code()).isEqualTo(2);
        assertThat(foreign.lastSentence()).doesNotContain("Exception");
        Typed lengthy = at("jetfile-1", "show", address("jetfile-1"), "--text", "你好，欢迎光临。".repeat(40));
        assertThat(lengthy.code()).isEqualTo(2);
        assertThat(lengthy.lastSentence()).contains("plays at most 1");
    }

    @ParameterizedTest
    @CsvSource({"onbon-k, shows text only", "jetfile-1, cannot take a test picture away"})
    void aCardWithoutTestPicturesSaysSoBeforeItsSizeIsAskedFor(String family, String says) throws Exception {
        Typed typed = Typed.english("diag", "test", address(family), "--driver", family, "--seconds", "1");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.lastSentence()).contains(says, "diag show tcp://");
    }

    @Test
    void noTestPictureIsShownInTheDarkOrWithoutKeys() throws Exception {
        CardHost card = Cards.host("jetfile");
        String address = address(card);
        assertThat(at("jetfile", "power", address, "off", "--yes").code()).isZero();
        Frame before = card.shown();
        Typed dark = at("jetfile", "test", address, "--pattern", "frame", "--seconds", "1");
        assertThat(dark.code()).isEqualTo(1);
        assertThat(dark.lastSentence()).contains("LEDs are off", "diag power " + address + " on");
        assertThat(dark.err()).doesNotContain("1 of 1");
        assertThat(card.shown()).isEqualTo(before);

        Typed keys = at("jetfile", "test", address);
        assertThat(keys.code()).isEqualTo(2);
        assertThat(keys.lastSentence()).isEqualTo("There are no keys here: use --seconds N.");
    }

    @Test
    void aClockThatIsWholeHoursOffIsAskedAbout() throws Exception {
        String address = address("jetfile");
        String other = LocalDateTime.now(ZoneId.systemDefault())
                .minusHours(7)
                .withNano(0)
                .toString();
        assertThat(at("jetfile", "clock", address, other).code()).isZero();
        Typed asked = at("jetfile", "clock", address, "now");
        assertThat(asked.code()).isEqualTo(2);
        assertThat(asked.err()).contains(ZoneId.systemDefault().getId(), "another time zone");
        assertThat(at("jetfile", "clock", address, "now", "--zone", "Mars").code())
                .isEqualTo(2);
        assertThat(at("jetfile", "clock", address, "now", "--zone", "+08:00").code())
                .isZero();
        assertThat(at("jetfile", "clock", address, other).code()).isZero();
        assertThat(at("jetfile", "clock", address, "now", "--yes").code()).isZero();
        assertThat(at("jetfile", "clock", address, "now").code()).isZero();
    }

    @Test
    void filesAreCheckedFirstAndInPlainWords() throws Exception {
        String none = folder.resolve("none.png").toString();
        Typed read = Typed.english("diag", "show", "tcp://127.0.0.1:1", none);
        assertThat(read.lastSentence()).isEqualTo(none + " cannot be read: no such file.");
        String nowhere = folder.resolve("no/where.html").toString();
        Typed written = Typed.english("diag", "report", "tcp://127.0.0.1:1", "--out", nowhere);
        assertThat(written.code()).isEqualTo(2);
        assertThat(written.lastSentence()).isEqualTo(nowhere + " cannot be written: there is no such folder.");
    }
}
