package shiliu.controller.cli;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import shiliu.controller.api.ItemTitle;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Playlist;
import shiliu.player.render.Finding;
import shiliu.player.render.Inspection;
import shiliu.player.screen.Screen;

/** The page of a preview that shows all pages of all items on all screens: no script, nothing from elsewhere. */
final class PreviewIndex {
    private static final String STYLE = """
            body{margin:1.5rem;font:16px/1.5 system-ui,"Noto Sans CJK SC","Microsoft YaHei",sans-serif;background:#fff;color:#222}
            h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem;border-top:1px solid #ccc;padding-top:1rem}
            h3{font-size:.95rem;margin:0 0 .3rem;font-weight:600}.row{display:flex;flex-wrap:wrap;gap:1.5rem;align-items:flex-start}
            .screen{max-width:100%}.pages{display:flex;flex-wrap:wrap;gap:.8rem}figure{margin:0}
            img{max-width:100%;display:block;background:#000;image-rendering:pixelated}
            figcaption,.quiet{font-size:.85rem;color:#555}ul{margin:.3rem 0;padding-left:1.2rem}
            .no{color:#a0005a}.look{color:#005a9c}
            """;

    private final StringBuilder html = new StringBuilder();
    private final Messages messages;

    PreviewIndex(Playlist playlist, List<Screen> screens, Messages messages) {
        this.messages = messages;
        html.append("<!doctype html>\n<html lang=\"")
                .append(messages.chinese() ? "zh-CN" : "en")
                .append(
                        "\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
        html.append(Html.escaped(playlist.title())).append("</title><style>\n").append(STYLE);
        html.append("</style></head><body>\n<h1>")
                .append(Html.escaped(playlist.title()))
                .append("</h1>\n<p class=\"quiet\">");
        html.append(say(
                        "cli.preview-intro",
                        playlist.id(),
                        Counted.items(playlist.items().size(), messages),
                        Counted.screens(screens.size(), messages)))
                .append("</p>\n<div class=\"row\">\n");
        for (Screen screen : screens) {
            String id = Html.escaped(screen.id());
            html.append("<div class=\"screen\"><h3>")
                    .append(Html.escaped(screen.name()))
                    .append("</h3>");
            html.append("<p class=\"quiet\">")
                    .append(say(
                            "cli.preview-screen",
                            screen.id(),
                            screen.size(),
                            screen.colour().name().toLowerCase(Locale.ROOT),
                            number(screen.pitchMm()),
                            number(screen.distanceM())));
            html.append(" · <a href=\"").append(id).append("/sheet.png\">").append(say("cli.preview-sheet"));
            html.append("</a></p><img src=\"").append(id).append("/play.gif\" alt=\"");
            html.append(id).append("\"").append(width(screen)).append("></div>\n");
        }
        html.append("</div>\n");
    }

    void item(int number, Item item) {
        html.append("<h2>")
                .append(say("cli.preview-item", number, messages.text("kind." + item.kind()), ItemTitle.of(item)));
        html.append("</h2>\n<div class=\"row\">\n");
    }

    void pages(Screen screen, Inspection inspection, List<ScreenPictures.PageFile> pages) {
        html.append("<div class=\"screen\"><h3>")
                .append(Html.escaped(screen.name()))
                .append("</h3>\n");
        if (inspection.moves()) {
            html.append("<p class=\"quiet\">").append(say("cli.preview-moves", seconds(inspection.length())));
            html.append("</p>\n");
        }
        html.append("<div class=\"pages\">");
        for (int i = 0; i < pages.size(); i++) {
            ScreenPictures.PageFile page = pages.get(i);
            html.append("<figure><a href=\"").append(Html.escaped(page.file())).append("\"><img src=\"");
            html.append(Html.escaped(page.marked().orElse(page.file())))
                    .append("\" alt=\"")
                    .append(i + 1)
                    .append("\"");
            html.append(width(screen)).append("></a><figcaption>");
            html.append(
                            inspection.moves()
                                    ? say("cli.preview-moment", i + 1)
                                    : say("cli.preview-page", i + 1, seconds(page.dwell())))
                    .append("</figcaption></figure>\n");
        }
        html.append("</div>\n");
        if (!inspection.findings().isEmpty()) {
            html.append("<ul>");
            inspection.findings().forEach(this::finding);
            html.append("</ul>\n");
        }
        html.append("</div>\n");
    }

    private void finding(Finding f) {
        html.append("<li class=\"").append(f.refuses() ? "no" : "look").append("\">");
        html.append(say(
                f.refuses() ? "cli.preview-refused" : "cli.preview-look", f.page() + 1, messages.text(f.message())));
        html.append("</li>");
    }

    void endItem() {
        html.append("</div>\n");
    }

    byte[] html() {
        return (html + "</body></html>\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Small screens are shown larger than they are. */
    private static String width(Screen screen) {
        int width = screen.size().width();
        int times = Math.max(1, Math.min(3, 512 / width));
        return " width=\"" + Math.min(640, width * times) + "\"";
    }

    private String say(String key, Object... arguments) {
        return Html.escaped(messages.text(
                key, java.util.Arrays.stream(arguments).map(String::valueOf).toArray()));
    }

    private static String number(double number) {
        return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
    }

    private static String seconds(Duration dwell) {
        return String.format(Locale.ROOT, "%.1f", dwell.toMillis() / 1000.0);
    }
}
