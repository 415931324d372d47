package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import shiliu.controller.api.ScreenView;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;

class WallPageTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Sha256 HASH = Sha256.of(new byte[0]);

    @Property
    void escapesWhateverIsInAName(@ForAll String name) {
        assertThat(WallPage.text(name)).doesNotContain("<", ">", "\"", "'");
    }

    @Test
    void escapesScripts() {
        assertThat(WallPage.text("<script>alert('x')</script>&\u0007\u001b[31m"))
                .isEqualTo("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;  [31m");
    }

    @Test
    void saysWhatIsShownWithItsProofAndSinceWhen() {
        String page = page(view(Optional.of(Report.What.ITEM), true, false, false));
        assertThat(page).contains("<td>shown<td>output<td>2026-11-23T12:00:00+08:00");
    }

    @Test
    void saysAStopIsShownOnlyOnceItIs() {
        assertThat(page(view(Optional.of(Report.What.ITEM), true, true, false))).contains("<td>stop ordered<td><td>");
        assertThat(page(view(Optional.of(Report.What.STOPPED), true, true, false)))
                .contains("<td>stopped<td>output<td>");
    }

    @Test
    void claimsNothingOfAScreenThatIsSilent() {
        assertThat(page(view(Optional.of(Report.What.ITEM), true, false, true))).contains("<td>unknown<td><td>2026");
        assertThat(page(view(Optional.empty(), false, false, false))).contains("<td>wanted<td>");
        assertThat(page(view(Optional.empty(), true, false, false))).contains("<td>stored<td>");
    }

    @Test
    void givesTheScriptEverySentenceThatItAsksForInBothLanguages() throws Exception {
        String script =
                new String(WallPage.file("wall.js", "text/javascript").body().getBytes(), StandardCharsets.UTF_8);
        Set<String> asked = new TreeSet<>();
        Matcher say = Pattern.compile("say\\('([a-z.-]+)'").matcher(script);
        while (say.find()) {
            asked.add(say.group(1));
        }
        assertThat(asked).hasSizeGreaterThan(12);
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            String page = WallPage.page(List.of(), Speech.in(locale));
            assertThat(page).doesNotContain("http.wall.");
            asked.forEach(word -> assertThat(page).contains("<li data-word=\"" + word + "\">"));
            assertThat(page).contains(locale.equals(Locale.ENGLISH) ? ">{0} screens" : ">共 {0} 块屏");
        }
    }

    @Test
    void bringsNothingFromElsewhereAndNothingInline() throws Exception {
        String page = page(view(Optional.of(Report.What.ITEM), true, false, false));
        assertThat(page).doesNotContain("http:", "https:", "style=", "<style").doesNotContainPattern(" on[a-z]+=");
        assertThat(page).containsPattern("<script src=\"/wall.js\" defer></script>");
        assertThat(page.split("<script", -1)).hasSize(2);
        for (String file : List.of("wall.js", "wall.css")) {
            String text = new String(WallPage.file(file, "").body().getBytes(), StandardCharsets.UTF_8);
            assertThat(text).doesNotContain("http:", "https:", "innerHTML", "outerHTML", "insertAdjacent", "eval(");
        }
    }

    private static String page(ScreenView view) {
        return WallPage.page(List.of(view), Speech.in(Locale.ENGLISH));
    }

    private static ScreenView view(Optional<Report.What> what, boolean stored, boolean stopped, boolean silent) {
        Screen screen = new Screen(
                "gate",
                "Gate",
                "guangming",
                Set.of(),
                new Size(128, 32),
                Colour.MONO,
                10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
        return new ScreenView(
                screen,
                Optional.of(new ScreenView.Wanted(3, NOON, 2, NOON.plusSeconds(99))),
                stored ? Optional.of(new Report.Stored(3, HASH, NOON)) : Optional.empty(),
                what.map(lit -> new Report.Shown(lit, Optional.empty(), Optional.empty(), HASH, Proof.OUTPUT, NOON)),
                true,
                Optional.of(NOON),
                silent ? Optional.of(NOON) : Optional.empty(),
                stopped,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
