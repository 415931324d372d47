package shiliu.player.render;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Enter;
import shiliu.protocols.driver.Frame;

/**
 * Pages that come in one way or another, each within its own time on the screen. A step with each frame of the output, by
 * whole pixels; the same instant gives the same frame on every machine.
 */
final class Entering implements Rendition {
    private static final Duration USUAL = Duration.ofMillis(600);
    private static final int LETTERS_A_SECOND = 12;

    private final Stills pages;
    private final Transition transition;
    private final boolean typed;
    private final Ink ink;
    private final long stepsASecond;
    private int current = -1;
    private Canvas page = new Canvas(1, 1, 0);
    private Canvas before = new Canvas(1, 1, 0);

    /** @param ink what was written on the pages, for the typewriter */
    private Entering(Stills pages, Transition transition, Ink ink, int stepsASecond) {
        this.pages = pages;
        this.transition = transition;
        this.typed = transition.enter() == Enter.TYPEWRITER;
        this.ink = ink;
        this.stepsASecond = stepsASecond;
    }

    /** {@code rendition} with its pages coming in by {@code transition}; what moves by itself stays as it is. */
    static Rendition wrapped(Rendition rendition, Transition transition, Ink ink, int stepsASecond) {
        boolean cut = transition.enter() == Enter.CUT;
        return !cut && rendition instanceof Stills pages && !pages.written()
                ? new Entering(pages, transition, ink, stepsASecond)
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
        return (wanted.compareTo(half) < 0 ? wanted : half).toMillis() * stepsASecond / 1000;
    }

    private long step(Duration since) {
        return since.toNanos() * stepsASecond / 1_000_000_000L;
    }

    private Duration time(long step) {
        return Duration.ofNanos((step * 1_000_000_000L + stepsASecond - 1) / stepsASecond);
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
