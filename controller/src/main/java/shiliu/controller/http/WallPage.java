package shiliu.controller.http;

import java.io.FileNotFoundException;
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
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.protocols.driver.Proof;

/**
 * The wall of screens for the browser, read-only: a table that needs no script, every string escaped, and the sentences
 * for the script that takes over and keeps the wall up to date.
 */
final class WallPage implements Action {
    private static final String HTML = "text/html; charset=utf-8";
    private static final Map<String, String> GUARDS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri"
                    + " 'none'; form-action 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer");
    /** What the script says; each is {@code http.wall.} and this in the catalogue. */
    private static final List<String> WORDS = List.of(
            "all",
            "connecting",
            "live",
            "lost",
            "total",
            "stop",
            "stop-done",
            "not-dark",
            "big.stopped",
            "big.stopping",
            "big.unknown",
            "big.off",
            "proof-is",
            "since-then",
            "stop-given",
            "picture-now",
            "picture-old",
            "picture-none",
            "behind",
            "player",
            "not-current",
            "stands-at",
            "slot",
            "not-newest",
            "clock-untrusted",
            "clock-off",
            "alarms",
            "alarms-seen",
            "alarm-seen",
            "colour.mono",
            "colour.dual",
            "colour.rgb");

    private final Supplier<List<ScreenView>> screens;

    WallPage(Supplier<List<ScreenView>> screens) {
        this.screens = screens;
    }

    @Override
    public Answer run(Call call) {
        Speech speech = call.query("lang")
                .filter(lang -> lang.equals("zh") || lang.equals("en"))
                .map(lang -> Speech.in(Locale.forLanguageTag(lang)))
                .orElseGet(call::speech);
        return Answer.of(200, HTML, page(screens.get(), speech).getBytes(StandardCharsets.UTF_8))
                .with(GUARDS);
    }

    /** A file that belongs to the page. */
    static Answer file(String name, String type) throws IOException {
        try (InputStream in = WallPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return Answer.of(200, type, in.readAllBytes());
        }
    }

    static String page(List<ScreenView> screens, Speech speech) {
        StringBuilder html = new StringBuilder(8192);
        String title = text(speech.text("http.wall.title"));
        html.append("<!doctype html>\n<html lang=\"").append(speech.chinese() ? "zh-CN" : "en");
        html.append("\">\n<meta charset=\"utf-8\">\n");
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<link rel=\"icon\" href=\"/wall.svg\" type=\"image/svg+xml\">\n");
        html.append("<link rel=\"stylesheet\" href=\"/wall.css\">\n<script src=\"/wall.js\" defer></script>\n");
        html.append("<title>").append(title).append("</title>\n<header>\n<h1>").append(title);
        html.append("</h1>\n<p id=\"summary\"></p>\n<p id=\"link\" role=\"status\"></p>\n");
        html.append(speech.chinese() ? language("en", "English") : language("zh", "中文"));
        html.append(
                "</header>\n<details id=\"alarms\" hidden><summary role=\"status\"></summary><ul></ul></details>\n");
        html.append("<div id=\"stop\" role=\"alert\" hidden></div>\n");
        html.append("<div id=\"filter\" role=\"group\" aria-label=\"");
        html.append(text(speech.text("http.wall.filter"))).append("\" hidden></div>\n<main id=\"screens\">\n");
        html.append("<noscript><p>")
                .append(text(speech.text("http.wall.no-script")))
                .append("</noscript>\n");
        table(html, screens, speech);
        html.append("</main>\n<ul id=\"words\" hidden>\n");
        WORDS.forEach(word -> word(html, word, speech));
        for (ScreenState state : ScreenState.values()) {
            word(html, "state." + state.word(), speech);
            word(html, "count." + state.word(), speech);
        }
        for (AlarmKind kind : AlarmKind.values()) {
            word(html, "alarm." + kind.word(), "alarm.kind." + kind.word(), speech);
        }
        for (AlarmKind.Severity severity : AlarmKind.Severity.values()) {
            word(html, "severity." + severity.word(), "alarm.severity." + severity.word(), speech);
        }
        for (Proof proof : Proof.values()) {
            word(html, "proof." + word(proof), speech);
        }
        return html.append("</ul>\n").toString();
    }

    private static String language(String tag, String name) {
        return "<a id=\"language\" href=\"/?lang=" + tag + "\" lang=\"" + tag + "\" hreflang=\"" + tag + "\">" + name
                + "</a>\n";
    }

    /** A sentence for the script, its holes left open. */
    private static void word(StringBuilder html, String word, Speech speech) {
        word(html, word, "http.wall." + word, speech);
    }

    private static void word(StringBuilder html, String word, String key, Speech speech) {
        String sentence = speech.text(key, "{0}", "{1}");
        html.append("<li data-word=\"").append(word).append("\">").append(text(sentence));
        html.append('\n');
    }

    private static String word(Proof proof) {
        return proof.name().toLowerCase(Locale.ROOT);
    }

    private static void table(StringBuilder html, List<ScreenView> screens, Speech speech) {
        html.append("<table>\n<thead><tr>");
        for (String column : List.of("id", "name", "state", "proof", "since")) {
            html.append("<th scope=\"col\">").append(text(speech.text("http.wall." + column)));
        }
        html.append("</thead>\n<tbody>\n");
        screens.forEach(screen -> row(html, screen, speech));
        html.append("</table>\n");
    }

    private static void row(StringBuilder html, ScreenView view, Speech speech) {
        ScreenState state = ScreenState.of(view);
        html.append("<tr class=\"").append(state.word()).append("\"><th scope=\"row\">");
        html.append(text(view.screen().id())).append("<td>");
        html.append(text(view.screen().name())).append("<td>");
        html.append(text(speech.text("http.wall.state." + state.word()))).append("<td>");
        view.shown()
                .filter(shown -> state.proven())
                .ifPresent(shown -> html.append(text(speech.text("http.wall.proof." + word(shown.proof())))));
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
}
