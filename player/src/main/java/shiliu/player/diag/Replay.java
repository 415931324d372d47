package shiliu.player.diag;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import shiliu.protocols.line.Transport;
import shiliu.protocols.packet.Hex;

/** Sends recorded requests to a card and compares what it answers with what was recorded. */
public final class Replay {
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(150);
    private static final int MOST_ANSWER = 64 * 1024;
    /** A check sum and the digits of a time. */
    private static final int FEW = 12;

    private Replay() {}

    /**
     * How one request went.
     *
     * @param expected recorded answers, in hexadecimal
     * @param got what was answered now
     */
    public record Outcome(String name, String request, String expected, String got) {
        public boolean same() {
            return expected.equals(got);
        }

        /** The bytes that differ, where they are few and the lengths are the same; else nothing. */
        public List<Differing> differing() {
            List<Differing> some = new ArrayList<>();
            for (int i = 0; i + 2 <= got.length() && expected.length() == got.length(); i += 2) {
                if (!expected.regionMatches(i, got, i, 2)) {
                    some.add(new Differing(i / 2 + 1, expected.substring(i, i + 2), got.substring(i, i + 2)));
                }
            }
            return some.size() > FEW ? List.of() : some;
        }
    }

    /** A byte that differs, in hexadecimal; the place is counted from 1. */
    public record Differing(int place, String expected, String got) {}

    /** Sends every request of the recording that was answered, in turn. */
    public static List<Outcome> run(Recording recording, Transport line) throws IOException, InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        byte[] buffer = new byte[4096];
        for (Recording.Asked asked : recording.answered()) {
            // What an earlier answer left is no answer to this.
            receive(line, buffer, 0, Duration.ZERO);
            line.send(asked.request().bytes());
            StringBuilder expected = new StringBuilder();
            asked.answers().forEach(answer -> expected.append(Hex.of(answer.bytes())));
            String got = receive(line, buffer, expected.length() / 2, PATIENCE);
            outcomes.add(new Outcome(asked.request().name(), asked.request().hex(), expected.toString(), got));
        }
        return outcomes;
    }

    /** Until as much came as is expected and then nothing more, or the card pauses for too long. */
    private static String receive(Transport line, byte[] buffer, int expected, Duration patience)
            throws IOException, InterruptedException {
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (got.size() < MOST_ANSWER && System.nanoTime() < until) {
            Duration wait = got.size() < expected ? patience : patience.compareTo(PAUSE) < 0 ? patience : PAUSE;
            int count = line.receive(buffer, wait);
            if (count == 0) {
                break;
            }
            got.write(buffer, 0, count);
        }
        return Hex.of(got.toByteArray());
    }
}
