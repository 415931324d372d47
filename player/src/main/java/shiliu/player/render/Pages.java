package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A document's slices in pages of a room: on one page and larger where that fits, else as few pages as need be. */
final class Pages {
    private final Look look;
    private final Box room;
    private final List<List<Slices.Slice>> pages;

    Pages(Typesetter setter, Look look, Document document, Box room) {
        this.look = look;
        this.room = room;
        int most = look.shortSide < 200 ? look.body : look.body * 13 / 10;
        List<List<Slices.Slice>> tried = List.of();
        for (int px : Sizes.down(Math.max(most, look.body), look.body)) {
            Slices slices = new Slices(setter, look, look.plain(px), room.width(), room.height());
            tried = balanced(slices.of(document), px);
            if (tried.size() == 1) {
                break;
            }
        }
        pages = tried;
    }

    /** As few pages as the room allows, but of much the same height, so that no last page holds one line. */
    private List<List<Slices.Slice>> balanced(List<List<Slices.Slice>> sections, int step) {
        List<List<Slices.Slice>> best = packed(sections, room.height());
        for (int limit = room.height() - step; limit > room.height() / 2 && best.size() > 1; limit -= step / 2) {
            List<List<Slices.Slice>> lower = packed(sections, limit);
            if (lower.size() > best.size()) {
                break;
            }
            best = lower;
        }
        return best;
    }

    List<List<Slices.Slice>> pages() {
        return pages;
    }

    static int characters(List<Slices.Slice> page) {
        return page.stream().mapToInt(Slices.Slice::characters).sum();
    }

    private static int height(List<Slices.Slice> slices) {
        return slices.stream().mapToInt(Slices.Slice::height).sum();
    }

    /** What must stay together, and sections, go over to the next page together, as long as a page holds them. */
    private List<List<Slices.Slice>> packed(List<List<Slices.Slice>> sections, int limit) {
        List<List<Slices.Slice>> packed = new ArrayList<>();
        List<Slices.Slice> page = new ArrayList<>();
        for (List<Slices.Slice> section : sections) {
            if (height(section) <= room.height()) {
                if (!page.isEmpty() && height(page) + height(section) > limit) {
                    turn(packed, page, Optional.empty());
                }
                page.addAll(section);
                continue;
            }
            for (List<Slices.Slice> group : groups(section)) {
                boolean over = height(page) + height(group) > limit;
                if (over && !page.isEmpty() && height(group) <= room.height()) {
                    turn(packed, page, group.get(0).head());
                }
                for (Slices.Slice slice : group) {
                    if (!page.isEmpty() && height(page) + slice.height() > room.height()) {
                        turn(packed, page, slice.head());
                    }
                    page.add(slice);
                }
            }
        }
        packed.add(List.copyOf(page));
        return packed;
    }

    private static void turn(List<List<Slices.Slice>> packed, List<Slices.Slice> page, Optional<Slices.Slice> head) {
        packed.add(List.copyOf(page));
        page.clear();
        head.ifPresent(page::add);
    }

    private static List<List<Slices.Slice>> groups(List<Slices.Slice> slices) {
        List<List<Slices.Slice>> groups = new ArrayList<>();
        List<Slices.Slice> group = new ArrayList<>();
        for (Slices.Slice slice : slices) {
            group.add(slice);
            if (!slice.withNext()) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    /** Draws a page, its slices a little apart where there is room. */
    void draw(Canvas canvas, List<Slices.Slice> page) {
        int spare = room.height() - height(page);
        int between = page.size() < 2 ? 0 : Math.max(0, Math.min(spare / page.size(), look.body / 4));
        boolean panel = look.shortSide < 96;
        // In the middle of a panel, but all pages from the same row on.
        int fullest = pages.stream().mapToInt(Pages::height).max().orElse(0);
        int y = room.y() + (panel ? Math.max(0, room.height() - fullest) / 4 : 0);
        for (Slices.Slice slice : page) {
            slice.drawing().at(canvas, room.x(), y);
            y += slice.height() + between;
        }
    }
}
