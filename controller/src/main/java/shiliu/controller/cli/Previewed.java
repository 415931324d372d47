package shiliu.controller.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;
import shiliu.player.render.Finding;
import shiliu.player.render.Inspection;
import shiliu.player.screen.Screen;

/** Collects what {@code playlist preview --json} prints. */
final class Previewed {
    private final String playlist;
    private final String out;
    private final Messages messages;
    private final List<String> files = new ArrayList<>();
    private final List<PageLine> pages = new ArrayList<>();
    private final List<FindingLine> findings = new ArrayList<>();

    /** In the language of {@code messages}. */
    Previewed(String playlist, String out, Messages messages) {
        this.messages = messages;
        this.playlist = playlist;
        this.out = out;
    }

    /** All of it; {@code files} and the pages' files are relative to {@code out} where that is a folder. */
    record Done(String playlist, String out, List<String> files, List<PageLine> pages, List<FindingLine> findings) {}

    /** One page; items and pages count from 1, {@code file} is empty where none was written for it. */
    record PageLine(String screen, int item, String kind, int page, String file, long dwellMillis) {}

    /** One finding and where it is on its page, pixels of the screen. */
    record FindingLine(
            String screen,
            int item,
            String kind,
            int page,
            String finding,
            int left,
            int top,
            int width,
            int height,
            boolean refuses,
            String code,
            String message) {}

    void add(int number, Item item, Screen screen, Inspection inspection, List<String> names) {
        for (int i = 0; i < inspection.pages().size(); i++) {
            String file = i < names.size() ? names.get(i) : "";
            long dwell = inspection.pages().get(i).dwell().toMillis();
            pages.add(new PageLine(screen.id(), number, item.kind(), i + 1, file, dwell));
        }
        for (Finding f : inspection.findings()) {
            findings.add(new FindingLine(
                    screen.id(),
                    number,
                    item.kind(),
                    f.page() + 1,
                    f.kind().name().toLowerCase(Locale.ROOT),
                    f.left(),
                    f.top(),
                    f.width(),
                    f.height(),
                    f.refuses(),
                    f.message().key(),
                    messages.text(f.message())));
        }
    }

    void wrote(String file) {
        files.add(file);
    }

    Done done() {
        return new Done(playlist, out, List.copyOf(files), List.copyOf(pages), List.copyOf(findings));
    }
}
