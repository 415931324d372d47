package shiliu.player.diag;

import java.time.format.DateTimeFormatter;
import java.util.List;
import shiliu.player.message.Messages;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** A {@link Handover} as one page of HTML that prints on A4: no script, nothing from elsewhere, everything escaped. */
public final class HandoverPage {
    private static final String STYLE = "body{font:12px/1.3 sans-serif;margin:1.5em auto;max-width:56em;color:#111}"
            + "h1{font-size:1.4em;margin:0 0 .4em}h2{font-size:1.1em;margin:.8em 0 .2em}ul{margin:.2em 0}"
            + "table{border-collapse:collapse;width:100%}"
            + "td,th{border:1px solid #999;padding:.1em .5em;text-align:left;vertical-align:top;overflow-wrap:anywhere}"
            + "th,.short{white-space:nowrap;overflow-wrap:normal}"
            + ".bad{font-weight:bold;color:#b00}.look{color:#850}"
            + "@page{size:A4;margin:12mm}@media print{body{margin:0;font-size:11px}}"
            + ".sign{margin-top:2.5em}";
    /** A date, an id, a verdict: no line breaks inside. */
    private static final int SHORT = 24;

    private final Messages messages;
    private final Wording wording;
    private final StringBuilder html = new StringBuilder();

    private HandoverPage(Messages messages) {
        this.messages = messages;
        this.wording = new Wording(messages);
    }

    /** The whole page. */
    public static String of(Handover handover, Messages messages) {
        return new HandoverPage(messages).page(handover);
    }

    private String page(Handover handover) {
        String title = messages.text("diag.page.title");
        html.append("<!DOCTYPE html>\n<html lang=\"").append(messages.chinese() ? "zh" : "en");
        html.append("\">\n<meta charset=\"utf-8\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        html.append("<style>").append(STYLE).append("</style>\n");
        html.append("<h1>").append(escaped(title)).append("</h1>\n");
        html.append("<table>\n");
        row(
                "",
                messages.text("diag.page.date"),
                handover.at().format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm xxx")));
        row("", messages.text("diag.field.address"), handover.address());
        row("", messages.text("diag.field.driver"), handover.driver());
        row(
                "",
                messages.text("diag.page.screen"),
                handover.size().map(String::valueOf).orElse(messages.text("diag.not-told")));
        row(
                "",
                wording.name(Quantity.COLOUR),
                handover.colour()
                        .map(colour -> wording.value(new Reading(Quantity.COLOUR, colour.name())))
                        .orElse(messages.text("diag.not-told")));
        handover.told().ifPresent(who -> row("", messages.text("diag.field.family"), who.family()));
        html.append("</table>\n");
        readings(handover.readings());
        handover.link().ifPresent(this::link);
        heading("diag.page.cannot");
        html.append("<ul>\n");
        handover.cannot()
                .forEach(lack ->
                        html.append("<li>").append(escaped(messages.text(lack))).append("</li>\n"));
        html.append("</ul>\n<p class=\"sign\">")
                .append(escaped(messages.text("diag.page.sign")))
                .append("</p>\n</html>\n");
        return html.toString();
    }

    private void readings(List<Rated> readings) {
        heading("diag.page.readings");
        if (readings.isEmpty()) {
            html.append("<p>")
                    .append(escaped(messages.text("diag.page.no-readings")))
                    .append("</p>\n");
            return;
        }
        html.append("<table>\n");
        for (Rated rated : Ratings.forPeople(readings)) {
            row(
                    Wording.key(rated.verdict()),
                    wording.name(rated.reading().quantity()),
                    wording.value(rated.reading()),
                    wording.verdict(rated.verdict()),
                    wording.remedy(rated));
        }
        html.append("</table>\n");
    }

    private void link(LinkFigures link) {
        heading("diag.page.link");
        html.append("<table>\n");
        row("", messages.text("diag.link.answered"), link.answered() + " / " + link.asked());
        row("", messages.text("diag.link.trip"), trips(link));
        row("", messages.text("diag.link.loss"), Wording.percent(link.lossPercent()));
        row("", messages.text("diag.link.noise"), Wording.percent(link.noisePercent()));
        row("", messages.text("diag.link.throughput"), wording.rate(link));
        row("", messages.text("diag.link.cause"), wording.cause(link.cause()));
        html.append("</table>\n");
    }

    private static String trips(LinkFigures link) {
        return String.join(
                " / ",
                Wording.millis(link.min()),
                Wording.millis(link.median()),
                Wording.millis(link.p95()),
                Wording.millis(link.max()));
    }

    private void heading(String key) {
        html.append("<h2>").append(escaped(messages.text(key))).append("</h2>\n");
    }

    private void row(String style, String head, String... cells) {
        html.append("<tr class=\"")
                .append(style)
                .append("\"><th>")
                .append(escaped(head))
                .append("</th>");
        for (String cell : cells) {
            html.append(cell.length() <= SHORT ? "<td class=\"short\">" : "<td>")
                    .append(escaped(cell))
                    .append("</td>");
        }
        html.append("</tr>\n");
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
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
