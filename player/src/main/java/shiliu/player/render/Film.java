package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.protocols.driver.Frame;

/** Pictures that follow each other many times a second, again and again for as long as the item is on. */
final class Film implements Rendition {
    /** Frames of one pass: how many, how long each stands, and what each looks like on the screen. */
    interface Reel {
        int count();

        /** When the frame ends, from the beginning of a pass, milliseconds. */
        long endMillis(int index);

        /** The frame of all passes' frames counted on; asked in rising order as a rule. */
        Canvas frame(long counted);

        /** A few frames of a pass, to judge it by. */
        List<Supplier<Canvas>> samples();

        /** Lets go of what it holds; it may be asked again. */
        default void rest() {}
    }

    private final Reel reel;
    private final Duration length;
    private Optional<Stills> stills = Optional.empty();
    private long drawn = -1;
    private Frame frame = Frame.black(1, 1);

    /** Plays for {@code length}, 1 s to 1 h. */
    Film(Reel reel, Duration length) {
        this.reel = reel;
        this.length = length;
    }

    @Override
    public boolean pictured() {
        return true;
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public Frame at(Duration elapsed) {
        long wanted = counted(elapsed);
        if (wanted != drawn) {
            frame = reel.frame(wanted).frame();
            drawn = wanted;
        }
        return frame;
    }

    private long pass() {
        return reel.endMillis(reel.count() - 1);
    }

    private long counted(Duration elapsed) {
        long millis = Math.max(0, Math.min(elapsed.toMillis(), length.toMillis() - 1));
        long within = millis % pass();
        int low = 0;
        int high = reel.count() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (reel.endMillis(middle) <= within) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return millis / pass() * reel.count() + low;
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
        long now = counted(elapsed);
        long end = now / reel.count() * pass() + reel.endMillis((int) (now % reel.count()));
        return end < length.toMillis() ? Optional.of(Duration.ofMillis(end)) : Optional.empty();
    }

    @Override
    public boolean moves() {
        return reel.count() > 1;
    }

    @Override
    public Rendition stills() {
        if (stills.isEmpty()) {
            stills = Optional.of(Stills.shared(reel.samples(), length));
        }
        return stills.get();
    }

    @Override
    public List<Frame> proofs() {
        List<Frame> proofs = new ArrayList<>();
        reel.samples().forEach(sample -> proofs.add(sample.get().frame()));
        return proofs;
    }

    @Override
    public void rest() {
        reel.rest();
        drawn = -1;
    }

    /** Up to eight frames, evenly spaced over {@code count}. */
    static List<Integer> spaced(int count) {
        int most = Math.min(8, count);
        List<Integer> at = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            at.add((int) ((long) i * count / most));
        }
        return at;
    }

    /** What the author wants, else one pass, and two seconds at the least. */
    static Duration length(Optional<Duration> dwell, long passMillis) {
        return dwell.orElse(Duration.ofMillis(Math.max(2_000, Math.min(3_600_000, passMillis))));
    }
}
