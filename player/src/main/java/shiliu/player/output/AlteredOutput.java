package shiliu.player.output;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;

/**
 * An output that gets other pixels than those that were wanted: toned for its LEDs, or a part of the canvas, turned. Those are
 * what it stores, reads back and proves; what is known of it is said in the pixels that were wanted.
 */
final class AlteredOutput implements Output {
    /** A slow card may prove a picture when newer ones were handed over already. */
    private static final int MOST_KEPT = 16;

    private final Output output;
    private final UnaryOperator<Frame> change;
    /** Newest first. */
    private final Deque<Pair> handed = new ArrayDeque<>();

    private record Pair(Content wanted, Content altered) {}

    AlteredOutput(Output output, UnaryOperator<Frame> change) {
        this.output = output;
        this.change = change;
    }

    @Override
    public void show(Content content) throws IOException {
        Pair last = handed.peekFirst();
        if (last == null || !last.wanted().equals(content)) {
            last = new Pair(content, altered(content));
            handed.addFirst(last);
        }
        if (handed.size() > MOST_KEPT) {
            handed.removeLast();
        }
        output.show(last.altered());
        if (shows(last.altered())) {
            // What stands at once needs no memory: sixteen large frames would be a lot of it.
            handed.clear();
            handed.addFirst(last);
        }
    }

    private boolean shows(Content altered) {
        return output.known().lit().filter(lit -> lit.content().equals(altered)).isPresent();
    }

    private Content altered(Content content) {
        return new Content(
                content.pages().stream()
                        .map(page -> new Content.Page(change.apply(page.frame()), page.stay(), page.effect()))
                        .toList(),
                content.writing());
    }

    @Override
    public Known known() {
        Known known = output.known();
        return new Known(known.lit().map(this::wanted), known.lost(), known.trouble());
    }

    /** What was not handed over from here, as from before a restart, stays as the card has it. */
    private Lit wanted(Lit lit) {
        Optional<Pair> pair = handed.stream()
                .filter(one -> one.altered().equals(lit.content()))
                .findFirst();
        return pair.map(one -> new Lit(one.wanted(), lit.proof())).orElse(lit);
    }

    @Override
    public boolean moves() {
        return output.moves();
    }

    @Override
    public int framesASecond() {
        return output.framesASecond();
    }

    @Override
    public void dim(int percent) {
        output.dim(percent);
    }

    @Override
    public Optional<Dims> dims() {
        return output.dims();
    }

    @Override
    public Optional<Told> told() {
        return output.told();
    }

    @Override
    public void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        output.keepClock(certain);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
