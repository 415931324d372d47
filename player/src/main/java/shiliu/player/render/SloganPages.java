package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;

/** A slogan: as large as fits, or running through where that would be too small. */
final class SloganPages {
    /** Other languages above the Han text stand at this share of its size. */
    private static final double SECOND = 0.62;
    /** Per cent of the largest size. */
    private static final int NEARLY_AS_LARGE = 72;

    private final Typesetter setter;
    private final Look look;

    SloganPages(Typesetter setter, Look look) {
        this.setter = setter;
        this.look = look;
    }

    Rendition of(Slogan slogan) {
        String text = Typesetter.clean(slogan.text()).replace('\n', ' ');
        List<String> also = slogan.also().stream()
                .map(Translation::text)
                .map(Typesetter::clean)
                .toList();
        boolean runs = slogan.airing().enter().equals(Optional.of(Enter.SCROLL_LEFT));
        int least = slogan.airing().enter().isPresent() ? Pen.PIXELS : leastStanding();
        Optional<List<Typesetter.Block>> still = runs ? Optional.empty() : still(text, also, least);
        if (still.isPresent()) {
            int characters =
                    text.length() + also.stream().mapToInt(String::length).sum();
            Duration dwell = look.dwell.of(slogan.airing(), characters);
            return new Stills(List.of(new Stills.Page(() -> draw(still.get()), dwell)));
        }
        List<SpanLine.Span> spans = new ArrayList<>();
        also.forEach(other -> spans.add(new SpanLine.Span(other, look.colours.faint(), 1)));
        spans.add(
                look.hanFirst ? 0 : spans.size(), new SpanLine.Span(text, look.colours.title(), look.hanFirst ? 1 : 0));
        return new Marquee(
                look,
                SpanLine.line(setter, look, spans),
                slogan.airing().dwell().orElse(Duration.ZERO),
                () -> standing(text, also, spans));
    }

    /** Where nothing can run: on one page as long as it can be read there, else on several. */
    private List<Supplier<Canvas>> standing(String text, List<String> also, List<SpanLine.Span> spans) {
        return still(text, also, Math.min(look.legible(), leastStanding()))
                .map(blocks -> List.<Supplier<Canvas>>of(() -> draw(blocks)))
                .orElseGet(() -> new SpanPages(setter, look, spans).drawings());
    }

    private Box room() {
        int frame = framed() ? look.margin : 0;
        return look.all().inset(Math.max(look.margin, frame * 2), look.margin + frame / 2);
    }

    private boolean framed() {
        return look.rgb && look.shortSide >= 120;
    }

    /** All texts as large as fits, other languages first; empty where that is too small to read. */
    private Optional<List<Typesetter.Block>> still(String text, List<String> also, int least) {
        List<Integer> sizes = Sizes.down(room().height(), least);
        List<List<Typesetter.Block>> words = all(text, also, sizes, LineBreaker.Places.WORDS);
        List<List<Typesetter.Block>> fitting = new ArrayList<>(all(text, also, sizes, LineBreaker.Places.PHRASES));
        fitting.addAll(words.isEmpty() ? all(text, also, sizes, LineBreaker.Places.ANY) : words);
        int largest = fitting.stream().mapToInt(this::size).max().orElse(0);
        // A little smaller in fewer lines, cut where one takes breath, reads better than the very largest.
        return fitting.stream()
                .filter(blocks -> size(blocks) * 100 >= largest * NEARLY_AS_LARGE)
                .min(Comparator.<List<Typesetter.Block>>comparingInt(
                                blocks -> main(blocks).lines().size())
                        .thenComparing(blocks -> -size(blocks)));
    }

    /** On a strip one line over its whole height is what people expect; less only if the author wants it to stand. */
    private int leastStanding() {
        return look.strip() ? look.height * 3 / 4 : Math.max(look.legible(), look.shortSide / 5);
    }

    private Typesetter.Block main(List<Typesetter.Block> blocks) {
        return blocks.get(look.hanFirst ? 0 : blocks.size() - 1);
    }

    private List<List<Typesetter.Block>> all(
            String text, List<String> also, List<Integer> sizes, LineBreaker.Places places) {
        return sizes.stream()
                .map(px -> blocks(text, also, px, places))
                .flatMap(Optional::stream)
                .filter(blocks -> !Typesetter.lonely(main(blocks)))
                .toList();
    }

    private int size(List<Typesetter.Block> blocks) {
        return main(blocks).pen().px();
    }

    private Optional<List<Typesetter.Block>> blocks(String text, List<String> also, int px, LineBreaker.Places places) {
        Box room = room();
        List<Typesetter.Block> blocks = new ArrayList<>();
        for (String other : also) {
            int second = px < 32 ? Pen.PIXELS : Math.max(Pen.OUTLINES, (int) (px * SECOND));
            Pen pen = look.plain(setter.asLegible(other, second));
            setter.fit(other, pen, room.width(), room.height(), LineBreaker.Places.ANY)
                    .ifPresent(blocks::add);
        }
        setter.fit(text, heavy(px), room.width(), room.height(), places)
                .ifPresent(block -> blocks.add(look.hanFirst ? 0 : blocks.size(), block));
        boolean all = blocks.size() == also.size() + 1;
        if (all && blocks.size() == 1) {
            blocks.set(0, blocks.get(0).airy(room.height() * 9 / 10));
        }
        return all && height(blocks) <= room.height() ? Optional.of(blocks) : Optional.empty();
    }

    private Pen heavy(int px) {
        return px < 40 ? look.plain(px) : look.bold(px);
    }

    private static int gap(Typesetter.Block block) {
        return block.pen().px() / 4;
    }

    private static int height(List<Typesetter.Block> blocks) {
        int sum = 0;
        for (int i = 0; i < blocks.size(); i++) {
            sum += blocks.get(i).height() + (i < blocks.size() - 1 ? gap(blocks.get(i)) : 0);
        }
        return sum;
    }

    private Canvas draw(List<Typesetter.Block> blocks) {
        Canvas canvas = look.canvas();
        if (framed()) {
            frame(canvas);
        }
        Box room = room();
        int y = room.y() + (room.height() - height(blocks)) / 2;
        for (int i = 0; i < blocks.size(); i++) {
            boolean main = i == (look.hanFirst ? 0 : blocks.size() - 1);
            Box at = new Box(room.x(), y, room.width(), 0);
            int colour = main ? look.colours.title() : look.colours.faint();
            setter.draw(canvas, blocks.get(i), at, Typesetter.Align.CENTRE, colour);
            y += blocks.get(i).height() + gap(blocks.get(i));
        }
        return canvas;
    }

    private void frame(Canvas canvas) {
        int line = Math.max(2, look.shortSide / 100);
        int away = look.margin / 2;
        Box outer = look.all().inset(away, away);
        Joints joints = look.joints();
        Box top = joints.across(new Box(outer.x(), outer.y(), outer.width(), line));
        Box bottom = joints.across(new Box(outer.x(), outer.bottom() - line, outer.width(), line));
        Box left = joints.down(new Box(outer.x(), top.y(), line, bottom.bottom() - top.y()));
        Box right = joints.down(new Box(outer.right() - line, top.y(), line, left.height()));
        int across = right.right() - left.x();
        canvas.fill(new Box(left.x(), top.y(), across, line), look.colours.accent());
        canvas.fill(new Box(left.x(), bottom.y(), across, line), look.colours.accent());
        canvas.fill(left, look.colours.accent());
        canvas.fill(right, look.colours.accent());
    }
}
