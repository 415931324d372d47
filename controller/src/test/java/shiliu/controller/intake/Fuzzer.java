package shiliu.controller.intake;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of its own with the heap that the controller has, so that running out of it is seen: gives bad files to the
 * parsers and leaves in its folder each that did harm, made as small as it can be, with what happened.
 */
final class Fuzzer {
    /** Ended because something hung; the input is in the folder. */
    static final int HUNG = 3;

    private static final int HANG_SECONDS = 60;
    private static final int SLOW_MILLIS = 5_000;
    /** A film takes about as long as so many of the others. */
    private static final int FILM_COSTS = 25;

    private static final int MOST_REDUCTIONS = 2_000;

    private final Path folder;
    private final FuzzSeeds seeds;
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Set<String> known = new HashSet<>();
    private final Set<Thread> leftBehind = new HashSet<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fuzzed");
        thread.setDaemon(true);
        return thread;
    });

    private Fuzzer(Path folder, FuzzSeeds seeds) {
        this.folder = folder;
        this.seeds = seeds;
    }

    /** What one try came to. */
    private record Outcome(boolean taken, Optional<Throwable> fault, long millis, long bytes) {}

    /** Folder, seconds for each parser, tries for each at most (films fewer), a word to begin from, then the parsers. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Fuzzer fuzzer = new Fuzzer(folder, new FuzzSeeds(Files.createDirectories(folder.resolve("made"))));
        for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
            FuzzedParser parser = FuzzedParser.valueOf(name);
            int tries = Integer.parseInt(arguments[2]) / (parser.isFilm() ? FILM_COSTS : 1);
            fuzzer.run(parser, Integer.parseInt(arguments[1]), tries, arguments[3]);
        }
        System.exit(0);
    }

    private void run(FuzzedParser parser, int seconds, int most, String start) throws Exception {
        if (seeds.of(parser).isEmpty()) {
            System.out.println(parser + ": left out, for this machine has no ffmpeg");
            return;
        }
        int good = 0;
        for (byte[] seed : seeds.of(parser)) {
            Outcome outcome = attempt(parser, seed);
            check(parser, seed, outcome);
            good += outcome.taken() ? 1 : 0;
        }
        Mutations mutations = new Mutations(new Random((start + parser).hashCode()), seeds.of(parser));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        int tries = 0;
        int taken = 0;
        int slow = 0;
        long slowest = 0;
        long largest = 0;
        for (; tries < most && System.nanoTime() < end; tries++) {
            byte[] bad = mutations.next();
            Outcome outcome = attempt(parser, bad);
            check(parser, bad, outcome);
            checkRunsOn(parser, bad, outcome);
            taken += outcome.taken() ? 1 : 0;
            largest = Math.max(largest, outcome.bytes());
            slow += outcome.millis() > SLOW_MILLIS ? 1 : 0;
            if (outcome.millis() > slowest) {
                slowest = outcome.millis();
                keep("slowest-" + parser, bad, slowest + " ms");
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: %d of %d files are good; %d tries, %d taken, %d refused; slowest %d ms, %d slower than %d ms; at most %d MiB of garbage%n",
                parser,
                good,
                seeds.of(parser).size(),
                tries,
                taken,
                tries - taken,
                slowest,
                slow,
                SLOW_MILLIS,
                largest >> 20);
    }

    /** A fault of a sort that was not seen before is made small and kept. */
    private void check(FuzzedParser parser, byte[] bad, Outcome outcome) throws Exception {
        if (outcome.fault().isEmpty()) {
            return;
        }
        String sort = sort(outcome.fault().get());
        if (known.add(parser + sort)) {
            byte[] small = smaller(parser, bad, sort);
            StringWriter trace = new StringWriter();
            outcome.fault().get().printStackTrace(new PrintWriter(trace));
            keep("fault-" + parser + "-" + known.size(), small, trace.toString());
            System.out.println(parser + ": FAULT " + sort);
        }
    }

    /** Whoever gave up on a decoder must have stopped it, too: else each such file costs a processor for good. */
    private void checkRunsOn(FuzzedParser parser, byte[] bad, Outcome outcome) throws Exception {
        if (outcome.millis() < SLOW_MILLIS) {
            return;
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("picture") && leftBehind.add(thread)) {
                thread.join(SLOW_MILLIS);
                if (thread.isAlive()) {
                    keep(
                            "fault-" + parser + "-runs-on-" + leftBehind.size(),
                            bad,
                            Arrays.toString(thread.getStackTrace()));
                    System.out.println(parser + ": FAULT runs on after it was refused");
                }
            }
        }
    }

    /** The same fault without as much of the input as can be spared. */
    private byte[] smaller(FuzzedParser parser, byte[] bad, String sort) throws Exception {
        byte[] small = bad;
        int left = MOST_REDUCTIONS;
        for (int piece = Math.max(1, small.length / 2); piece > 0 && left > 0; piece /= 2) {
            for (int at = 0; at < small.length && left > 0; left--) {
                byte[] less = new byte[small.length - Math.min(piece, small.length - at)];
                System.arraycopy(small, 0, less, 0, at);
                System.arraycopy(small, small.length - (less.length - at), less, at, less.length - at);
                if (attempt(parser, less)
                        .fault()
                        .filter(f -> sort(f).equals(sort))
                        .isPresent()) {
                    small = less;
                } else {
                    at += piece;
                }
            }
        }
        return small;
    }

    private static String sort(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return fault.getClass().getName() + " at " + (trace.length == 0 ? "nowhere" : trace[0].toString());
    }

    private void keep(String name, byte[] input, String what) throws IOException {
        Files.write(folder.resolve(name + ".input"), input);
        Files.writeString(folder.resolve(name + ".txt"), what);
    }

    private Outcome attempt(FuzzedParser parser, byte[] bytes) throws Exception {
        try {
            return worker.submit(() -> timed(parser, bytes)).get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            StringBuilder where = new StringBuilder();
            Thread.getAllStackTraces().forEach((thread, trace) -> {
                if (thread.getName().equals("fuzzed")) {
                    Arrays.stream(trace).forEach(frame -> where.append(frame).append('\n'));
                }
            });
            keep("fault-" + parser + "-hung", bytes, where.toString());
            System.out.println(parser + ": HUNG");
            System.exit(HUNG);
            throw e;
        } catch (ExecutionException e) {
            throw new IOException("the fuzzer itself failed", e);
        }
    }

    @SuppressWarnings("IllegalCatch") // whatever it is, it is what is looked for
    private Outcome timed(FuzzedParser parser, byte[] bytes) {
        long began = System.nanoTime();
        long allocated = threads.getCurrentThreadAllocatedBytes();
        boolean taken = false;
        Optional<Throwable> fault = Optional.empty();
        try {
            taken = parser.takes(bytes, seeds);
        } catch (Throwable e) {
            fault = Optional.of(e);
        }
        return new Outcome(
                taken,
                fault,
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
                threads.getCurrentThreadAllocatedBytes() - allocated);
    }
}
