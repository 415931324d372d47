package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A few lines of different weight in the middle of a screen, the heaviest as large as all of them allow: festivals, the
 * time, a countdown, an alert, the first page of a document on a small panel.
 */
final class Stack {
    /**
     * One text of a stack.
     *
     * @param forms the same said in fuller and shorter ways; the first that stands in one line, else the last
     * @param share of the heaviest text's size, 0 to 1
     */
    record Entry(List<String> forms, double share, int colour) {
        Entry(String text, double share, int colour) {
            this(List.of(text), share, colour);
        }

        String text() {
            return forms.get(forms.size() - 1);
        }
    }

    private record Set(Entry entry, Typesetter.Block block) {}

    private final Typesetter setter;
    private final Look look;
    private final Box room;
    private final List<Entry> entries;

    Stack(Typesetter setter, Look look, Box room, List<Entry> entries) {
        this.setter = setter;
        this.look = look;
        this.room = room;
        this.entries = entries.stream().filter(e -> !e.text().isBlank()).toList();
    }

    /** Set as large as fits; empty where even the pixel font is too large. */
    Optional<Drawing> fit() {
        return fit(Pen.PIXELS);
    }

    /** The same, the heaviest not below {@code least} pixels. */
    Optional<Drawing> fit(int least) {
        List<Integer> sizes = Sizes.down(room.height(), Sizes.settable(least));
        return first(sizes, LineBreaker.Places.WORDS).or(() -> first(sizes, LineBreaker.Places.ANY));
    }

    private Optional<Drawing> first(List<Integer> sizes, LineBreaker.Places places) {
        return sizes.stream()
                .map(px -> set(px, places))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Drawing::new);
    }

    private Optional<List<Set>> set(int px, LineBreaker.Places places) {
        List<Set> set = new ArrayList<>();
        for (Entry entry : entries) {
            int size = setter.asLegible(entry.text(), Sizes.settable((int) Math.max(Pen.PIXELS, px * entry.share())));
            Pen pen = size < 40 || entry.share() < 1 ? look.plain(size) : look.bold(size);
            String text = entry.forms().stream()
                    .filter(form -> setter.width(form, pen) <= room.width())
                    .findFirst()
                    .orElse(entry.text());
            Optional<Typesetter.Block> block = setter.fit(text, pen, room.width(), room.height(), places);
            if (block.isEmpty() || Typesetter.lonely(block.get())) {
                return Optional.empty();
            }
            set.add(new Set(entry, block.get()));
        }
        return height(set) <= room.height() ? Optional.of(set) : Optional.empty();
    }

    private int gap(Set above) {
        int px = above.block().pen().px();
        return px == Pen.PIXELS ? (look.shortSide < 64 ? 0 : 2) : px / 3;
    }

    private int height(List<Set> set) {
        int sum = 0;
        for (int i = 0; i < set.size(); i++) {
            sum += set.get(i).block().height() + (i < set.size() - 1 ? gap(set.get(i)) : 0);
        }
        return sum;
    }

    /** A stack that fits. */
    final class Drawing {
        private final List<Set> set;

        private Drawing(List<Set> set) {
            this.set = set;
        }

        int characters() {
            return entries.stream().mapToInt(e -> e.text().length()).sum();
        }

        void on(Canvas canvas) {
            int spare = room.height() - height(set);
            int between = set.size() < 2 ? 0 : Math.min(spare / (set.size() + 1), look.shortSide / 10);
            int y = room.y() + (spare - between * (set.size() - 1)) / 2;
            for (Set one : set) {
                Box at = new Box(room.x(), y, room.width(), one.block().height());
                setter.draw(
                        canvas,
                        one.block(),
                        at,
                        Typesetter.Align.CENTRE,
                        one.entry().colour());
                y += one.block().height() + gap(one) + between;
            }
        }
    }
}
