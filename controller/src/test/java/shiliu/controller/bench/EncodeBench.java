package shiliu.controller.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Plan;

/**
 * Frames a second that one core turns into packets, every pixel new, from what the card has to the last encoded byte; beside
 * them a plain copy of the same pixels in the same rounds. CPU time of the thread.
 */
final class EncodeBench {
    private static final int ROUNDS = 7;
    private static final int FRAMES = 8;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final List<int[]> SIZES = List.of(new int[] {64, 32}, new int[] {256, 128}, new int[] {512, 256});
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What the copies leave behind, so that none is left out. */
    private long left;

    private EncodeBench() {}

    static void run() {
        EncodeBench bench = new EncodeBench();
        Figures.print("%-12s %-14s %12s %9s %14s %9s %8s", "", "", "frames/s", "ns/px", "copies/s", "ns/px", "times");
        for (int[] size : SIZES) {
            for (Family family : Drivers.list()) {
                richest(family, size[0], size[1]).ifPresent(screen -> bench.measure(family, screen));
            }
        }
        Figures.print("(%s, %d)", Figures.load(), bench.left & 1);
    }

    private static Optional<Geometry> richest(Family family, int width, int height) {
        return List.of(Colour.RGB, Colour.DUAL, Colour.MONO).stream()
                .map(colour -> new Geometry(width, height, colour))
                .filter(family::drives)
                .findFirst();
    }

    private void measure(Family family, Geometry screen) {
        try {
            compare(family, screen);
        } catch (IllegalStateException | IllegalArgumentException e) {
            Figures.print("%-12s %-14s is left out: %s", family.id(), screen, e.getMessage());
        }
    }

    private void compare(Family family, Geometry screen) {
        Work<?> work = Work.of(UpdateBench.driver(family, screen), frames(screen));
        int[] pixels = frames(screen).get(0).pixels();
        List<Double> ours = new ArrayList<>();
        List<Double> copies = new ArrayList<>();
        for (int round = 0; round < ROUNDS + 2; round++) {
            double own = nanosEach(work::next);
            double copy = nanosEach(() -> left += Arrays.copyOf(pixels, pixels.length)[pixels.length / 2]);
            // The first two only warm up.
            if (round >= 2) {
                ours.add(own);
                copies.add(copy);
            }
        }
        double own = Figures.median(ours);
        double copy = Figures.median(copies);
        int count = pixels.length;
        Figures.print(
                "%-12s %-14s %12.0f %9.3f %14.0f %9.3f %8.1f",
                family.id(), screen, 1e9 / own, own / count, 1e9 / copy, copy / count, own / copy);
    }

    /** CPU time of one, over as many as fit into a round. */
    private static double nanosEach(Runnable one) {
        long begun = THREADS.getCurrentThreadCpuTime();
        long now = begun;
        int done = 0;
        while (now - begun < ROUND_NANOS) {
            for (int i = 0; i < FRAMES; i++) {
                one.run();
            }
            done += FRAMES;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (now - begun) / (double) done;
    }

    /** Noise in the colours that the LEDs have: nothing in it can be left out or packed smaller. */
    private static List<Frame> frames(Geometry screen) {
        int mask = switch (screen.colour()) {
            case MONO -> 0xFF0000;
            case DUAL -> 0xFFFF00;
            case RGB -> 0xFFFFFF;
        };
        Random random = new Random(1);
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            int[] pixels = new int[screen.width() * screen.height()];
            for (int at = 0; at < pixels.length; at++) {
                int noise = random.nextInt();
                int spread = screen.colour() == Colour.RGB
                        ? noise
                        : ((noise & 1) != 0 ? 0xFF0000 : 0) | ((noise & 2) != 0 ? 0x00FF00 : 0);
                pixels[at] = spread & mask;
            }
            frames.add(Frame.of(screen.width(), screen.height(), pixels));
        }
        return frames;
    }

    /** Plans and encodes one frame after the other, each from a card that has another. */
    private static final class Work<P> {
        private final Driver<P> driver;
        private final List<Frame> frames;
        private final CardState has;
        private int at;

        private Work(Driver<P> driver, List<Frame> frames, CardState has) {
            this.driver = driver;
            this.frames = frames;
            this.has = has;
        }

        static <P> Work<P> of(Driver<P> driver, List<Frame> frames) {
            List<Exchange<P>> first = Plan.of(driver, driver.unknown(), frames.get(0));
            return new Work<>(driver, frames, first.get(first.size() - 1).achieves());
        }

        void next() {
            at = at % (frames.size() - 1) + 1;
            Plan.bytes(driver, Plan.of(driver, has, frames.get(at)));
        }
    }
}
