package shiliu.player.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.protocols.driver.Frame;

/**
 * A line that runs through from right to left. It is drawn once; a frame is its rows from
 * another column on, and copies nothing. Each step moves it by
 * whole pixels, so that letters never shimmer.
 */
final class Marquee implements Rendition {
    private static final double CHARACTERS_A_SECOND = 3.5;
    /** Each character stays in sight at least that long. */
    private static final double SECONDS_IN_SIGHT = 2.5;

    private final Look look;
    /** The line with a screen's width of ground before and after it. */
    private final int[][] band;

    private final int stripWidth;
    private final int top;
    private final int pixelsAStep;
    /** In frames of the output. */
    private final int framesAStep;

    private final long stepsAPass;
    private final long passes;
    private final Frame empty;
    private final Supplier<List<Supplier<Canvas>>> standing;
    private Optional<Stills> stills = Optional.empty();
    private long drawn = -1;
    private Frame frame = Frame.black(1, 1);

    /** What runs: {@code strip}, with its top at row {@code top}; {@code px} is the size of its characters. */
    record Line(Canvas strip, int top, int px) {}

    /** @param standing draws the pages that take its place where nothing can run */
    Marquee(Look look, Line line, Duration atLeast, Supplier<List<Supplier<Canvas>>> standing) {
        this.look = look;
        this.stripWidth = line.strip().width;
        this.band = band(line.strip(), look);
        this.top = line.top();
        this.standing = standing;
        double speed = Math.min(line.px() * CHARACTERS_A_SECOND, look.width / SECONDS_IN_SIGHT);
        Gait gait = Gait.of(speed, look.framesASecond);
        pixelsAStep = gait.pixels();
        framesAStep = gait.frames();
        stepsAPass = ((long) stripWidth + look.width + pixelsAStep - 1) / pixelsAStep;
        long pass = time(stepsAPass).toNanos();
        passes = Math.max(1, (atLeast.toNanos() + pass - 1) / pass);
        empty = look.canvas().frame();
    }

    @Override
    public Duration length() {
        long millis = (time(passes * stepsAPass).toNanos() + 999_999) / 1_000_000;
        return Duration.ofMillis(Math.max(1_000, Math.min(3_600_000, millis)));
    }

    /** When that many steps are over: after whole frames, rounded up to the nanosecond. */
    private Duration time(long steps) {
        return Duration.ofNanos((steps * framesAStep * 1_000_000_000L + look.framesASecond - 1) / look.framesASecond);
    }

    @Override
    public Frame at(Duration elapsed) {
        long step = step(elapsed);
        if (step != drawn) {
            frame = frame((int) (step % stepsAPass) * pixelsAStep);
            drawn = step;
        }
        return frame;
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
        long step = step(elapsed);
        return step >= passes * stepsAPass - 1 ? Optional.empty() : Optional.of(time(step + 1));
    }

    @Override
    public boolean moves() {
        return true;
    }

    @Override
    public Rendition stills() {
        if (stills.isEmpty()) {
            stills = Optional.of(Stills.shared(standing.get(), length()));
        }
        return stills.get();
    }

    @Override
    public List<Frame> proofs() {
        List<Frame> screenfuls = new ArrayList<>();
        // One that is short enough is shown whole and in the middle.
        int slack = Math.max(0, (look.width - stripWidth) / 2);
        for (int shown = 0; shown < stripWidth; shown += look.width) {
            if (inked(shown)) {
                screenfuls.add(frame(shown + look.width - slack));
            }
        }
        return screenfuls.isEmpty() ? List.of(frame(look.width)) : screenfuls;
    }

    /** Whether anything stands on the screenful from {@code left}; on small screens a gap between words fills one. */
    private boolean inked(int left) {
        for (int[] row : band) {
            for (int x = left; x < Math.min(stripWidth, left + look.width); x++) {
                if (row[look.width + x] != look.colours.ground()) {
                    return true;
                }
            }
        }
        return false;
    }

    private long step(Duration elapsed) {
        // Nobody plays for longer than an hour: no overflow.
        long nanos = Math.max(0, Math.min(LONGEST.toNanos(), elapsed.toNanos()));
        long step = nanos * look.framesASecond / 1_000_000_000L / framesAStep;
        return Math.min(step, passes * stepsAPass - 1);
    }

    private static int[][] band(Canvas strip, Look look) {
        int[][] band = new int[strip.height][];
        for (int y = 0; y < band.length; y++) {
            int[] row = new int[strip.width + 2 * look.width];
            Arrays.fill(row, look.colours.ground());
            System.arraycopy(strip.seen(y), 0, row, look.width, strip.width);
            band[y] = row;
        }
        return band;
    }

    /** The frame when {@code run} columns have come in at the right edge: the empty screen, and the line begins there. */
    private Frame frame(int run) {
        return empty.through(top, band, Math.max(0, Math.min(run, stripWidth + look.width)));
    }
}
