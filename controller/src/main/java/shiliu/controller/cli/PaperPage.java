package shiliu.controller.cli;

import java.util.List;
import shiliu.player.message.Messages;

/** A page for the printer: no script, nothing from elsewhere. */
final class PaperPage {
    private static final String STYLE = """
            @page{margin:15mm}body{margin:1.5rem;font:14px/1.5 "Noto Sans CJK SC","Microsoft YaHei",system-ui,sans-serif;color:#000}
            h1{font-size:1.4rem;text-align:center}h2{font-size:1.05rem;margin:1.2rem 0 .3rem}
            table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
            th{background:#eee}tr,figure{break-inside:avoid}thead{display:table-header-group}.quiet{color:#444;font-size:.85rem}
            figure{display:inline-block;margin:.3rem .6rem .3rem 0}img{image-rendering:pixelated;background:#000;max-width:100%}
            figcaption{font-size:.8rem}code{font-size:.8rem}.sign{height:3rem}
            """;

    private final StringBuilder html = new StringBuilder();

    PaperPage(String title, Messages messages) {
        html.append("<!doctype html>\n<html lang=\"").append(messages.chinese() ? "zh-CN" : "en");
        html.append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
        html.append(Html.escaped(title))
                .append("</title><style>\n")
                .append(STYLE)
                .append("</style></head><body>\n<h1>");
        html.append(Html.escaped(title)).append("</h1>\n");
    }

    PaperPage heading(String text) {
        html.append("<h2>").append(Html.escaped(text)).append("</h2>\n");
        return this;
    }

    PaperPage line(String text) {
        html.append("<p>").append(Html.escaped(text)).append("</p>\n");
        return this;
    }

    /** A PNG within the page, drawn as wide as {@code width} pixels of the screen, twice as large. */
    PaperPage picture(byte[] png, int width, String caption) {
        html.append("<figure><img width=\"")
                .append(Math.min(2 * width, 720))
                .append("\" alt=\"\" src=\"data:image/png;base64,");
        html.append(java.util.Base64.getEncoder().encodeToString(png)).append("\"><figcaption>");
        html.append(Html.escaped(caption)).append("</figcaption></figure>\n");
        return this;
    }

    PaperPage table(List<String> headings, List<List<String>> rows) {
        html.append("<table><thead><tr>");
        headings.forEach(cell -> html.append("<th>").append(Html.escaped(cell)).append("</th>"));
        html.append("</tr></thead><tbody>\n");
        for (List<String> row : rows) {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(Html.escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</tbody></table>\n");
        return this;
    }

    String end() {
        return html.append("</body></html>\n").toString();
    }
}
