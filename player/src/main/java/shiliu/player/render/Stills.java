package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/** Pages that stand one after the other; each is drawn when it is first wanted, and only the last one is kept. */
final class Stills implements Rendition {
    /** One page, how long it stands, and what it says where a card writes it. */
    record Page(Supplier<Canvas> drawing, Duration dwell, Optional<Writing> writing) {
        Page(Supplier<Canvas> drawing, Duration dwell) {
            this(drawing, dwell, Optional.empty());
        }
    }

    private final List<Page> pages;
    private int drawn = -1;
    private boolean pictured;
    private Frame frame = Frame.black(1, 1);

    Stills(List<Page> pages) {
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("no page");
        }
        this.pages = List.copyOf(pages);
    }

    /** These drawings for {@code length} in all, each for an equal share of it. */
    static Stills shared(List<Supplier<Canvas>> drawings, Duration length) {
        List<Page> pages = new ArrayList<>();
        Duration start = Duration.ZERO;
        for (int i = 1; i <= drawings.size(); i++) {
            Duration end = length.multipliedBy(i).dividedBy(drawings.size());
            pages.add(new Page(drawings.get(i - 1), end.minus(start)));
            start = end;
        }
        return new Stills(pages);
    }

    @Override
    public Duration length() {
        return pages.stream().map(Page::dwell).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public Frame at(Duration elapsed) {
        int wanted = index(elapsed);
        if (wanted != drawn) {
            Canvas canvas = pages.get(wanted).drawing().get();
            pictured |= canvas.pictured();
            frame = canvas.frame();
            drawn = wanted;
        }
        return frame;
    }

    @Override
    public Optional<Writing> writing(Duration elapsed) {
        return pages.get(index(elapsed)).writing();
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
        int page = index(elapsed);
        return page == pages.size() - 1 ? Optional.empty() : Optional.of(start(page + 1));
    }

    /** Whether a card writes the pages itself. */
    boolean written() {
        return pages.stream().anyMatch(page -> page.writing().isPresent());
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public boolean pictured() {
        return pictured;
    }

    @Override
    public Rendition stills() {
        return this;
    }

    @Override
    public List<Frame> proofs() {
        return pages.stream().map(page -> page.drawing().get().frame()).toList();
    }

    int index(Duration elapsed) {
        int page = 0;
        while (page < pages.size() - 1 && elapsed.compareTo(start(page + 1)) >= 0) {
            page++;
        }
        return page;
    }

    Canvas canvas(int page) {
        return pages.get(page).drawing().get();
    }

    Duration dwell(int page) {
        return pages.get(page).dwell();
    }

    Duration start(int page) {
        return pages.subList(0, page).stream().map(Page::dwell).reduce(Duration.ZERO, Duration::plus);
    }
}
