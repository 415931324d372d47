package shiliu.player.output;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Lit;

/**
 * An output whose LEDs differ from the desk's display: it is given toned pixels, and those are what it stores, reads back and
 * proves. What is known of it is said in the pixels that were wanted, once the toned ones are proven.
 */
final class TonedOutput implements Output {
    /** A slow card may prove a picture when newer ones were handed over already. */
    private static final int MOST_KEPT = 16;

    private final Output output;
    private final Tone tone;
    /** Newest first. */
    private final Deque<Pair> handed = new ArrayDeque<>();

    private record Pair(Content wanted, Content toned) {}

    TonedOutput(Output output, Tone tone) {
        this.output = output;
        this.tone = tone;
    }

    @Override
    public void show(Content content) throws IOException {
        Pair last = handed.peekFirst();
        if (last == null || !last.wanted().equals(content)) {
            last = new Pair(content, toned(content));
            handed.addFirst(last);
        }
        if (handed.size() > MOST_KEPT) {
            handed.removeLast();
        }
        output.show(last.toned());
    }

    private Content toned(Content content) {
        return new Content(
                content.pages().stream()
                        .map(page -> new Content.Page(tone.applied(page.frame()), page.stay(), page.effect()))
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
        Optional<Pair> pair =
                handed.stream().filter(one -> one.toned().equals(lit.content())).findFirst();
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
    public void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        output.keepClock(certain);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
