package shiliu.controller.intake;

import java.util.List;
import shiliu.player.message.Messages;

/** The playlist of a feed's news, as YAML for somebody to go over. */
public final class FeedPlaylist {
    private FeedPlaylist() {}

    /**
     * Writes it; what the feed does not say is a comment, so that the check names it.
     *
     * @param id the playlist's
     */
    public static String yaml(String id, String title, List<Feed.Entry> entries, Blank blank, Messages messages) {
        StringBuilder yaml = new StringBuilder();
        messages.text("intake.feed-comment")
                .lines()
                .forEach(line -> yaml.append("# ").append(line).append('\n'));
        yaml.append("playlist: ").append(SheetDocument.quoted(id)).append('\n');
        yaml.append("title: ").append(SheetDocument.quoted(title)).append('\n');
        yaml.append(blank.fill("community: {community}\nvalid: {from: {today}, until: {later}}\nitems:\n"));
        for (Feed.Entry entry : entries) {
            yaml.append("  - kind: news\n");
            field(yaml, "title", quoted(entry.title()), messages);
            field(yaml, "text", quoted(entry.text()), messages);
            field(yaml, "date", entry.date().map(Object::toString).orElse(""), messages);
        }
        return yaml.toString();
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "" : SheetDocument.quoted(text);
    }

    private static void field(StringBuilder yaml, String name, String value, Messages messages) {
        if (value.isEmpty()) {
            yaml.append("    # ").append(messages.text("intake.feed-without", name));
        } else {
            yaml.append("    ").append(name).append(": ").append(value);
        }
        yaml.append('\n');
    }
}
