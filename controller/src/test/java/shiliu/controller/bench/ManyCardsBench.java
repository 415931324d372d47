package shiliu.controller.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.Network;

/**
 * A hundred screens with cards on TCP lines, the cards in another process: what they cost while nothing changes, and whether
 * ninety keep their pace while ten are dead.
 */
final class ManyCardsBench {
    static final Geometry SCREEN = new Geometry(128, 64, Colour.DUAL);

    private static final int CARDS = 100;
    private static final int DEAD = 10;
    private static final int ROUNDS = 5;
    private static final int UPDATES = 6;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(9);

    private final Family family = Drivers.list().stream()
            .filter(each -> each.drives(SCREEN))
            .findFirst()
            .orElseThrow();
    private final Network network = new Network();
    private final Random random = new Random(1);

    private ManyCardsBench() {}

    static void run() throws Exception {
        new ManyCardsBench().measure();
    }

    private void measure() throws Exception {
        try (Farm farm = Farm.start(CARDS, family.id())) {
            Figures.print("%d cards of %s, %s", CARDS, family.id(), SCREEN);
            idle(farm);
            List<CardSeat> seats = open(farm);
            try {
                pace(farm, seats);
            } finally {
                close(seats);
            }
        } finally {
            network.close();
        }
    }

    private List<CardSeat> open(Farm farm) throws IOException, InterruptedException {
        List<CardSeat> seats = new ArrayList<>();
        for (int port : farm.ports()) {
            seats.add(new CardSeat(network, family, port));
        }
        update(seats);
        return seats;
    }

    private static void close(List<CardSeat> seats) {
        // Each waits for its thread: one after the other would take long.
        seats.parallelStream().forEach(CardSeat::close);
    }

    /** Alternating: the same process with nothing on its lines. */
    private void idle(Farm farm) throws Exception {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> each = new ArrayList<>();
        // Everything is loaded, and compiled as far as it will be.
        List<CardSeat> first = open(farm);
        rest();
        close(first);
        long before = heap();
        long after = before;
        for (int round = 0; round < ROUNDS; round++) {
            without.add(rest() / (double) IDLE_NANOS);
            List<CardSeat> seats = open(farm);
            long packets = packets(seats);
            long cpu = rest();
            with.add(cpu / (double) IDLE_NANOS);
            each.add(cpu / 1e3 / (packets(seats) - packets));
            after = heap();
            close(seats);
        }
        Figures.print(
                "idle: %.2f %% of a core with %d screens, %.2f %% with none; %.0f us of CPU for each packet (%s)",
                Figures.median(with) * 100, CARDS, Figures.median(without) * 100, Figures.median(each), Figures.load());
        Figures.print(
                "heap after a collection: %d KB with none, %d KB with %d screens; resident now %d MB",
                before, after, CARDS, resident());
    }

    private static long packets(List<CardSeat> seats) {
        return seats.stream().mapToLong(CardSeat::packets).sum();
    }

    /** CPU nanoseconds of this process while nothing is wanted. */
    private static long rest() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long until = System.nanoTime() + IDLE_NANOS;
        long begun = system.getProcessCpuTime();
        long left;
        while ((left = until - System.nanoTime()) > 0) {
            LockSupport.parkNanos(left);
        }
        return system.getProcessCpuTime() - begun;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1024;
    }

    private static long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Alternating: all alive, then ten of them without power, from that moment on. */
    private void pace(Farm farm, List<CardSeat> seats) throws Exception {
        List<CardSeat> living = seats.subList(DEAD, seats.size());
        List<Double> alive = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        updates(seats, living);
        for (int round = 0; round < ROUNDS; round++) {
            alive.addAll(updates(seats, living));
            farm.dead(DEAD);
            beside.addAll(updates(seats, living));
            farm.dead(0);
            for (CardSeat seat : seats.subList(0, DEAD)) {
                seat.awaitLit();
            }
        }
        print("all alive", alive);
        print(DEAD + " of them dead", beside);
        Figures.print(
                "with the dead: %.2f times the median, %.2f times the p95 (%s)",
                Figures.median(beside) / Figures.median(alive),
                Figures.rank(beside, 0.95) / Figures.rank(alive, 0.95),
                Figures.load());
    }

    private static void print(String what, List<Double> millis) {
        Figures.print(
                "want -> lit of the %d, all at once, %-18s median %6.1f ms   p95 %6.1f   n %d",
                CARDS - DEAD, what, Figures.median(millis), Figures.rank(millis, 0.95), millis.size());
    }

    /** Every screen is to change; gives how long each of the living took, milliseconds. */
    private List<Double> updates(List<CardSeat> seats, List<CardSeat> living) throws IOException, InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            List<Frame> frames = seats.stream().map(seat -> frame()).toList();
            long[] begun = new long[seats.size()];
            for (int at = 0; at < seats.size(); at++) {
                begun[at] = System.nanoTime();
                seats.get(at).want(frames.get(at));
            }
            for (int at = seats.size() - living.size(); at < seats.size(); at++) {
                millis.add((seats.get(at).awaitLit() - begun[at]) / 1e6);
            }
        }
        return millis;
    }

    private void update(List<CardSeat> seats) throws IOException, InterruptedException {
        updates(seats, seats);
    }

    private Frame frame() {
        int[] pixels = new int[SCREEN.width() * SCREEN.height()];
        for (int at = 0; at < pixels.length; at++) {
            int noise = random.nextInt();
            pixels[at] = ((noise & 1) != 0 ? 0xFF0000 : 0) | ((noise & 2) != 0 ? 0x00FF00 : 0);
        }
        return Frame.of(SCREEN.width(), SCREEN.height(), pixels);
    }
}
