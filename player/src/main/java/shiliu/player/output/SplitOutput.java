package shiliu.player.output;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import shiliu.player.message.Message;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * One canvas on several outputs, each with its part of it. Lit is what all of them are proven to show, by the weakest of
 * their proofs; where one is lost the screen is.
 */
public final class SplitOutput implements Output {
    private final List<Output> outputs;
    private Optional<Content> wanted = Optional.empty();
    /** What all of them showed at once, last. */
    private Optional<Content> whole = Optional.empty();

    /** Takes over at least one, and closes them. */
    public SplitOutput(List<Output> outputs) {
        this.outputs = List.copyOf(outputs);
        if (outputs.isEmpty()) {
            throw new IllegalArgumentException("no output");
        }
    }

    /** Every output gets its part, though one of them fails. */
    @Override
    public void show(Content content) throws IOException {
        wanted = Optional.of(content);
        Optional<IOException> failed = Optional.empty();
        for (Output output : outputs) {
            try {
                output.show(content);
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    @Override
    public Known known() {
        List<Known> all = outputs.stream().map(Output::known).toList();
        Optional<Instant> lost =
                all.stream().flatMap(known -> known.lost().stream()).min(Comparator.naturalOrder());
        Optional<Message> trouble =
                all.stream().flatMap(known -> known.trouble().stream()).findFirst();
        return new Known(lit(all), lost, trouble);
    }

    private Optional<Lit> lit(List<Known> all) {
        Optional<Content> first = all.get(0).lit().map(Lit::content);
        if (first.isPresent() && all.stream().allMatch(known -> shows(known, first))) {
            whole = first;
        }
        // A slow part still shows the former picture when a quick one has the new one: that is how a picture changes.
        boolean changes =
                whole.isPresent() && all.stream().allMatch(known -> shows(known, whole) || shows(known, wanted));
        return changes ? whole.map(content -> new Lit(content, weakest(all))) : Optional.empty();
    }

    private static boolean shows(Known known, Optional<Content> content) {
        return content.isPresent() && known.lit().map(Lit::content).equals(content);
    }

    private static Proof weakest(List<Known> all) {
        return all.stream()
                .flatMap(known -> known.lit().stream())
                .map(Lit::proof)
                .max(Comparator.naturalOrder())
                .orElse(Proof.OUTPUT);
    }

    @Override
    public boolean moves() {
        return outputs.stream().allMatch(Output::moves);
    }

    @Override
    public int framesASecond() {
        return outputs.stream().mapToInt(Output::framesASecond).min().orElseThrow();
    }

    @Override
    public void dim(int percent) {
        outputs.forEach(output -> output.dim(percent));
    }

    /** By the pixels, where one of them does it so; nobody, where one stays as it is. */
    @Override
    public Optional<Dims> dims() {
        List<Optional<Dims>> all = outputs.stream().map(Output::dims).toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().map(Optional::orElseThrow).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    @Override
    public Optional<Told> told() {
        return outputs.stream().map(Output::told).flatMap(Optional::stream).findFirst();
    }

    @Override
    public void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        outputs.forEach(output -> output.keepClock(certain));
    }

    @Override
    public void close() throws IOException {
        Optional<IOException> failed = Optional.empty();
        for (Output output : outputs) {
            try {
                output.close();
            } catch (IOException e) {
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }
}
