package shiliu.player.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.diag.Cards;
import shiliu.player.render.Pictures;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Network;

/** A technician's commands, as they are typed, at a card that is well. */
@Timeout(120)
class DiagCommandIT {
    @TempDir
    private Path folder;

    private final Network network = new Network();
    private final CardHost card = Cards.host("jetfile");
    private String address = "";

    @BeforeEach
    void plugIn() throws Exception {
        address = Cards.listen(network, card, Cards.CLEAN, 1).line();
    }

    @AfterEach
    void pullOut() {
        network.close();
    }

    @Test
    void aProbePrintsTheLinesOfAConfiguration() {
        Typed typed = Typed.english("diag", "probe", address.substring("tcp://".length()));
        assertThat(typed.code()).isZero();
        assertThat(typed.out())
                .contains("Family: JetFile II", "Model: not told", "Size: 64x32")
                .contains("driver: jetfile\naddress: " + address + "?address=1");
        assertThat(typed.err()).contains("JetFile II: system parameters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyCommandHasItsHelp(String language) {
        Typed all = Typed.in(language, "diag", "--help");
        assertThat(all.code()).isZero();
        assertThat(all.out()).contains("ports", "probe", "console").doesNotContain("diag.help");
        for (String command : new String[] {
            "ports",
            "probe",
            "ping",
            "status",
            "brightness",
            "power",
            "clock",
            "reset",
            "test",
            "show",
            "order",
            "link",
            "record",
            "watch",
            "replay",
            "report",
            "console"
        }) {
            Typed help = Typed.in(language, "diag", command, "--help");
            assertThat(help.code()).as(command).isZero();
            assertThat(help.out()).as(command).doesNotContain("option.diag", "diag.help");
            assertThat(help.out()
                            .lines()
                            .filter(line -> line.startsWith("      -"))
                            .count())
                    .isPositive();
        }
    }

    @Test
    void whatHurtsIsNotDoneByAScriptThatDoesNotSaySo() {
        Typed refused = Typed.english("diag", "power", address, "off");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.lastSentence()).isEqualTo("Nobody is there to confirm. In a script add --yes.");
        assertThat(Typed.english("diag", "reset", address).code()).isEqualTo(2);
    }

    @Test
    void brightnessPowerAndClockAreObeyedAndReadBack() {
        assertThat(Typed.english("diag", "brightness", address, "40").code()).isZero();
        assertThat(Typed.english("diag", "power", address, "off", "--yes").code())
                .isZero();
        assertThat(Typed.english("diag", "clock", address, "now", "--yes").code())
                .isZero();

        Typed status = Typed.english("diag", "status", address, "--json");
        assertThat(status.code()).isZero();
        assertThat(status.out().lines()).hasSize(1);
        assertThat(status.out())
                .contains("{\"quantity\":\"brightness\",\"value\":\"40\",\"unit\":\"%\",\"verdict\":\"good\"}")
                .contains("\"quantity\":\"power\",\"value\":\"off\",\"unit\":\"\",\"verdict\":\"look\"");
        assertThat(Typed.english("diag", "clock", address).out()).contains("seconds off");
        assertThat(Typed.english("diag", "brightness", address, "0").code()).isEqualTo(2);
        assertThat(Typed.english("diag", "clock", address, "tomorrow").code()).isEqualTo(2);
    }

