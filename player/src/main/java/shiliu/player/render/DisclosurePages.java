package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Disclosure;

/** A disclosure: heading, period, title, the table in pages, totals, who approved it, and the code to scan. */
final class DisclosurePages {
    private final Typesetter setter;
    private final Look look;
    private final Disclosure disclosure;
    private final String title;
    private final String heading;
    private final String period;
    private final Account account;

    DisclosurePages(Typesetter setter, Look look, Disclosure disclosure) {
        this.setter = setter;
        this.look = look;
        this.disclosure = disclosure;
        title = Typesetter.clean(disclosure.title()).replace('\n', ' ');
        heading = Words.heading(disclosure.column());
        period = Words.period(Typesetter.clean(disclosure.period()));
        account = Account.of(disclosure);
    }

    Rendition rendition() {
        if (look.strip()) {
            return marquee();
        }
        List<Stills.Page> pages = new ArrayList<>();
        Optional<Sheet> sheet = look.shortSide < 96 ? Optional.empty() : Sheet.of(setter, look, this);
        if (sheet.isPresent()) {
            pages.addAll(sheet.get().pages());
        } else {
            pages.addAll(new Cards(setter, look, this).pages());
        }
        boolean codeToCome = sheet.map(s -> !s.showsCode()).orElse(true);
        if (codeToCome) {
            disclosure
                    .qr()
                    .flatMap(text -> new CodePage(setter, look, disclosure.airing()).of(text, title))
                    .ifPresent(pages::add);
        }
        return new Stills(pages);
    }

    Disclosure disclosure() {
        return disclosure;
    }

    String title() {
        return title;
    }

    String heading() {
        return heading;
    }

    String period() {
        return period;
    }

    Account account() {
        return account;
    }

    Duration dwell(int characters) {
        return look.dwell.of(disclosure.airing(), characters);
    }

    private Marquee marquee() {
        Palette colours = look.colours;
        // On one-colour LEDs a band's colour may be the ground's: what runs is always lit.
        int head = look.rgb ? colours.accent() : colours.title();
        List<SpanLine.Span> spans = new ArrayList<>();
        spans.add(new SpanLine.Span(heading, head, 0.5));
        spans.add(new SpanLine.Span(period, colours.faint(), 0.5));
        spans.add(new SpanLine.Span(title, colours.title(), 1));
        for (Account.Entry entry : account.records()) {
            spans.add(new SpanLine.Span(entry.sentence(), colours.text(), 1));
        }
        account.sum().ifPresent(sum -> spans.add(new SpanLine.Span(sum.sentence(), head, 1)));
        spans.add(new SpanLine.Span(
                Words.approved(disclosure.approver()) + "　" + Words.posted(disclosure.posted()), colours.faint(), 0));
        return SpanLine.marquee(setter, look, spans, disclosure.airing().dwell().orElse(Duration.ZERO));
    }
}
