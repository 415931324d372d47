package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import shiliu.controller.api.Timeline;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.WhenText;
import shiliu.player.message.Messages;
import shiliu.player.schedule.Daypart;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Rule;
import shiliu.player.schedule.When;

/** The picture of a day. */
class DayPictureTest {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Messages CHINESE = Messages.in(Locale.CHINESE, "shiliu.controller.messages");

    private static Instant at(int hour, int minute) {
        return Instant.parse("2026-11-30T16:00:00Z").plusSeconds(hour * 3600L + minute * 60L);
    }

    private static Timeline.Share share(String playlist, Mode mode, long minutes) {
        When when = new When(
                Optional.empty(),
                Set.of(),
                Optional.of(new Daypart(java.time.LocalTime.of(7, 0), java.time.LocalTime.of(9, 0))));
        return new Timeline.Share(playlist + "-1", playlist, mode, when, minutes * 60_000, 10);
    }

    /** A name from a hostile controller: nothing of it may become markup. */
    private static Timeline timeline(String playlist) {
        return new Timeline(
                "gate",
                "Asia/Shanghai",
                DAY,
                List.of(
                        new Timeline.Part(at(0, 0), at(7, 0), Rule.OUTSIDE_HOURS, List.of()),
                        new Timeline.Part(
                                at(7, 0),
                                at(12, 0),
                                Rule.ROTATION,
                                List.of(share(playlist, Mode.ROTATE, 200), share("unity", Mode.ROTATE, 100))),
                        new Timeline.Part(
                                at(12, 0), at(12, 30), Rule.TAKEOVER, List.of(share("menu", Mode.TAKEOVER, 30))),
                        new Timeline.Part(at(12, 30), at(22, 0), Rule.FILLER, List.of(share("loop", Mode.FILLER, 570))),
                        new Timeline.Part(at(22, 0), at(24, 0), Rule.OUTSIDE_HOURS, List.of())));
    }

    private static String draw(Timeline timeline) {
        return new DayPicture(CHINESE, new WhenText(Festivals.NONE, CHINESE)).svg(timeline);
    }

    @Test
    void isXmlWhateverStandsInNames() throws Exception {
        String hostile = "<script>alert('&\"')</script>";
        String svg = draw(timeline(hostile));
        assertThat(svg).doesNotContain("<script");
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document document =
                factory.newDocumentBuilder().parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        assertThat(document.getDocumentElement().getTextContent()).contains("gate，2026-12-01", "menu", "轮播", "24");
    }

    /** Seven hours of the night are grey, at 40 pixels an hour. */
    @Test
    void theDarkHoursAreGreyAndLanesAreColouredByTheRule() throws Exception {
        String svg = draw(timeline("news"));
        assertThat(svg)
                .contains("x=\"230.0\" y=\"68.0\" width=\"280.0\" height=\"184.0\" fill=\"#c9c9c9\"")
                .contains("width=\"20.0\" height=\"34.0\" fill=\"#edc948\"")
                .contains("67%", "33%", "100%");
        Files.writeString(Path.of("target/day.svg"), svg);
    }
}
