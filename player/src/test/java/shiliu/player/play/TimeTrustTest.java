package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTrustTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private final TestTime machine = new TestTime(NOON);
    private final TimeTrust trust = new TimeTrust(machine, machine, Optional.of(NOON.minusSeconds(60)));

    @Test
    void aPlausibleClockIsTrusted() {
        assertThat(trust.now()).isEqualTo(new TimeTrust.Reading(NOON, true, false, Duration.ZERO));
        machine.pass(Duration.ofSeconds(7));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2000-01-01T00:00:00Z",
                "2026-11-09T03:58:59Z",
                "2038-01-19T03:14:08Z",
                "2099-06-01T00:00:00Z"
            })
    void aClockBeforeTheFloorOrFarBeyondItIsNotTrustedUntilTheControllerSpeaks(String wrong) {
        machine.set(Instant.parse(wrong));
        assertThat(trust.now().trusted()).isFalse();

        trust.signed(NOON, trust.timer());
        machine.pass(Duration.ofSeconds(3));
        TimeTrust.Reading now = trust.now();
        assertThat(now.time()).isEqualTo(NOON.plusSeconds(3));
        assertThat(now.trusted() && now.signed()).isTrue();
        assertThat(now.drift()).isEqualTo(Duration.between(NOON, Instant.parse(wrong)));
    }

    @Test
    void aClockThatIsSetRightWhileWeRunIsTrustedFromThen() {
        machine.set(Instant.EPOCH);
        assertThat(trust.now().trusted()).isFalse();
        machine.set(NOON);
        assertThat(trust.now().time()).isEqualTo(NOON);
        assertThat(trust.now().trusted()).isTrue();
    }

    @Test
    void aSlowClockCountsFromTheFloor() {
        machine.set(NOON.minusSeconds(600));
        assertThat(trust.now().time()).isEqualTo(NOON.minusSeconds(60));
        machine.pass(Duration.ofSeconds(5));
        assertThat(trust.now().time()).isEqualTo(NOON.minusSeconds(55));
        assertThat(trust.now().trusted()).isTrue();
    }

    @Test
    void theFloorIsNeverBeforeTheBuild() {
        TimeTrust fresh = new TimeTrust(machine, machine, Optional.of(Instant.EPOCH));
        machine.set(TimeTrust.BUILT.minus(Duration.ofDays(2)));
        assertThat(fresh.now().trusted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, -3600, -31_536_000, 3, 3600})
    void trustedTimeNeverRunsBackwards(long jump) {
        Instant last = trust.now().time();
        machine.set(machine.instant().plusSeconds(jump));
        for (int i = 0; i < 5; i++) {
            machine.pass(Duration.ofMillis(300));
            TimeTrust.Reading now = trust.now();
            assertThat(now.trusted()).isTrue();
            assertThat(now.time()).isAfterOrEqualTo(last);
            last = now.time();
        }
    }

    @Test
    void aSmallStepBackStandsStillUntilTheClockHasComeUp() {
        trust.now();
        machine.set(NOON.minusSeconds(1));
        assertThat(trust.now().time()).isEqualTo(NOON);
        machine.pass(Duration.ofMillis(600));
        assertThat(trust.now().time()).isEqualTo(NOON);
        machine.pass(Duration.ofMillis(600));
        assertThat(trust.now().time()).isEqualTo(NOON.plusMillis(200));
    }

    @Test
    void aYearForwardIsNotFollowed() {
        trust.now();
        machine.set(NOON.plus(Duration.ofDays(400)));
        machine.pass(Duration.ofSeconds(5));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(5));
    }

    /** Jumps of an hour and of a year that are taken back within the minute are not followed at all. */
    @ParameterizedTest
    @ValueSource(longs = {3_600, 31_536_000})
    void aJumpForwardThatDoesNotStayIsNotFollowed(long jump) {
        trust.now();
        machine.set(machine.instant().plusSeconds(jump));
        machine.pass(Duration.ofSeconds(5));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(5));
        machine.set(NOON.plusSeconds(5));
        machine.pass(Duration.ofDays(1));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(5).plus(Duration.ofDays(1)));
    }

    /** One that stays is followed: who sets a slow clock right means it. Set back again, time goes on where it was. */
    @Test
    void aJumpForwardThatStaysIsFollowedAndCanBeTakenBack() {
        trust.now();
        machine.set(NOON.plus(Duration.ofDays(365)));
        machine.pass(Duration.ofSeconds(5));
        trust.now();
        machine.pass(Duration.ofMinutes(2));
        assertThat(trust.now().time()).isEqualTo(NOON.plus(Duration.ofDays(365)).plusSeconds(125));
        machine.set(NOON.plusSeconds(125));
        machine.pass(Duration.ofSeconds(10));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(135));
    }

    @Test
    void theControllerDoesNotBringBackAnEveningThatIsOver() {
        trust.signed(NOON, trust.timer());
        machine.pass(Duration.ofHours(1));
        assertThat(trust.signed(NOON.minus(Duration.ofHours(20)), trust.timer()))
                .isFalse();
        assertThat(trust.now().time()).isAfterOrEqualTo(NOON);
    }

    /** The battery of the clock is flat after weeks without a controller: it is not the day of the last signed time again. */
    @Test
    void aClockBehindTheLastGoodTimeIsNotTrusted() {
        MachineTime time = new MachineTime(
                java.time.Clock.fixed(NOON.plus(Duration.ofDays(2)), java.time.ZoneOffset.UTC), () -> 1L, 1);
        TimeTrust trust = new TimeTrust(time, Optional.of(NOON), Optional.of(NOON.plus(Duration.ofDays(25))));
        assertThat(trust.now().trusted()).isFalse();
        // The controller knows better than what the player went on by.
        trust.signed(NOON.plus(Duration.ofDays(3)), 1L);
        assertThat(trust.now().trusted()).isTrue();
        assertThat(trust.now().time()).isEqualTo(NOON.plus(Duration.ofDays(3)));
    }

    @Test
    void signedTimeIsCarriedOnByTheTimerWhateverTheClockDoes() {
        long asked = trust.timer();
        machine.pass(Duration.ofMillis(200));
        trust.signed(NOON.plusSeconds(1000), asked);
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(1000).plusMillis(100));
        machine.set(Instant.EPOCH);
        machine.pass(Duration.ofSeconds(60));
        assertThat(trust.now().time()).isEqualTo(NOON.plusSeconds(1060).plusMillis(100));
    }

    @Test
    void theControllerIsAskedAtTheStartAndThenNowAndThen() {
        assertThat(trust.wantsSigned()).isTrue();
        trust.refused();
        assertThat(trust.wantsSigned()).isFalse();
        machine.pass(Duration.ofSeconds(31));
        assertThat(trust.wantsSigned()).isTrue();
        trust.signed(NOON, trust.timer());
        machine.pass(Duration.ofMinutes(29));
        assertThat(trust.wantsSigned()).isFalse();
        machine.pass(Duration.ofMinutes(2));
        assertThat(trust.wantsSigned()).isTrue();
    }

    @Test
    void theControllerCannotTurnTimeBackBehindWhatWasSigned() {
        trust.signed(Instant.parse("2020-01-01T00:00:00Z"), trust.timer());
        assertThat(trust.now().time()).isEqualTo(NOON);
        assertThat(trust.now().signed()).isFalse();
    }

    @Test
    void aControllerFarInTheFutureIsNoFloorForLaterStarts() {
        assertThat(trust.signed(Instant.parse("2099-01-01T00:00:00Z"), trust.timer()))
                .isFalse();
        assertThat(trust.signed(NOON.plusSeconds(5), trust.timer())).isTrue();
    }
}
