package shiliu.controller.bench;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * A thousand and ten thousand players that ask at once, as after a power cut, and on kept connections, beside nginx with the
 * same bytes as files, round by round; an edit meanwhile; a stop to as many open sessions beside a bare loop of sends.
 */
final class LoadBench {
    /** Until the compiler has seen enough of a crowd. */
    private static final long WARM_NANOS = TimeUnit.SECONDS.toNanos(4);

    private static final int ROUNDS = 5;
    private static final int EDITS = 3;
    /** How many screens, with commas between. */
    private static final String SIZES = System.getProperty("shiliu.load.screens", "1000,10000");

    private final Path bootstorm;
    private final LoadedController ours;
    private final Nginx nginx;
    private final int screens;

    private LoadBench(Path bootstorm, LoadedController ours, Nginx nginx, int screens) {
        this.bootstorm = bootstorm;
        this.ours = ours;
        this.nginx = nginx;
        this.screens = screens;
    }

    static void run() throws Exception {
        for (String size : List.of(SIZES.split(","))) {
            int screens = Integer.parseInt(size);
            Path folder = Files.createTempDirectory("shiliu-load-");
            try {
                measure(folder, screens);
            } finally {
                try (Stream<Path> found = Files.walk(folder)) {
                    found.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        }
    }

    private static void measure(Path folder, int screens) throws Exception {
        Optional<Path> bootstorm = CProgram.compile("bootstorm", folder);
        Optional<Path> fanout = CProgram.compile("fanout", folder);
        if (bootstorm.isEmpty() || fanout.isEmpty()) {
            Figures.print("left out: no gcc here to compile the crowd with");
            return;
        }
        try (LoadedController ours = LoadedController.start(folder, screens)) {
            Path files = folder.resolve("files");
            int bytes = copy(ours, files, screens);
            Figures.print("%d screens, a manifest of %d bytes each (%s)", screens, bytes, Figures.load());
            Optional<Nginx> found = Nginx.start(folder, files);
            if (found.isEmpty()) {
                Figures.print("the crowds are left out: no nginx here to stand beside");
            } else {
                try (Nginx nginx = found.get()) {
                    LoadBench bench = new LoadBench(bootstorm.get(), ours, nginx, screens);
                    bench.table();
                    bench.edit();
                }
            }
            new PushBench(fanout.get(), ours, screens).measure();
        }
    }

    /** Every manifest and the blob, by the paths that the controller has for them; gives the bytes of a manifest. */
    private static int copy(LoadedController ours, Path files, int screens) throws Exception {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<String> paths = new ArrayList<>(List.of("/v1/blobs/" + ours.blob()));
        for (int i = 0; i < screens; i++) {
            paths.add("/v1/screens/s-" + i + "/manifest");
        }
        int bytes = 0;
        for (String path : paths) {
            URI from = URI.create("http://127.0.0.1:" + ours.port() + path);
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(path + ": " + answer.statusCode());
            }
            Path file = files.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.write(file, answer.body());
            bytes = answer.body().length;
        }
        return bytes;
    }

    private List<Storm.Crowd> crowds() {
        String manifest = "/v1/screens/s-{n}/manifest";
        String blob = "/v1/blobs/" + ours.blob();
        return List.of(
                Storm.Crowd.of("kept: manifest 200", 100, "--get", manifest, "--rounds", "200"),
                Storm.Crowd.of("kept: manifest 304", 100, "--get", manifest, "--rounds", "200", "--etag"),
                Storm.Crowd.of("kept: blob", 100, "--get", blob, "--rounds", "100"),
                Storm.Crowd.of("power cut: manifest 200, 304", screens, "--get", manifest, "--rounds", "2", "--etag"),
                Storm.Crowd.of("power cut: manifest, blob", screens, "--get", manifest, "--get", blob));
    }

    private void table() throws Exception {
        Figures.print("%-28s %24s %24s %28s %10s", "", "seconds", "p99 ms", "CPU us/request", "failures");
        for (Storm.Crowd crowd : crowds()) {
            List<Storm> own = new ArrayList<>();
            List<Storm> peer = new ArrayList<>();
            warm(crowd);
            for (int round = 0; round < ROUNDS; round++) {
                own.add(Storm.blow(bootstorm, crowd, ours));
                peer.add(Storm.blow(bootstorm, crowd, nginx));
            }
            Figures.print(
                    "%-28s %s %s %s %4d/%-4d (%s)",
                    crowd.name(),
                    beside("%7.3f %7.3f", own, peer, Storm::seconds),
                    beside("%7.1f %7.1f", own, peer, Storm::p99),
                    beside("%9.2f %9.2f", own, peer, Storm::cpu),
                    own.stream().mapToLong(Storm::failures).sum(),
                    peer.stream().mapToLong(Storm::failures).sum(),
                    Figures.load());
        }
    }

    private void warm(Storm.Crowd crowd) throws IOException, InterruptedException {
        long until = System.nanoTime() + WARM_NANOS;
        do {
            Storm.blow(bootstorm, crowd, ours);
        } while (System.nanoTime() < until);
        Storm.blow(bootstorm, crowd, nginx);
    }

    /** Ours, nginx's, and how many times as much ours is. */
    private static String beside(String form, List<Storm> own, List<Storm> peer, ToDoubleFunction<Storm> what) {
        double mine = Figures.median(own.stream().map(what::applyAsDouble).toList());
        double its = Figures.median(peer.stream().map(what::applyAsDouble).toList());
        return String.format(Locale.ROOT, form + " %6.2fx", mine, its, mine / its);
    }

    /** Storms go on until something was published meanwhile, and once more. */
    private void edit() throws Exception {
        Storm.Crowd crowd = crowds().get(3);
        ExecutorService editor = Executors.newSingleThreadExecutor();
        long failures = 0;
        int storms = 0;
        EditCheck.Seen all = new EditCheck.Seen(0, 0);
        try {
            for (int round = 0; round < EDITS; round++) {
                try (EditCheck check = new EditCheck(ours.port())) {
                    Future<Void> edited = editor.submit(() -> {
                        check.published(ours.ask("edit"));
                        return null;
                    });
                    boolean last;
                    do {
                        last = edited.isDone();
                        failures += Storm.blow(bootstorm, crowd, ours).failures();
                        storms++;
                    } while (!last);
                    edited.get();
                    all = all.and(check.seen());
                }
            }
        } finally {
            editor.shutdownNow();
        }
        Figures.print(
                "edited meanwhile %d times, in %d storms: %d answers asked for after the publication, %d of them stale; %d failures",
                EDITS, storms, all.later(), all.stale(), failures);
    }
}
