package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import shiliu.player.net.NonceMemory.Outcome;

class NonceMemoryTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

    @Property
    void isFreshOnceOnly(@ForAll @Size(max = 200) List<@IntRange(max = 50) Integer> nonces) {
        NonceMemory memory = new NonceMemory(1000, 1000);
        Set<Integer> seen = new HashSet<>();
        for (int nonce : nonces) {
            Outcome outcome = memory.use("k", "n" + nonce, NOW, NOW.plusSeconds(120));
            assertThat(outcome).isEqualTo(seen.add(nonce) ? Outcome.FRESH : Outcome.REPLAYED);
        }
    }

    @Test
    void keepsKeysApart() {
        NonceMemory memory = new NonceMemory(10, 10);
        assertThat(memory.use("a", "n", NOW, NOW)).isEqualTo(Outcome.FRESH);
        assertThat(memory.use("b", "n", NOW, NOW)).isEqualTo(Outcome.FRESH);
        assertThat(memory.use("a", "n", NOW, NOW)).isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void forgetsOnlyWhatIsTooOldToBeUsed() {
        NonceMemory memory = new NonceMemory(10, 10);
        memory.use("a", "old", NOW, NOW.plusSeconds(5));
        memory.use("a", "new", NOW, NOW.plusSeconds(120));
        assertThat(memory.use("a", "later", NOW.plusSeconds(60), NOW.plusSeconds(180)))
                .isEqualTo(Outcome.FRESH);
        assertThat(memory.size()).isEqualTo(2);
        assertThat(memory.use("a", "new", NOW.plusSeconds(60), NOW.plusSeconds(120)))
                .isEqualTo(Outcome.REPLAYED);
    }

    @Test
    void shutsOneMadKeyOutAndNobodyElse() {
        NonceMemory memory = new NonceMemory(10, 3);
        for (int i = 0; i < 3; i++) {
            memory.use("mad", "n" + i, NOW, NOW.plusSeconds(120));
        }
        assertThat(memory.use("mad", "n9", NOW, NOW.plusSeconds(120))).isEqualTo(Outcome.FULL);
        assertThat(memory.use("good", "n9", NOW, NOW.plusSeconds(120))).isEqualTo(Outcome.FRESH);
        assertThat(memory.use("mad", "n9", NOW.plusSeconds(130), NOW.plusSeconds(250)))
                .isEqualTo(Outcome.FRESH);
    }

    @Test
    void isBounded() {
        NonceMemory memory = new NonceMemory(10, 10);
        for (int i = 0; i < 100; i++) {
            memory.use("k" + i, "n", NOW, NOW.plusSeconds(120));
        }
        assertThat(memory.size()).isEqualTo(10);
    }

    @Test
    void remembersThroughAClockThatJumpsBack() {
        NonceMemory memory = new NonceMemory(10, 10);
        memory.use("a", "n", NOW, NOW.plusSeconds(120));
        assertThat(memory.use("a", "n", NOW.minusSeconds(9999), NOW.minusSeconds(9879)))
                .isEqualTo(Outcome.REPLAYED);
    }
}
