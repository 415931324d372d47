package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.FetchException;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.bundle.Order;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.play.Oracle.Hearing;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;

/**
 * R2: what a captured controller can do to a player, as random histories; 300 here and as many as {@code
 * -Dshiliu.hostile-histories=5000} says. Whatever it sends, in whatever order: what shows was approved, an alert was signed
 * by who may, and a stop stands until two operators lift it.
 */
class HostileControllerTest {
    private static final int HISTORIES = Integer.getInteger("shiliu.hostile-histories", 300);
    private static final int STEPS = 5;

    private final Office office = new Office();
    private final List<Story> stories = Story.all(office);
    private final Map<Sha256, Story> byHash =
            stories.stream().collect(Collectors.toMap(Story::hash, Function.identity()));
    private final List<Paper> papers = Paper.all();
    /** What counts at first, in the screen's own community. */
    private final List<Paper> sound = papers.stream()
            .filter(paper ->
                    Oracle.counts(paper, new Hearing(PlainRoot.CHAINS.get(0).get(0), "guangming")))
            .toList();

    private final List<Paper> resumes = sound.stream()
            .filter(paper -> paper.order().kind() == Order.Kind.RESUME)
            .toList();
    private final Renderer renderer = new Renderer(new FontSet());
    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void whateverItSendsOnlyWhatWasApprovedShows() throws IOException {
        for (int seed = 0; seed < HISTORIES; seed++) {
            new History(seed).run();
        }
        System.out.printf("%d histories of a controller that was taken over: %s%n", HISTORIES, counts);
        assertThat(counts.keySet().stream().filter(what -> what.startsWith("refused")))
                .as("ways in which something was refused")
                .hasSizeGreaterThan(15);
        assertThat(counts.get("shown item")).isGreaterThan(HISTORIES);
        assertThat(counts.get("shown alert")).isGreaterThan(HISTORIES / 20);
        assertThat(counts.get("shown stopped")).isGreaterThan(HISTORIES / 10);
        assertThat(counts.get("lifted")).isGreaterThan(HISTORIES / 100);
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** One history, from a fresh player on. */
    private final class History {
        private final String name;
        private final Random dice;
        private final List<PlainRoot> chain;
        private final HostileController controller;
        private final QuickPlayer player;
        private final Oracle oracle = new Oracle();
        private final Map<Sha256, PlainRoot> stagedUnder = new HashMap<>();
        private int root = 1;
        private long highest;
        private boolean dark;
        private Instant now = Office.NOON;

        History(int seed) throws IOException {
            this.name = "history " + seed;
            this.dice = new Random(seed);
            this.chain = PlainRoot.CHAINS.get(seed % PlainRoot.CHAINS.size());
            this.controller = new HostileController(office, stories, chain, dice);
            this.player = new QuickPlayer(controller, renderer);
        }

        void run() throws IOException {
            for (int step = 0; step < STEPS; step++) {
                controller.scheme(now);
                boolean trusted = dice.nextInt(10) > 0;
                TimeTrust.Reading clock = new TimeTrust.Reading(now, trusted, trusted, Duration.ZERO);
                Optional<VerifiedBundle> staged = pull(clock);
                if (dice.nextInt(8) == 0) {
                    player.restart();
                } else if (staged.isPresent()) {
                    player.adopt(staged.get(), clock);
                }
                if (dice.nextInt(2) == 0) {
                    hearOne();
                }
                check(clock);
                now = now.plusSeconds(dice.nextInt(dice.nextInt(6) == 0 ? 100_000 : 1200));
                check(new TimeTrust.Reading(now, trusted, trusted, Duration.ZERO));
            }
        }

        /** Pulls; sometimes orders come with it. */
        private Optional<VerifiedBundle> pull(TimeTrust.Reading clock) throws IOException {
            PlainRoot before = current();
            Optional<String> here =
                    player.bundled().map(bundle -> bundle.manifest().screen().community());
            // What would be refused comes the other way: here each would leave a line in the log.
            Optional<Paper> sent = here.filter(c -> dice.nextInt(4) == 0)
                    .flatMap(c -> Optional.of(paper(sound)).filter(p -> Oracle.counts(p, new Hearing(before, c))));
            controller.send(sent.stream().map(Paper::bytes).toList());
            try {
                Optional<VerifiedBundle> staged = player.pull(clock.trusted() ? now : Instant.MIN);
                staged.ifPresent(bundle -> checkStaged(bundle, clock));
                return staged;
            } catch (BundleException e) {
                count("refused " + e.code());
            } catch (FetchException e) {
                count("not there");
            } finally {
                root = Math.max(root, controller.served());
                sent.ifPresent(paper -> noteSent(paper, before, here.orElseThrow()));
            }
            return Optional.empty();
        }

        /** It came at the beginning for certain, and perhaps again when there were new roots and a new manifest. */
        private void noteSent(Paper paper, PlainRoot before, String here) {
            List<Hearing> perhaps = new ArrayList<>();
            perhaps.add(new Hearing(current(), here));
            for (String community : controller.claimed()) {
                perhaps.add(new Hearing(before, community));
                perhaps.add(new Hearing(current(), community));
            }
            oracle.hear(paper, List.of(new Hearing(before, here)), perhaps);
        }

        /** By the stream of orders, or on a stick that the controller knows nothing of. */
        private void hearOne() throws IOException {
            List<Paper> likely = dark ? resumes : sound;
            Paper paper = paper(dice.nextBoolean() ? likely : papers);
            Optional<String> here = player.screen().map(Screen::community);
            try {
                player.hear(paper.bytes());
            } catch (BundleException e) {
                count("refused " + paper.order().kind().name().toLowerCase(Locale.ROOT) + " " + e.code());
            }
            oracle.hear(paper, here.map(c -> new Hearing(current(), c)).stream().toList(), List.of());
        }

        private Paper paper(List<Paper> from) {
            return from.get(dice.nextInt(from.size()));
        }

        private PlainRoot current() {
            return chain.get(root - 1);
        }

        private void checkStaged(VerifiedBundle bundle, TimeTrust.Reading clock) {
            Sha256 payload = bundle.accepted().payload();
            count("staged");
            assertThat(controller.signed(payload)).as(name).isTrue();
            boolean same = stagedUnder.containsKey(payload);
            assertThat(bundle.accepted().version()).as(name).isGreaterThanOrEqualTo(same ? highest : highest + 1);
            assertThat(clock.trusted() && !now.isBefore(bundle.manifest().expires()))
                    .as(name)
                    .isFalse();
            highest = bundle.accepted().version();
            stagedUnder.put(payload, chain.get(Math.max(root, controller.served()) - 1));
        }

        private void check(TimeTrust.Reading clock) {
            Optional<Scene> scene = player.scene(clock);
            if (scene.isEmpty()) {
                return;
            }
            Report.What what = scene.get().what();
            count("shown " + what.name().toLowerCase(Locale.ROOT));
            boolean stopped = what == Report.What.STOPPED;
            assertThat(oracle.mustBeDark() && !stopped)
                    .as("%s: a stop stands", name)
                    .isFalse();
            assertThat(stopped && !oracle.mayBeDark())
                    .as("%s: nobody stopped it", name)
                    .isFalse();
            if (dark && !stopped) {
                count("lifted");
            }
            dark = stopped;
            if (what == Report.What.ALERT) {
                assertThat(oracle.mayWarn(scene.get().order().orElseThrow(), clock.time()) && clock.trusted())
                        .as("%s: an alert of nobody's", name)
                        .isTrue();
            } else if (what == Report.What.ITEM) {
                checkItem(scene.get().playing().orElseThrow().item(), clock);
            }
        }

        private void checkItem(Sha256 item, TimeTrust.Reading clock) {
            VerifiedBundle bundle = player.onAir().orElseThrow();
            Manifest manifest = bundle.manifest();
            Story story = byHash.get(item);
            PlainRoot under = stagedUnder.get(bundle.accepted().payload());
            String as = name + ": " + story.submission();
            assertThat(story.approved(under, clock.trusted() ? clock.time() : Instant.MIN))
                    .as(as)
                    .isTrue();
            assertThat(story.submission().community())
                    .as(as)
                    .isIn(manifest.screen().community(), "street");
            Manifest.Entry entry = manifest.items().stream()
                    .filter(e -> e.item().sha256().equals(item))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.media()).as(as).isEqualTo(story.media());
            if (clock.trusted()) {
                assertThat(clock.time()).as(as).isBefore(manifest.expires());
                assertThat(story.submission().valid().contains(LocalDate.ofInstant(clock.time(), Office.ZONE)))
                        .as(as)
                        .isTrue();
                assertThat(entry.notAfter().map(clock.time()::isBefore).orElse(true))
                        .as(as)
                        .isTrue();
            } else {
                assertThat(story.submission().valid().endless()).as(as).isTrue();
            }
        }
    }
}
