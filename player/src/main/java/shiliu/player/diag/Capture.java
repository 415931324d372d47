package shiliu.player.diag;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.line.RecordingTransport.Passed;
import shiliu.protocols.line.RecordingTransport.Way;
import shiliu.protocols.packet.Hex;
import shiliu.protocols.packet.PacketReader;

/**
 * Makes frames of the chunks that pass on a line: what goes one way without a pause is one frame. Each is decoded as the
 * packets of the first family that they fit. One thread.
 */
public final class Capture {
    private static final Duration PAUSE = Duration.ofMillis(100);
    /** A device that never pauses fills no memory. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final int MOST_TEXT = 200;
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z][A-Za-z]*\\[");
    private static final Pattern NOTHING = Pattern.compile("\\b[a-z][A-Za-z]*=(?:0|false|\\[]|)(?:, |(?=]))");

    private final List<Probe<?>> probes;
    private final String source;
    private final Consumer<Recording.Frame> told;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private Optional<Passed> first = Optional.empty();
    private Instant last = Instant.EPOCH;
    private int count;

    /**
     * A capture.
     *
     * @param source where the line is
     * @param told hears of each frame when it is complete
     */
    public Capture(List<Probe<?>> probes, String source, Consumer<Recording.Frame> told) {
        this.probes = List.copyOf(probes);
        this.source = source;
        this.told = told;
    }

    /** Takes a chunk. */
    public void passed(Passed chunk) {
        boolean goesOn = first.isPresent()
                && chunk.way() == Way.RECEIVED
                && first.get().way() == Way.RECEIVED
                && Duration.between(last, chunk.at()).compareTo(PAUSE) < 0
                && held.size() < MOST_BYTES;
        if (!goesOn) {
            flush();
            first = Optional.of(chunk);
        }
        held.writeBytes(chunk.bytes().bytes());
        last = chunk.at();
    }

    /** Whether bytes wait that nothing followed for long. */
    public boolean pauses(Instant now) {
        return first.isPresent() && Duration.between(last, now).compareTo(PAUSE) >= 0;
    }

    /** What came so far is a frame of its own. */
    public void flush() {
        if (first.isEmpty()) {
            return;
        }
        byte[] bytes = held.toByteArray();
        // Who only listens hears both ways as received: the packets themselves tell.
        boolean sent = first.get().way() == Way.SENT || probes.stream().anyMatch(probe -> isRequest(probe, bytes));
        count++;
        Optional<String> decoded = decoded(bytes);
        told.accept(new Recording.Frame(
                (sent ? "request-" : "response-") + count,
                sent ? Recording.Frame.REQUEST : Recording.Frame.RESPONSE,
                Hex.of(bytes),
                source,
                Optional.of(first.get().at()),
                Optional.empty(),
                decoded.map(text -> text)));
        held.reset();
        first = Optional.empty();
    }

    private Optional<String> decoded(byte[] bytes) {
        // What two bytes mean to an old board is no news where they are a card's whole packet.
        return probes.stream()
                .map(probe -> packets(probe, bytes))
                .filter(packets -> !packets.isEmpty())
                .findFirst()
                .map(packets -> shortened(String.join("; ", packets)));
    }

    private static <P> boolean isRequest(Probe<P> probe, byte[] bytes) {
        return new PacketReader<>(probe.codec()).take(bytes).stream().limit(1).anyMatch(probe.isRequest());
    }

    private static <P> List<String> packets(Probe<P> probe, byte[] bytes) {
        PacketReader<P> reader = new PacketReader<>(probe.codec());
        List<P> packets = new ArrayList<>(reader.take(bytes));
        packets.addAll(reader.silence());
        return packets.stream()
                .map(packet -> probe.family() + ": " + plain(String.valueOf(packet)))
                .toList();
    }

    /** A record's text without classes, and without what is zero or empty. */
    static String plain(String text) {
        String fields = CLASS.matcher(text).replaceAll("[");
        String some = NOTHING.matcher(fields).replaceAll("").replace(", ]", "]");
        return some.startsWith("[") && some.endsWith("]") ? some.substring(1, some.length() - 1) : some;
    }

    private static String shortened(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(MOST_TEXT)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
