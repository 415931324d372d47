package shiliu.player.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.player.message.Messages;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.Watch;

class CardOutputTest {
    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private final List<Frame> wanted = new ArrayList<>();
    private Watch watch = watch(Optional.empty(), Optional.empty(), Optional.empty());
    private Instant now = NOON;
    private final CardOutput output = new CardOutput(changed -> seat(), () -> {}, () -> now);

    private Seat seat() {
        return new Seat() {
            @Override
            public void want(Content content) {
                wanted.add(content.frame());
            }

            @Override
            public Watch watch() {
                return watch;
            }

            @Override
            public void close() {
                wanted.clear();
            }
        };
    }

    private static Watch watch(Optional<Lit> lit, Optional<Duration> silent, Optional<DriverException> trouble) {
        return new Watch(lit, silent, trouble, "", 0, 0);
    }

    private static Frame frame(int colour) {
        return Frame.of(1, 1, new int[] {colour});
    }

    @Test
    void onlyWhatIsNewGoesToTheCard() {
        output.show(Content.of(frame(1)));
        output.show(Content.of(frame(1)));
        output.show(Content.of(frame(2)));
        output.show(Content.of(frame(1)));
        assertThat(wanted).containsExactly(frame(1), frame(2), frame(1));
        assertThat(output.moves()).isFalse();
        output.close();
        assertThat(wanted).isEmpty();
    }

    @Test
    void whatIsLitIsWhatTheCardProved() {
        output.show(Content.of(frame(2)));
        assertThat(output.known()).isEqualTo(Known.NOTHING);
        Lit former = new Lit(frame(1), Proof.READ_BACK);
        watch = watch(Optional.of(former), Optional.empty(), Optional.empty());
        assertThat(output.known().lit()).contains(former);
    }

    @Test
    void oneSilenceBeginsOnce() {
        watch = watch(Optional.empty(), Optional.of(Duration.ofSeconds(10)), Optional.empty());
        assertThat(output.known().lost()).contains(NOON.minusSeconds(10));
        now = NOON.plusMillis(2003);
        watch = watch(Optional.empty(), Optional.of(Duration.ofSeconds(12)), Optional.empty());
        assertThat(output.known().lost()).contains(NOON.minusSeconds(10));
        now = NOON.plusSeconds(60);
        watch = watch(Optional.empty(), Optional.of(Duration.ofSeconds(11)), Optional.empty());
        assertThat(output.known().lost()).contains(NOON.plusSeconds(49));
        watch = watch(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(output.known().lost()).isEmpty();
    }

    /** What somebody else changed is said; what keeps the card from its picture goes before. */
    @Test
    void aForeignChangeIsSaidInBothLanguages() {
        for (boolean righted : new boolean[] {true, false}) {
            watch = new Watch(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    0,
                    0,
                    Optional.of(new Watch.Foreign("mode black", righted)));
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                assertThat(Messages.in(locale).text(output.known().trouble().orElseThrow()))
                        .contains("mode black");
            }
        }
    }

    static Stream<DriverException> troubles() {
        return Stream.of(
                new DriverException.LinkDown("/dev/ttyUSB0 is gone"),
                new DriverException.NoReply("show", 3),
                new DriverException.BadPacket("show", "noise"),
                new DriverException.Refused("show", new Answer.Refused(7, "BUSY", true)),
                new DriverException.Unsupported("colour"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void eachTroubleHasASentenceInBothLanguages(DriverException trouble) {
        watch = watch(Optional.empty(), Optional.empty(), Optional.of(trouble));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
            assertThat(Messages.in(locale).text(output.known().trouble().orElseThrow()))
                    .contains(String.valueOf(trouble.getMessage()))
                    .doesNotContain("play.card");
        }
    }
}
