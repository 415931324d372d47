package shiliu.controller.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;

/**
 * What real updates of a 128x64 screen cost on a slow line: bytes to the card, and seconds from the wish to the proof that
 * it is lit; beside them the pixels of the whole screen, bare, on the same line in the same round.
 */
final class UpdateBench {
    static final int ROUNDS = 5;
    private static final int SLOW = 9600;
    private static final List<Integer> BAUDS = List.of(9600, 57_600, 115_200);
    static final List<Geometry> SCREENS =
            List.of(new Geometry(128, 64, Colour.MONO), new Geometry(128, 64, Colour.DUAL));

    private UpdateBench() {}

    /** Whoever drives such a screen. */
    static List<Family> families(Geometry screen) {
        return Drivers.list().stream().filter(family -> family.drives(screen)).toList();
    }

    static Driver<?> driver(Family family, Geometry screen) {
        return family.driver().apply(new Family.Site(screen, OptionalInt.empty()));
    }

    /** Without any header. */
    static int bareBytes(Geometry screen) {
        int bits = screen.colour() == Colour.MONO ? 1 : screen.colour() == Colour.DUAL ? 2 : 24;
        return screen.width() * screen.height() * bits / 8;
    }

    /** On lines of true speed. */
    static void run() throws Exception {
        PlannedBytes.print();
        Path folder = Files.createTempDirectory("shiliu-line-");
        try {
            seconds(folder);
        } finally {
            try (Stream<Path> found = Files.walk(folder)) {
                found.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private static void seconds(Path folder) throws Exception {
        Optional<Path> program = SlowLine.compile(folder);
        if (program.isEmpty()) {
            Figures.print("the seconds are left out: no gcc here to compile the slow line with");
            return;
        }
        for (Geometry screen : SCREENS) {
            for (int baud : BAUDS) {
                table(screen, baud, program.get(), folder);
            }
        }
    }

    private static void table(Geometry screen, int baud, Path program, Path folder) throws Exception {
        List<Double> bare = new ArrayList<>();
        Map<String, Map<String, List<LineWithCard.Update>>> all = new LinkedHashMap<>();
        RealUpdates updates = new RealUpdates(screen);
        try (Rig rig = Rig.open(screen, baud, program, folder, updates)) {
            // A millisecond is nothing on a slow line: there all cards go at the same time.
            ExecutorService lines =
                    Executors.newFixedThreadPool(baud <= SLOW ? rig.cards().size() : 1);
            for (int round = 0; round < ROUNDS; round++) {
                bare.add(BareLine.seconds(program, baud, folder, bareBytes(screen)));
                List<RealUpdates.Step> steps = updates.round(round);
                List<Callable<Map<String, LineWithCard.Update>>> ways = new ArrayList<>();
                rig.cards().forEach(card -> ways.add(() -> way(card, steps)));
                List<Future<Map<String, LineWithCard.Update>>> gone = lines.invokeAll(ways);
                for (int at = 0; at < gone.size(); at++) {
                    Map<String, List<LineWithCard.Update>> of =
                            all.computeIfAbsent(rig.cards().get(at).id(), id -> new LinkedHashMap<>());
                    gone.get(at)
                            .get()
                            .forEach((name, update) -> of.computeIfAbsent(name, n -> new ArrayList<>())
                                    .add(update));
                }
            }
            lines.shutdown();
        }
        print(screen, baud, Figures.median(bare), all);
    }

    private static Map<String, LineWithCard.Update> way(LineWithCard card, List<RealUpdates.Step> steps)
            throws Exception {
        Map<String, LineWithCard.Update> measured = new LinkedHashMap<>();
        for (RealUpdates.Step step : steps) {
            LineWithCard.Update update = card.show(step.content().frame());
            step.name().ifPresent(name -> measured.put(name, update));
        }
        return measured;
    }

    /** A card of each family, each on a line of its own. */
    private record Rig(List<LineWithCard> cards) implements AutoCloseable {
        static Rig open(Geometry screen, int baud, Path program, Path folder, RealUpdates updates) throws Exception {
            Rig rig = new Rig(new ArrayList<>());
            Frame any = updates.round(ROUNDS).get(0).content().frame();
            for (Family family : families(screen)) {
                if (!PlannedBytes.shows(driver(family, screen), any)) {
                    Figures.print("%-12s is left out: it shows no pictures", family.id());
                    continue;
                }
                Path own = Files.createDirectories(folder.resolve(family.id()));
                LineWithCard card = LineWithCard.open(family, screen, SlowLine.open(program, baud, own), baud);
                try {
                    card.show(any);
                    rig.cards.add(card);
                } catch (IOException e) {
                    Figures.print("%-12s is left out: %s", family.id(), e.getMessage());
                    card.close();
                }
            }
            return rig;
        }

        @Override
        public void close() {
            cards.forEach(LineWithCard::close);
        }
    }

    private static void print(
            Geometry screen, int baud, double bare, Map<String, Map<String, List<LineWithCard.Update>>> all) {
        int bytes = bareBytes(screen);
        Figures.print(
                "%s at %d baud: bytes, seconds, share of the bare pixels' time (%s)", screen, baud, Figures.load());
        Figures.print("%-12s %-20s %6d B  %6.3f s", "bare pixels", "", bytes, bare);
        all.forEach((family, updates) -> RealUpdates.NAMES.forEach(name -> {
            List<LineWithCard.Update> some = updates.get(name);
            double seconds = Figures.median(
                    some.stream().map(LineWithCard.Update::seconds).toList());
            double sent =
                    Figures.median(some.stream().map(LineWithCard.Update::bytes).toList());
            Figures.print("%-12s %-20s %6.0f B  %6.3f s  %5.2f", family, name, sent, seconds, seconds / bare);
        }));
    }
}
