package shiliu.controller.intake;

import java.util.List;
import shiliu.player.message.Messages;

/** The playlist of a feed's news, as YAML for somebody to go over. */
public final class FeedPlaylist {
    private FeedPlaylist() {}

    /**
     * Writes it; what the feed does not say is left empty, so that the check names it.
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
            field(yaml, "title", SheetDocument.quoted(entry.title()));
            field(yaml, "text", SheetDocument.quoted(entry.text()));
            field(yaml, "date", entry.date().map(Object::toString).orElse(""));
        }
        return yaml.toString();
    }

    private static void field(StringBuilder yaml, String name, String value) {
        yaml.append("    ").append(name).append(':');
        if (!value.isEmpty() && !value.equals("\"\"")) {
            yaml.append(' ').append(value);
        }
        yaml.append('\n');
    }
}
