package shiliu.player.diag;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.PacketReader;

/** Listens for one family on a line where any may speak, and remembers what it told. One thread. */
final class Ear<P> {
    private final Probe<P> probe;
    private final PacketReader<P> reader;
    private final Map<Quantity, Map<String, Integer>> told = new EnumMap<>(Quantity.class);
    private Optional<String> driver = Optional.empty();

    Ear(Probe<P> probe) {
        this.probe = probe;
        this.reader = new PacketReader<>(probe.codec());
    }

    Probe<P> probe() {
        return probe;
    }

    int questions() {
        return probe.questions().size();
    }

    String asks(int question) {
        return probe.questions().get(question).asks();
    }

    /** The bytes of a question. */
    byte[] wire(int question) {
        return probe.codec().encode(probe.questions().get(question).packet());
    }

    /** Takes bytes from the line; whether they prove that the family is there. */
    boolean hear(byte[] bytes, int count) {
        return learn(reader.take(bytes, 0, count));
    }

    /** The line pauses: what began does not go on. */
    boolean silence() {
        return learn(reader.silence());
    }

    /** Whether it told what a configuration needs, and its firmware. */
    boolean knowsAll() {
        return driver.isPresent()
                && told.containsKey(Quantity.WIDTH)
                && told.containsKey(Quantity.HEIGHT)
                && told.containsKey(Quantity.FIRMWARE);
    }

    Optional<String> driver() {
        return driver;
    }

    /** What it told of itself; where two answers differ, what it said more often. */
    List<Reading> readings() {
        List<Reading> readings = new ArrayList<>();
        told.forEach((quantity, values) -> values.entrySet().stream()
                .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .ifPresent(most -> readings.add(new Reading(quantity, most.getKey()))));
        return readings;
    }

    private boolean learn(List<P> packets) {
        boolean proof = false;
        for (P packet : packets) {
            Optional<Probe.Found> found = probe.answers().apply(packet);
            if (found.isPresent()) {
                proof = true;
                driver = found.get().driver().or(() -> driver);
                found.get().readings().forEach(this::note);
            }
        }
        return proof;
    }

    private void note(Reading reading) {
        told.computeIfAbsent(reading.quantity(), quantity -> new LinkedHashMap<>())
                .merge(reading.value(), 1, Integer::sum);
    }
}
