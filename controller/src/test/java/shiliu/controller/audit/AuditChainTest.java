package shiliu.controller.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import shiliu.controller.audit.AuditChain.Fault;
import shiliu.player.bundle.AuditMark;
import shiliu.player.playlist.Sha256;

/** Whatever is done to a log afterwards is found, and the first entry that is wrong is named (R13). */
class AuditChainTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");
    private static final int TRIES = Integer.getInteger("shiliu.audit-edits", 200);

    private final Random random = new Random(13);

    private static List<AuditRow> log(int entries) {
        return log(AuditMark.NONE, entries, "wang");
    }

    private static List<AuditRow> log(AuditMark base, int entries, String actor) {
        List<AuditRow> rows = new ArrayList<>();
        Sha256 former = base.head();
        for (int i = 1; i <= entries; i++) {
            long number = base.entries() + i;
            AuditEntry entry = new AuditEntry(
                    number,
                    NOON.plusSeconds(number),
                    actor,
                    AuditAction.APPROVE,
                    "news." + number,
                    "guangming",
                    Map.of("item", "第" + number));
            AuditRow row = AuditRow.after(former, entry);
            rows.add(row);
            former = row.hash();
        }
        return rows;
    }

    private static Optional<Fault> check(AuditMark base, Collection<AuditMark> witnesses, List<AuditRow> rows) {
        AuditChain chain = new AuditChain(base, witnesses);
        for (AuditRow row : rows) {
            Optional<Fault> fault = chain.add(row);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return chain.end();
    }

    private static AuditMark mark(List<AuditRow> rows, int number) {
        return new AuditMark(number, rows.get(number - 1).hash());
    }

    private static String key(Optional<Fault> fault) {
        return fault.map(f -> f.sentence().key()).orElse("whole");
    }

    @Test
    void aLogThatNobodyTouchedIsWhole() {
        List<AuditRow> rows = log(50);
        assertThat(check(AuditMark.NONE, List.of(mark(rows, 7), mark(rows, 50), AuditMark.NONE), rows))
                .isEmpty();
        assertThat(check(AuditMark.NONE, List.of(), List.of())).isEmpty();
    }

    /** So that anybody can: {@code printf %s%s HASH BODY | sha256sum}. */
    @Test
    void theHashIsThatOfTheFormerOneInHexadecimalAndTheText() {
        AuditRow row = AuditRow.after(
                AuditMark.NONE.head(),
                new AuditEntry(1, NOON, "wang", AuditAction.LOGIN, "wang", "guangming", Map.of("b", "2", "a", "1")));
        assertThat(row.body())
                .isEqualTo("{\"number\":1,\"at\":\"2026-11-10T04:00:00Z\",\"actor\":\"wang\",\"action\":\"LOGIN\","
                        + "\"subject\":\"wang\",\"community\":\"guangming\",\"detail\":{\"a\":\"1\",\"b\":\"2\"}}");
        // sha256sum of 64 zeros and that text
        assertThat(row.hash().hex()).isEqualTo("cb6819b3e42563b00d0527fdfdde69f79916e1dab33955bd38770b9c47c3959a");
    }

    @Test
    void everyChangeOfAByteIsFoundAtItsEntry() {
        for (int i = 0; i < TRIES; i++) {
            List<AuditRow> rows = log(40);
            int at = random.nextInt(40);
            AuditRow row = rows.get(at);
            int where = random.nextInt(row.body().length());
            char other = (char) (row.body().charAt(where) ^ (1 << random.nextInt(5)));
            rows.set(
                    at,
                    new AuditRow(
                            row.body().substring(0, where) + other + row.body().substring(where + 1), row.hash()));
            assertThat(check(AuditMark.NONE, List.of(), rows))
                    .hasValueSatisfying(fault -> assertThat(fault.number()).isEqualTo(at + 1));
        }
    }

    @Test
    void everyEntryThatIsTakenOutMovedOrRepeatedIsFoundAtItsPlace() {
        for (int i = 0; i < TRIES; i++) {
            List<AuditRow> rows = log(40);
            int at = random.nextInt(38);
            switch (i % 3) {
                case 0 -> rows.remove(at);
                case 1 -> Collections.swap(rows, at, at + 1 + random.nextInt(39 - at));
                default -> rows.add(at, rows.get(at + 1));
            }
            assertThat(check(AuditMark.NONE, List.of(), rows))
                    .hasValueSatisfying(fault -> assertThat(fault.number()).isEqualTo(at + 1));
        }
    }

    @Test
    void aLogWrittenAnewOrCutOffIsFoundByWhatOthersKept() {
        for (int i = 0; i < TRIES; i++) {
            List<AuditRow> rows = log(40);
            int kept = 1 + random.nextInt(40);
            List<AuditMark> witnesses = List.of(mark(rows, kept));

            int from = random.nextInt(kept);
            List<AuditRow> anew = new ArrayList<>(rows.subList(0, from));
            AuditMark base = from == 0 ? AuditMark.NONE : mark(rows, from);
            anew.addAll(log(base, 40 - from, "nobody"));
            assertThat(check(AuditMark.NONE, List.of(), anew))
                    .as("whole in itself")
                    .isEmpty();
            assertThat(key(check(AuditMark.NONE, witnesses, anew))).isEqualTo("audit.rewritten");

            assertThat(key(check(AuditMark.NONE, witnesses, rows.subList(0, kept - 1))))
                    .isEqualTo("audit.cut-off");
        }
    }

    @Test
    void twoMarksThatContradictEachOtherAreNotBothMet() {
        List<AuditRow> rows = log(5);
        AuditMark other = new AuditMark(3, Sha256.of(new byte[0]));
        assertThat(key(check(AuditMark.NONE, List.of(mark(rows, 3), other), rows)))
                .isIn("audit.rewritten");
        assertThat(key(check(AuditMark.NONE, List.of(other, mark(rows, 3)), rows)))
                .isIn("audit.rewritten");
    }

    @Test
    void whatWasClearedAwayIsExplainedByAnEntryOrMissed() {
        List<AuditRow> rows = log(40);
        AuditMark through = mark(rows, 10);
        List<AuditRow> rest = new ArrayList<>(rows.subList(10, 40));
        assertThat(key(check(through, List.of(), rest))).isEqualTo("audit.beginning-gone");
        AuditNote note = AuditChain.cutNote(through);
        rest.add(AuditRow.after(
                rows.get(39).hash(),
                new AuditEntry(41, NOON, note.actor(), note.action(), note.subject(), "*", note.detail())));
        assertThat(check(through, List.of(through, mark(rows, 20)), rest)).isEmpty();
        assertThat(key(check(through, List.of(mark(rows, 5)), rest))).isEqualTo("audit.before-beginning");
        assertThat(key(check(mark(rows, 11), List.of(), rest.subList(1, 31)))).isEqualTo("audit.beginning-gone");
        assertThat(key(check(through, List.of(new AuditMark(10, Sha256.of(new byte[1]))), rest)))
                .isEqualTo("audit.rewritten");
    }

    @Test
    void aLineIsTheRowAgain() {
        AuditRow row = log(3).get(2);
        assertThat(AuditRow.ofLine(row.line())).contains(row);
        assertThat(AuditRow.ofLine(row.line() + " ")).isEmpty();
        assertThat(AuditRow.ofLine("")).isEmpty();
    }
}
