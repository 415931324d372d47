package shiliu.controller.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.controller.api.ScreenView;
import shiliu.player.play.Report;

/** The screens as a table for the browser: read-only, without scripts, every string escaped. */
final class WallPage implements Action {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> GUARDS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer");

    private final Supplier<List<ScreenView>> screens;

    WallPage(Supplier<List<ScreenView>> screens) {
        this.screens = screens;
    }

    @Override
    public Answer run(Call call) {
        return Answer.of(200, HTML, page(screens.get(), call.speech()).getBytes(StandardCharsets.UTF_8))
                .with(GUARDS);
    }

    /** The style sheet of the page. */
    static Answer style() throws IOException {
        try (InputStream in = WallPage.class.getResourceAsStream("wall.css")) {
            byte[] css = in == null ? new byte[0] : in.readAllBytes();
            return Answer.of(200, "text/css; charset=utf-8", css);
        }
    }

    static String page(List<ScreenView> screens, Speech speech) {
        StringBuilder html = new StringBuilder(4096);
        html.append("<!doctype html>\n<html lang=\"").append(speech.chinese() ? "zh" : "en");
        html.append("\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n");
        html.append("<link rel=\"stylesheet\" href=\"/wall.css\">\n<title>");
        html.append(text(speech.text("http.wall.title"))).append("</title>\n<h1>");
        html.append(text(speech.text("http.wall.title"))).append("</h1>\n<table>\n<thead><tr>");
        for (String column : List.of("id", "name", "state", "proof", "since")) {
            html.append("<th scope=\"col\">").append(text(speech.text("http.wall." + column)));
        }
        html.append("</thead>\n<tbody>\n");
        screens.forEach(screen -> row(html, screen, speech));
        return html.append("</table>\n").toString();
    }

    private static void row(StringBuilder html, ScreenView view, Speech speech) {
        State state = State.of(view);
        html.append("<tr class=\"").append(state.word()).append("\"><th scope=\"row\">");
        html.append(text(view.screen().id())).append("<td>");
        html.append(text(view.screen().name())).append("<td>");
        html.append(text(speech.text("http.wall.state." + state.word()))).append("<td>");
        view.shown()
                .filter(shown -> state.proven())
                .ifPresent(shown -> html.append(text(
                        speech.text("http.wall.proof." + shown.proof().name().toLowerCase(Locale.ROOT)))));
        html.append("<td>")
                .append(text(time(state.since(view), view.screen().zone())))
                .append('\n');
    }

    private static String time(Optional<Instant> since, ZoneId zone) {
        return since.map(at -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        at.truncatedTo(ChronoUnit.SECONDS).atZone(zone)))
                .orElse("");
    }

    /** Text as HTML shows it, whatever is in it. */
    static String text(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().limit(500).forEach(c -> {
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return safe.toString();
    }

    /** What is known of a screen, in one word; "we sent it" is none. */
    private enum State {
        STOPPING,
        STOPPED,
        SHOWN,
        SAFE,
        OFF,
        STORED,
        WANTED,
        UNKNOWN;

        static State of(ScreenView view) {
            if (view.unknownSince().isPresent()) {
                return UNKNOWN;
            }
            Optional<State> lit = view.shown().map(Report.Shown::what).map(State::of);
            if (view.stopped()) {
                return lit.filter(state -> state == STOPPED).orElse(STOPPING);
            }
            return lit.orElse(view.stored().isPresent() ? STORED : WANTED);
        }

        private static State of(Report.What what) {
            return switch (what) {
                case ITEM -> SHOWN;
                case SAFE_CARD -> SAFE;
                case STOPPED -> STOPPED;
                case OFF -> OFF;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean proven() {
            return this == SHOWN || this == STOPPED || this == SAFE || this == OFF;
        }

        Optional<Instant> since(ScreenView view) {
            return switch (this) {
                case STOPPED, SHOWN, SAFE, OFF -> view.shown().map(Report.Shown::since);
                case STORED -> view.stored().map(Report.Stored::since);
                case WANTED -> view.wanted().map(ScreenView.Wanted::created);
                case UNKNOWN -> view.unknownSince();
                case STOPPING -> Optional.empty();
            };
        }
    }
}
