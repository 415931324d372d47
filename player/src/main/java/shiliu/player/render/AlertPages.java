package shiliu.player.render;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Alert;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;

/**
 * An emergency: lit all over in the colour of its severity, dark letters on lit ground also where there is one colour only,
 * so that it is never taken for anything else. What it is, very large; then what to do; who says so and until when.
 */
final class AlertPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("M月d日 HH:mm", Locale.ROOT);
    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration LEAST = Duration.ofSeconds(3);

    private final Typesetter setter;
    private final Look look;
    private final Alert alert;
    private final int ground;
    private final int ink;

    AlertPages(Typesetter setter, Screen screen, Alert alert) {
        this.setter = setter;
        this.alert = alert;
        ground = ground(screen.colour(), alert.severity());
        boolean deep = alert.severity() == Alert.Severity.RED || alert.severity() == Alert.Severity.BLUE;
        ink = deep && screen.colour() == Colour.RGB ? Palette.WHITE : Palette.BLACK;
        look = new Look(screen, Palette.alert(ground, ink));
    }

    private static int ground(Colour colour, Alert.Severity severity) {
        return switch (colour) {
            case MONO -> Palette.RED;
            case DUAL -> severity == Alert.Severity.RED ? Palette.RED : Palette.YELLOW;
            case RGB ->
                switch (severity) {
                    case RED -> 0xE00000;
                    case ORANGE -> 0xFF8A00;
                    case YELLOW -> 0xFFE000;
                    case BLUE -> 0x0050E0;
                };
        };
    }

    List<String> sentences(ZoneId zone) {
        List<String> said = new ArrayList<>();
        said.add(event());
        said.add(Typesetter.clean(alert.headline()));
        alert.steps().forEach(step -> said.add(Typesetter.clean(step)));
        said.add(foot(zone));
        return said;
    }

    Rendition rendition() {
        ZoneId zone = look.screen.zone();
        if (look.strip()) {
            List<SpanLine.Span> spans = new ArrayList<>();
            sentences(zone).forEach(text -> spans.add(new SpanLine.Span(text, ink, 1)));
            return SpanLine.marquee(setter, look, spans, Duration.ZERO);
        }
        List<Stills.Page> pages = new ArrayList<>();
        pages.addAll(page(List.of(new Stack.Entry(event(), 1, ink)), FIRST));
        String headline = Typesetter.clean(alert.headline());
        pages.addAll(page(List.of(new Stack.Entry(headline, 1, ink)), dwell(headline)));
        alert.steps().stream()
                .map(Typesetter::clean)
                .forEach(step -> pages.addAll(page(List.of(new Stack.Entry(step, 1, ink)), dwell(step))));
        pages.addAll(page(List.of(new Stack.Entry(foot(zone), 1, ink)), dwell(foot(zone))));
        return new Stills(pages);
    }

    private String event() {
        return Typesetter.clean(alert.event()) + Words.severity(alert.severity());
    }

    private String foot(ZoneId zone) {
        return Typesetter.clean(alert.source()) + "　有效至 "
                + TIME.format(alert.until().atZone(zone));
    }

    private Duration dwell(String text) {
        return look.dwell.of(Airing.DEFAULT, text.length());
    }

    private List<Stills.Page> page(List<Stack.Entry> entries, Duration dwell) {
        Optional<Stack.Drawing> stack = new Stack(setter, look, look.inner(), entries).fit(look.legible());
        if (stack.isPresent()) {
            return List.of(new Stills.Page(
                    () -> {
                        Canvas canvas = look.canvas();
                        stack.get().on(canvas);
                        return canvas;
                    },
                    dwell));
        }
        List<SpanLine.Span> spans =
                entries.stream().map(e -> new SpanLine.Span(e.text(), ink, 0)).toList();
        List<Supplier<Canvas>> drawings = new SpanPages(setter, look, spans).drawings();
        // The whole text's time, shared; a page that is not read to its end comes again.
        Duration share = dwell.dividedBy(drawings.size());
        Duration each = share.compareTo(LEAST) < 0 ? LEAST : share;
        return drawings.stream().map(drawing -> new Stills.Page(drawing, each)).toList();
    }
}