    @Test
    void aTestPictureIsThereForAWhileAndThenWhatWasBefore() {
        assertThat(Typed.english("diag", "show", address, "--text", "Hi").code())
                .isZero();
        Frame before = card.shown();
        assertThat(before.isBlack()).isFalse();

        Typed test = Typed.english("diag", "test", address, "--pattern", "frame", "--seconds", "1");
        assertThat(test.code()).isZero();
        assertThat(test.err()).contains("64 by 32", "shows what it showed before");
        assertThat(card.shown()).isEqualTo(before);
        assertThat(Typed.english("diag", "test", address, "--pattern", "rainbow")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aStopsFileDarkensTheCardAndNothingElseIsTaken() throws Exception {
        Path stop = Files.write(
                folder.resolve("stop.json"), Office.signedOrder(Office.order(Order.Kind.STOP, "故障"), "sun"));
        Typed typed = Typed.english("diag", "show", address, "--text", "光明");
        assertThat(typed.code()).isZero();
        assertThat(Typed.english("diag", "order", address, stop.toString()).code())
                .as("nobody agreed")
                .isEqualTo(2);
        typed = Typed.english("diag", "order", address, stop.toString(), "--yes");
        assertThat(typed.code()).as(typed.err()).isZero();
        assertThat(typed.out()).contains("Dark by order", "Proof:");
        assertThat(card.shown().isBlack()).isTrue();
        Path alert = Files.write(
                folder.resolve("alert.json"), Office.signedOrder(Office.order(Order.Kind.ALERT, "雨"), "ma"));
        typed = Typed.english("diag", "order", address, alert.toString(), "--yes");
        assertThat(typed.code()).isEqualTo(2);
        assertThat(typed.err()).contains("is no stop", "USB stick");
    }

    @Test
    void aPictureIsShownWithItsProof() throws Exception {
        int[] rgb = new int[64 * 32];
        java.util.Arrays.fill(rgb, 100, 700, 0xFF0000);
        Frame picture = Frame.of(64, 32, rgb);
        Path file = Files.write(folder.resolve("a.png"), Pictures.png(picture));
        Typed shown = Typed.in("zh", "diag", "show", address, file.toString());
        assertThat(shown.code()).isZero();
        assertThat(card.shown()).isEqualTo(picture);
        assertThat(shown.out()).contains("凭据：");
        assertThat(shown.err()).contains("第 1 包");

        assertThat(Typed.english("diag", "show", address).code()).isEqualTo(2);
        assertThat(Typed.english(
                                "diag",
                                "show",
                                address,
                                folder.resolve("none.png").toString())
                        .code())
                .isEqualTo(2);
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
        assertThat(Typed.english("diag", "show", address, broken.toString()).code())
                .isEqualTo(2);
    }

    @Test
    void aLineIsMeasuredAndAPageIsHandedOver() throws Exception {
        Typed link = Typed.english("diag", "link", address, "--count", "20", "--json");
        assertThat(link.code()).isZero();
        assertThat(link.out())
                .contains("\"answered\":20", "\"lossPercent\":0.0", "\"cause\":\"fine\"", "\"verdict\":\"good\"");

        Path page = folder.resolve("page.html");
        Typed report = Typed.in("zh", "diag", "report", address, "--out", page.toString());
        assertThat(report.code()).isIn(0, 1);
        assertThat(Files.readString(page)).contains("交接单", "64x32", "固件").doesNotContain("<script", "diag.");
        assertThat(Files.readString(folder.resolve("page.html.json"))).contains("\"answered\":30");
    }

    @Test
    void whatPassesIsKeptAndComparedLater() throws Exception {
        Path file = folder.resolve("recording.json");
        Typed record = Typed.english("diag", "record", address, "--out", file.toString());
        assertThat(record.code()).isZero();
        assertThat(record.out()).contains("JetFile II: reply=true").doesNotContain("Packet[");

        assertThat(Typed.english("diag", "replay", file.toString(), "--to", address)
                        .code())
                .isEqualTo(2);
        Typed same = Typed.english("diag", "replay", file.toString(), "--to", address, "--yes");
        assertThat(same.out()).contains("answers are as recorded");

        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{\"protocol\":\"x\",\"frames\":[]}");
        assertThat(Typed.english("diag", "replay", nothing.toString(), "--to", address, "--yes")
                        .code())
                .isEqualTo(2);
        Files.writeString(file, Files.readString(file).replaceFirst("55a8", "55a9"));
        Typed differs = Typed.english("diag", "replay", file.toString(), "--to", address, "--yes");
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.out()).contains("differs: ");
    }
}
