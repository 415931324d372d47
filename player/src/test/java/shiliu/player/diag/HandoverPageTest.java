package shiliu.player.diag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shiliu.player.message.Messages;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.driver.StopPart;

class HandoverPageTest {
    private static final String HOSTILE = "<script>alert('x')</script>&\"\u001b[31m";

    private static String page(Locale locale) {
        Handover handover = new Handover(
                OffsetDateTime.parse("2026-11-26T08:30:00+08:00"),
                "serial:/dev/ttyUSB0?baud=57600",
                "jetfile",
                Optional.of(new Size(128, 32)),
                Optional.of(Colour.MONO),
                Optional.of(new Identified("JetFile II" + HOSTILE, Optional.of("jetfile"), List.of())),
                List.of(
                        Rated.good(new Reading(Quantity.MODEL, HOSTILE)),
                        Rated.bad(new Reading(Quantity.CLOCK, "2000-01-01T00:00:00"), "diag.remedy.clock-wrong")),
                Optional.of(LinkFigures.of(
                        List.of(new LinkFigures.Asked(true, Duration.ofMillis(20), 16, 32, 0)), OptionalInt.of(57600))),
                Handover.lacks(new Capabilities(Proof.ACKNOWLEDGED, Set.of(Colour.MONO), Set.of(), true, 1, 1)));
        return HandoverPage.of(handover, Messages.in(locale));
    }

    @Test
    void whatACardSaysIsTextAndNothingElse() {
        String page = page(Locale.ENGLISH);
        assertThat(page)
                .doesNotContain("<script", "'x'", "\u001b", "http:", "https:", "src=")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;&quot;");
    }

    @Test
    void itSaysWhatIsWrongAndWhatTheCardCannotDo() {
        assertThat(page(Locale.ENGLISH))
                .contains(
                        "diag clock ADDRESS now",
                        "does not outlast a power cut",
                        "20.0 ms",
                        "at most 5760",
                        "128x32",
                        "mono");
        assertThat(page(Locale.SIMPLIFIED_CHINESE))
                .contains("交接单", "停播不能跨越断电", "单色", "<html lang=\"zh\">")
                .doesNotContain("diag.");
    }

    @Test
    void aCardThatCanEverythingLacksNothing() {
        assertThat(Handover.lacks(
                        new Capabilities(Proof.READ_BACK, Set.of(Colour.RGB), Set.of(StopPart.values()), true, 1, 1)))
                .isEmpty();
    }
}
