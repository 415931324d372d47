package shiliu.player.play;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import shiliu.player.bundle.Accepted;
import shiliu.player.message.Message;
import shiliu.player.output.Known;
import shiliu.player.schedule.Decision;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;

/**
 * Hands scenes to the output and tells what of them is proven to be lit: until a new one is, the former one counts as
 * shown, for it still is. Notes each play for as long as it was lit. One thread; {@link #standing} may be read by any.
 */
final class Stage {
    /** A slow card may prove a frame when some newer ones were handed over already. */
    private static final int MOST_HANDED = 8;

    /** Longer than a packet and its second try. */
    private static final Duration DOUBT = Duration.ofSeconds(3);

    private final Panel panel;
    private final PlayLog plays;
    private final Troubles troubles;
    private final Consumer<Standing> news;
    /** Newest first, none older than the one that is lit. */
    private final Deque<Turn> handed = new ArrayDeque<>();

    private Optional<Turn> up = Optional.empty();
    private Optional<OnAir> onAir = Optional.empty();
    private Optional<Message> trouble = Optional.empty();
    private Optional<Instant> doubt = Optional.empty();
    private volatile Optional<Standing> standing = Optional.empty();

    /** A scene and the bundle that decided for it. */
    private record Turn(Scene scene, Optional<Accepted> bundle) {
        /** Whether {@code other} is the same item's same play or the same card, whatever its frame. */
        boolean sameAs(Turn other) {
            return scene.what() == other.scene.what()
                    && scene.aired().equals(other.scene.aired())
                    && bundle.equals(other.bundle);
        }

        boolean shows(Frame frame) {
            return scene.frame().equals(frame);
        }
    }

    /** A play that is lit, and since when that was known without a gap. */
    private record OnAir(Scene.Aired play, Instant from) {}

    /** @param news hears of each new item, card or page, and when the output was lost and found */
    Stage(Panel panel, PlayLog plays, Troubles troubles, Consumer<Standing> news) {
        this.panel = panel;
        this.plays = plays;
        this.troubles = troubles;
        this.news = news;
    }

    /** Empty before the first frame was handed over. */
    Optional<Standing> standing() {
        return standing;
    }

    void open(Screen screen, Instant now) throws IOException {
        try {
            panel.open(screen);
        } catch (IOException | RuntimeException e) {
            lost(now);
            throw e;
        }
    }

    /** Hands {@code scene} over, and looks at what is lit. */
    void put(Scene scene, Optional<Accepted> bundle, Instant now) throws IOException {
        try {
            panel.show(scene.screen(), scene.content());
        } catch (IOException | RuntimeException e) {
            lost(now);
            throw e;
        }
        Turn turn = new Turn(scene, bundle);
        if (handed.isEmpty()
                || !handed.getFirst().sameAs(turn)
                || !handed.getFirst().shows(scene.frame())) {
            handed.addFirst(turn);
        }
        if (handed.size() > MOST_HANDED) {
            handed.removeLast();
        }
        look(turn, now);
    }

    /** Notes the play that is on; closes the output. */
    void close(Instant now) {
        endPlay(now);
        panel.close();
    }

    private void look(Turn wanted, Instant now) {
        Known known = panel.known();
        note(known.trouble(), now);
        if (known.lost().isPresent()) {
            lost(known.lost().get());
            return;
        }
        Optional<Turn> lit = known.lit().map(Lit::frame).flatMap(this::turnOf);
        if (lit.isPresent()) {
            light(lit.get(), known.lit().get(), now);
            return;
        }
        if (doubtful(known, now)) {
            lost(doubt.orElse(now));
            return;
        }
        // The former one is being painted over; while only its own page changes, its play goes on.
        if (!wanted.scene().aired().equals(onAir.map(OnAir::play))) {
            endPlay(now);
        }
        // What was lost and answers again is known only when something is proven.
        standing = standing.or(() -> Optional.of(new Standing(Optional.empty(), Optional.empty())));
    }

    /** Between two pictures nobody knows for a moment which one is lit; after that nobody knows at all. */
    private boolean doubtful(Known known, Instant now) {
        doubt = known.lit().isPresent() ? Optional.empty() : doubt.or(() -> Optional.of(now));
        return doubt.filter(since -> !now.isBefore(since.plus(DOUBT))).isPresent();
    }

    private Optional<Turn> turnOf(Frame lit) {
        return handed.stream().filter(turn -> turn.shows(lit)).findFirst().or(() -> up.filter(turn -> turn.shows(lit)));
    }

    private void light(Turn turn, Lit lit, Instant now) {
        Optional<Turn> before = up;
        Optional<Showing> former = standing.flatMap(Standing::shown);
        boolean found = standing.flatMap(Standing::lost).isPresent();
        // "Since" never runs through a time when nobody knew.
        boolean same = before.filter(turn::sameAs).isPresent() && !found;
        doubt = Optional.empty();
        if (!turn.scene().aired().equals(onAir.map(OnAir::play))) {
            endPlay(now);
            onAir = turn.scene().aired().map(play -> new OnAir(play, now));
        }
        forgetBefore(turn);
        up = Optional.of(turn);
        Instant since = same ? former.map(Showing::since).orElse(now) : now;
        boolean otherPage = !turn.scene().moves()
                && before.filter(b -> b.shows(lit.frame())).isEmpty();
        Standing next = new Standing(Optional.of(showing(turn, lit, since)), Optional.empty());
        standing = Optional.of(next);
        if (!same || otherPage || found) {
            news.accept(next);
        }
    }

    private static Showing showing(Turn turn, Lit lit, Instant since) {
        Scene scene = turn.scene();
        return new Showing(
                scene.what(),
                scene.playing().map(play -> play.slot().id()),
                scene.playing().map(Decision.Playing::item),
                lit.frame(),
                scene.moves(),
                lit.proof(),
                since,
                turn.bundle(),
                scene.order());
    }

    private void forgetBefore(Turn turn) {
        if (handed.contains(turn)) {
            while (!handed.getLast().equals(turn)) {
                handed.removeLast();
            }
        }
    }

    /** From {@code since} on nobody knows what is lit, until something is proven again. */
    private void lost(Instant since) {
        endPlay(since);
        boolean known = standing.flatMap(Standing::lost).isPresent();
        if (!known) {
            Standing next = new Standing(standing.flatMap(Standing::shown), Optional.of(since));
            standing = Optional.of(next);
            news.accept(next);
        }
    }

    private void note(Optional<Message> now, Instant at) {
        if (!now.equals(trouble)) {
            now.ifPresent(why -> troubles.add(at, "play.card", why));
            trouble = now;
        }
    }

    private void endPlay(Instant now) {
        if (onAir.isEmpty()) {
            return;
        }
        OnAir ended = onAir.get();
        onAir = Optional.empty();
        Instant until = now.isBefore(ended.from()) ? ended.from() : now;
        try {
            plays.add(ended.play().item(), ended.play().slot(), ended.from(), until);
        } catch (IOException e) {
            troubles.add(now, "play.journal", Message.of("play.journal", e.toString()));
        }
    }
}
