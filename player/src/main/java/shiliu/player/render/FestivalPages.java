package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Translation;
import shiliu.player.schedule.LunarDay;

/** A festival: its name as large as can be, its day in both calendars, the greeting, a photo beside it. */
final class FestivalPages {
    private static final int LEAST_WITH_PHOTO = 96;

    private final Typesetter setter;
    private final Look look;
    private final Festival festival;
    private final Optional<Raster> photo;
    private final String name;
    private final String text;
    private final String day;
    private final String lunar;

    FestivalPages(Typesetter setter, Look look, Festival festival, Optional<Raster> photo) {
        this.setter = setter;
        this.look = look;
        this.festival = festival;
        this.photo = photo;
        name = Typesetter.clean(festival.name()).replace('\n', ' ');
        text = festival.text().map(Typesetter::clean).orElse("").replace('\n', ' ');
        day = Words.date(festival.date());
        lunar = Words.LUNAR + LunarDay.of(festival.date()).text();
    }

    Rendition rendition() {
        Duration atLeast = festival.airing().dwell().orElse(Duration.ZERO);
        if (look.strip()) {
            return SpanLine.marquee(setter, look, spans(), atLeast);
        }
        Optional<Stills.Page> one = onePage();
        if (one.isPresent()) {
            return new Stills(List.of(one.get()));
        }
        List<Stills.Page> pages = new ArrayList<>();
        page(List.of(entry(name, 1, look.colours.title()), entry(lunar, 0.4, look.colours.faint())))
                .or(() -> page(List.of(entry(name, 1, look.colours.title()))))
                .ifPresent(pages::add);
        others().forEach(other ->
                page(List.of(entry(other, 1, look.colours.text()))).ifPresent(pages::add));
        page(List.of(entry(text, 1, look.colours.text()))).ifPresent(pages::add);
        return pages.isEmpty() ? SpanLine.marquee(setter, look, spans(), atLeast) : new Stills(pages);
    }

    private List<String> others() {
        return festival.also().stream()
                .map(Translation::text)
                .map(Typesetter::clean)
                .toList();
    }

    /** All of it on one page, where the greeting stays legible. */
    private Optional<Stills.Page> onePage() {
        List<Stack.Entry> entries = new ArrayList<>();
        others().forEach(other -> entries.add(entry(other, 0.5, look.colours.faint())));
        entries.add(look.hanFirst ? 0 : entries.size(), entry(name, 1, look.colours.title()));
        entries.add(entry(day + "　" + lunar, 0.3, look.colours.faint()));
        entries.add(entry(text, 0.45, look.colours.text()));
        return page(
                entries, look.shortSide < LEAST_WITH_PHOTO ? Optional.empty() : photo, Math.max(32, look.legible()));
    }

    private static Stack.Entry entry(String text, double share, int colour) {
        return new Stack.Entry(text, share, colour);
    }

    private Optional<Stills.Page> page(List<Stack.Entry> entries) {
        return entries.stream().allMatch(e -> e.text().isBlank())
                ? Optional.empty()
                : page(entries, Optional.empty(), Pen.PIXELS);
    }

    private Optional<Stills.Page> page(List<Stack.Entry> entries, Optional<Raster> beside, int least) {
        boolean wide = look.width > look.height;
        Optional<Raster> scaled = beside.map(p -> wide
                        ? Photos.contained(p, look.width * 42 / 100, look.height - 2 * look.margin)
                        : Photos.contained(p, look.inner().width(), look.height * 2 / 5))
                .map(p -> Photos.reduced(p, look.screen.colour()));
        Box inner = look.inner();
        Box room = scaled.map(p -> wide
                        ? inner.leftOf(p.width() + Math.max(4, look.margin))
                        : inner.below(p.height() + Math.max(4, look.margin)))
                .orElse(inner);
        return new Stack(setter, look, room, entries)
                .fit(least)
                .map(stack -> new Stills.Page(
                        () -> draw(stack, scaled, wide), look.dwell.of(festival.airing(), stack.characters())));
    }

    private Canvas draw(Stack.Drawing stack, Optional<Raster> photoBeside, boolean wide) {
        Canvas canvas = look.canvas();
        Box inner = look.inner();
        photoBeside.ifPresent(p -> canvas.draw(
                p,
                wide ? inner.right() - p.width() : inner.x() + (inner.width() - p.width()) / 2,
                wide ? inner.y() + (inner.height() - p.height()) / 2 : inner.y()));
        stack.on(canvas);
        return canvas;
    }

    private List<SpanLine.Span> spans() {
        List<SpanLine.Span> spans = new ArrayList<>();
        others().forEach(other -> spans.add(new SpanLine.Span(other, look.colours.faint(), 1)));
        spans.add(new SpanLine.Span(name, look.colours.title(), 0.5));
        spans.add(new SpanLine.Span(day + " " + lunar, look.colours.faint(), 1));
        if (!text.isEmpty()) {
            spans.add(new SpanLine.Span(text, look.colours.text(), 0));
        }
        return spans;
    }
}
