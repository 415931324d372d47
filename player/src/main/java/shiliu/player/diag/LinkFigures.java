package shiliu.player.diag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How good a line is.
 *
 * @param asked questions sent
 * @param answered how many of them were answered in time
 * @param min round trip of the answered ones, as all of these; zero where none was
 * @param sent bytes, as all of these
 * @param noise bytes received that belong to no good packet
 * @param busy how long questions and answers took together
 * @param baud bits a second; empty where the line has no speed of its own
 */
public record LinkFigures(
        int asked,
        int answered,
        Duration min,
        Duration median,
        Duration p95,
        Duration max,
        long sent,
        long received,
        long noise,
        Duration busy,
        OptionalInt baud) {

    /** What the figures point to. */
    public enum Cause {
        FINE,
        /** Nobody answers, and nothing is heard. */
        SILENT,
        /** Answers are missing, and what comes is clean. */
        LOSS_WITHOUT_NOISE,
        /** What comes is damaged. */
        NOISE,
        /** Answers come late. */
        SLOW
    }

    /** One question. */
    record Asked(boolean answered, Duration took, int sent, int received, long noise) {}

    static LinkFigures of(List<Asked> all, OptionalInt baud) {
        List<Duration> trips = new ArrayList<>(
                all.stream().filter(Asked::answered).map(Asked::took).sorted().toList());
        int answered = trips.size();
        if (trips.isEmpty()) {
            trips.add(Duration.ZERO);
        }
        return new LinkFigures(
                all.size(),
                answered,
                trips.get(0),
                at(trips, 0.5),
                at(trips, 0.95),
                trips.get(trips.size() - 1),
                all.stream().mapToLong(Asked::sent).sum(),
                all.stream().mapToLong(Asked::received).sum(),
                all.stream().mapToLong(Asked::noise).sum(),
                all.stream().map(Asked::took).reduce(Duration.ZERO, Duration::plus),
                baud);
    }

    /** The smallest trip that so large a share of them does not exceed. */
    private static Duration at(List<Duration> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    /** Percent of the questions without an answer. */
    public double lossPercent() {
        return asked == 0 ? 0 : 100.0 * (asked - answered) / asked;
    }

    /** Percent of the received bytes that belong to no good packet. */
    public double noisePercent() {
        return received == 0 ? 0 : 100.0 * noise / received;
    }

    /** Bytes both ways. */
    public double bytesPerSecond() {
        double seconds = busy.toNanos() / 1e9;
        return seconds <= 0 ? 0 : (sent + received) / seconds;
    }

    /** What the line can carry at most; empty where nobody knows. */
    public OptionalLong limit() {
        return baud.isPresent() ? OptionalLong.of(baud.getAsInt() / 10) : OptionalLong.empty();
    }

    /** Whether the line will do. */
    public Rated.Verdict verdict() {
        if (answered == 0 || lossPercent() > 2) {
            return Rated.Verdict.BAD;
        }
        return cause() == Cause.FINE ? Rated.Verdict.GOOD : Rated.Verdict.LOOK;
    }

    /** What is most likely wrong. */
    public Cause cause() {
        if (answered == 0 && received == 0) {
            return Cause.SILENT;
        }
        if (noise > 0) {
            return Cause.NOISE;
        }
        if (answered < asked) {
            return Cause.LOSS_WITHOUT_NOISE;
        }
        return p95.compareTo(Duration.ofMillis(500)) > 0 ? Cause.SLOW : Cause.FINE;
    }
}
