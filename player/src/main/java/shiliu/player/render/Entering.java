package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Enter;
import shiliu.protocols.driver.Frame;

/**
 * Pages that come in one way or another, each within its own time on the screen. A step every thirtieth of a second, by whole
 * pixels; the same instant gives the same frame on every machine.
 */
final class Entering implements Rendition {
    private static final long STEPS_A_SECOND = 30;
    private static final Duration USUAL = Duration.ofMillis(600);
    private static final int LETTERS_A_SECOND = 12;

    private final Stills pages;
    private final Transition transition;
    private final boolean typed;
    private final Ink ink;
    private int current = -1;
    private Canvas page = new Canvas(1, 1, 0);
    private Canvas before = new Canvas(1, 1, 0);

    /** @param ink what was written on the pages, for the typewriter */
    Entering(Stills pages, Enter enter, boolean blends, Ink ink) {
        this.pages = pages;
        this.transition = new Transition(enter, blends);
        this.typed = enter == Enter.TYPEWRITER;
        this.ink = ink;
    }

    /** {@code rendition} with its pages coming in by {@code enter}; what moves by itself stays as it is. */
    static Rendition wrapped(Rendition rendition, Enter enter, boolean blends, Ink ink) {
        boolean cut = enter == Enter.CUT;
        return !cut && rendition instanceof Stills pages && !pages.written()
                ? new Entering(pages, enter, blends, ink)
                : rendition;
    }

    @Override
    public Duration length() {
        return pages.length();
    }

    /** How many steps the page takes to come in. */
    private long steps(int index) {
        Duration half = pages.dwell(index).dividedBy(2);
        Duration wanted = typed ? Duration.ofMillis(1000L * ink.count(page) / LETTERS_A_SECOND) : USUAL;
        return (wanted.compareTo(half) < 0 ? wanted : half).toMillis() * STEPS_A_SECOND / 1000;
    }

    private static long step(Duration since) {
        return since.toNanos() * STEPS_A_SECOND / 1_000_000_000L;
    }

    private static Duration time(long step) {
        return Duration.ofNanos((step * 1_000_000_000L + STEPS_A_SECOND - 1) / STEPS_A_SECOND);
    }

    private void turnTo(int index) {
        if (index == current) {
            return;
        }
        ink.clear();
        before = index == 0 ? new Canvas(1, 1, Palette.BLACK) : pages.canvas(index - 1);
        ink.clear();
        page = pages.canvas(index);
        current = index;
    }

    @Override
    public Frame at(Duration elapsed) {
        int index = pages.index(elapsed);
        turnTo(index);
        Duration since = elapsed.minus(pages.start(index));
        long steps = steps(index);
        long step = Math.max(0, step(since));
        if (step >= steps) {
            return page.frame();
        }
        if (typed) {
            int shown = (int) (ink.count(page) * (step + 1) / steps);
            return ink.partly(page, shown).frame();
        }
        return transition.between(before, page, step + 1, steps + 1);
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
        int index = pages.index(elapsed);
        turnTo(index);
        long step = Math.max(0, step(elapsed.minus(pages.start(index))));
        Optional<Duration> turn = pages.nextChange(elapsed);
        if (step >= steps(index)) {
            return turn;
        }
        Duration next = pages.start(index).plus(time(step + 1));
        return Optional.of(turn.filter(t -> t.compareTo(next) < 0).orElse(next));
    }

    @Override
    public boolean moves() {
        return true;
    }

    @Override
    public Rendition stills() {
        return pages;
    }

    @Override
    public List<Frame> proofs() {
        return pages.proofs();
    }
}
