package shiliu.controller.alarms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmList;
import shiliu.controller.api.AlarmView;
import shiliu.controller.office.World;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report;
import shiliu.player.play.Report.What;
import shiliu.player.schedule.Daypart;
import shiliu.player.screen.Screen;

/** Alarms of real screens' reports, in a real database. */
class AlarmsIT {
    private static final Duration MINUTE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
        world.settle();
        says(told -> {});
        look();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    /** A report of now: the player has what it should have, but for what {@code change} says. */
    private void says(Consumer<Told> change) throws Exception {
        Told told = new Told(world.clock.instant());
        world.office()
                .snapshots()
                .of("gate")
                .ifPresent(s -> told.stored = Optional.of(
                        new Report.Stored(s.manifest().version(), s.payloadHash(), told.sent.minusSeconds(9))));
        change.accept(told);
        world.office().screens().own(told.report());
    }

    private void look() {
        world.office().alarms().look();
    }

    private void after(Duration time) {
        world.clock.advance(time);
        look();
    }

    private List<AlarmKind> kinds() {
        return world.office().alarms().open().stream().map(AlarmView::kind).toList();
    }

    private AlarmList all() throws Exception {
        return world.office().alarms().list(Optional.empty(), true, Optional.empty());
    }

    @Test
    void aScreenThatWasNeverSeenRaisesNothingAndIsListed() throws Exception {
        after(Duration.ofDays(1));
        assertThat(all().alarms()).allMatch(alarm -> alarm.screen().equals("gate"));
        assertThat(all().neverSeen()).containsExactly("hall", "panel");
        world.reopen();
        assertThat(all().neverSeen()).containsExactly("hall", "panel");
    }

    @Test
    void silenceIsRaisedOnceAndClosedAfterAMinuteOfWords() throws Exception {
        after(ScreenRegistry.SILENCE);
        assertThat(kinds()).isEmpty();
        after(Duration.ofSeconds(1));
        look();
        assertThat(kinds()).containsExactly(AlarmKind.SILENT);
        says(told -> {});
        look();
        after(MINUTE.minusSeconds(1));
        assertThat(kinds()).as("not yet").containsExactly(AlarmKind.SILENT);
        says(told -> {});
        after(Duration.ofSeconds(1));
        assertThat(kinds()).isEmpty();
        assertThat(all().alarms()).hasSize(1).allMatch(alarm -> alarm.closed().isPresent());
    }

    @Test
    void aLinkThatFlapsRaisesOneAlarm() throws Exception {
        for (int i = 0; i < 20; i++) {
            says(told -> told.lost = Optional.of(told.sent.minusSeconds(1)));
            after(Duration.ofSeconds(5));
            says(told -> {});
            look();
            after(Duration.ofSeconds(30));
        }
        assertThat(all().alarms()).hasSize(1);
        assertThat(kinds()).containsExactly(AlarmKind.CARD_LOST);
    }

    @Test
    void aRestartNeitherLosesNorRaisesAnew() throws Exception {
        says(told -> told.warm("81", "day"));
        look();
        AlarmView before = world.office().alarms().open().get(0);
        assertThat(before.kind()).isEqualTo(AlarmKind.HOT);
        world.reopen();
        says(told -> told.warm("81", "day"));
        look();
        assertThat(world.office().alarms().open()).containsExactly(before);
        says(told -> told.warm("60", "day"));
        look();
        says(told -> told.warm("60", "day"));
        after(MINUTE);
        assertThat(kinds()).isEmpty();
        assertThat(all().alarms()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "play.disk, play.disk, DISK",
        "play.journal, play.journal, DISK",
        "play.no-room, play.no-room, DISK",
        "play.alert, play.alert, ALERT_FAILED",
        "play.stuck, play.stuck, STUCK",
        "play.stalled, play.stalled, STUCK",
        "play.memory, play.memory, STUCK",
        "play.output, play.output, OUTPUT",
        "play.card, play.card.refused, CARD",
        "play.card, play.card.foreign-left, FOREIGN",
        "play.item-failed, play.item-failed, ITEM",
        "bundle.unsigned, bundle.refused.unsigned, BUNDLE",
        "play.bundle-failed, play.bundle-failed, BUNDLE",
    })
    void eachTroubleHasItsAlarmAndTheItsOwnWords(String code, String key, AlarmKind kind) throws Exception {
        says(told -> told.trouble(code, key));
        look();
        assertThat(kinds()).containsExactly(kind);
        assertThat(world.office().alarms().open().get(0).sentence().key()).isEqualTo(key);
    }

    @Test
    void whatAPlayerTellsOfItselfIsLookedAt() throws Exception {
        says(told -> {
            told.clock = new Report.Clock(true, true, 61_000);
            told.warm("70.5", "sensor-failed-capped");
            told.health = Optional.of(new Report.Health(1, 2L << 30, 9, 100, 0));
        });
        look();
        assertThat(kinds()).containsExactlyInAnyOrder(AlarmKind.CLOCK, AlarmKind.HOT, AlarmKind.LIGHT);
        for (int minutes = 0; minutes < 10; minutes++) {
            world.clock.advance(MINUTE);
            says(told -> told.health = Optional.of(new Report.Health(1, 2L << 30, 9, 100, 0)));
            look();
        }
        assertThat(kinds()).contains(AlarmKind.SLOW);
    }

    @Test
    void whatIsAtItsLimitIsNoAlarm() throws Exception {
        says(told -> {
            told.clock = new Report.Clock(true, true, -60_000);
            told.warm("70", "sensor-waits");
            told.health = Optional.of(new Report.Health(1, 400L << 20, 9, 10_000, 500));
        });
        after(Duration.ZERO);
        says(told -> told.trouble("play.fetch", "play.unreachable"));
        look();
        assertThat(kinds()).isEmpty();
    }

    @Test
    void aStopThatIsNotProvenIsRaisedAfterTenSecondsAtAnyHour() throws Exception {
        world.clock.advance(ScreenRegistry.SILENCE);
        says(told -> {});
        stop();
        look();
        after(Duration.ofSeconds(9));
        assertThat(kinds()).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(kinds()).containsExactly(AlarmKind.NOT_DARK);
        says(told -> told.what = What.STOPPED);
        look();
        says(told -> told.what = What.STOPPED);
        after(MINUTE);
        assertThat(kinds()).isEmpty();
    }

    /** While it was away, nobody could tell it anything. */
    @Test
    void aRestartRaisesNothingByItself() throws Exception {
        stop();
        look();
        world.clock.advance(Duration.ofHours(1));
        world.reopen();
        look();
        after(ScreenRegistry.SILENCE.minusSeconds(1));
        assertThat(kinds()).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(kinds()).containsExactlyInAnyOrder(AlarmKind.SILENT, AlarmKind.NOT_DARK);
        world.clock.advance(Duration.ofHours(1));
        world.reopen();
        look();
        assertThat(kinds()).as("what was raised stands").hasSize(2);
        assertThat(all().alarms()).hasSize(2);
    }

    /** A trouble that began long ago is not older than its first sight. */
    @Test
    void patienceCountsFromWhenItWasSeen() throws Exception {
        says(told -> {
            told.what = What.SAFE_CARD;
            told.since = World.NOON.minus(Duration.ofHours(3));
        });
        look();
        after(Duration.ofSeconds(29));
        assertThat(kinds()).isEmpty();
        after(Duration.ofSeconds(1));
        assertThat(kinds()).containsExactly(AlarmKind.SAFE_CARD);
    }

    private void stop() throws Exception {
        Order stop = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.screen("gate"),
                1,
                world.clock.instant(),
                Optional.empty(),
                "",
                List.of(),
                Optional.empty());
        world.office().orders().give(world.caller("oscar"), world.order(stop, "oscar"));
    }

    @Test
    void whatDoesNotArriveIsRaisedAfterTenMinutes() throws Exception {
        for (int minutes = 0; minutes < 10; minutes++) {
            says(told -> told.stored = Optional.empty());
            look();
            world.clock.advance(MINUTE);
        }
        assertThat(kinds()).isEmpty();
        says(told -> told.stored = Optional.empty());
        look();
        assertThat(kinds()).containsExactly(AlarmKind.BEHIND);
    }

    @Test
    void theSafeCardIsRaisedAndStandsWhileNobodyKnows() throws Exception {
        says(told -> told.what = What.SAFE_CARD);
        look();
        after(Duration.ofSeconds(30));
        assertThat(kinds()).containsExactly(AlarmKind.SAFE_CARD);
        after(Duration.ofMinutes(5));
        assertThat(kinds()).containsExactlyInAnyOrder(AlarmKind.SAFE_CARD, AlarmKind.SILENT);
    }

    @Test
    void aControllerThatDoesNotSignIsFound() throws Exception {
        assertThat(Diagnosis.of(
                                world.office().screens().show("gate").orElseThrow(),
                                AlarmRules.USUAL,
                                world.clock.instant().plus(Duration.ofDays(27)))
                        .bad())
                .doesNotContainKey(AlarmKind.FREEZE);
        assertThat(Diagnosis.of(
                                world.office().screens().show("gate").orElseThrow(),
                                AlarmRules.USUAL,
                                world.clock.instant().plus(Duration.ofDays(27)).plusSeconds(1))
                        .bad())
                .containsKey(AlarmKind.FREEZE);
    }

    @Test
    void aDarkScreenAtNightIsNoAlarmUntilItsHoursBegan() {
        Screen night = hours("12:05", "20:00");
        // It is noon there.
        assertThat(Hours.atWork(night, World.NOON)).isFalse();
        assertThat(Hours.atWork(night, World.NOON.plus(Duration.ofMinutes(9))))
                .as("waking")
                .isFalse();
        assertThat(Hours.atWork(night, World.NOON.plus(Duration.ofMinutes(10)))).isTrue();
        assertThat(Hours.atWork(hours("22:00", "06:00"), World.NOON)).isFalse();
        assertThat(Hours.atWork(hours("22:00", "12:01"), World.NOON)).isTrue();
        assertThat(Hours.atWork(World.GATE, World.NOON)).isTrue();
    }

    private static Screen hours(String from, String until) {
        Screen gate = World.GATE;
        return new Screen(
                gate.id(),
                gate.name(),
                gate.community(),
                gate.tags(),
                gate.size(),
                gate.colour(),
                gate.pitchMm(),
                gate.distanceM(),
                gate.zone(),
                Optional.of(new Daypart(java.time.LocalTime.parse(from), java.time.LocalTime.parse(until))));
    }

    @Test
    void onlyPeopleOfItsCommunityAcknowledgeAndTheFirstStays() throws Exception {
        says(told -> told.warm("99", "day"));
        look();
        long id = world.office().alarms().open().get(0).id();
        assertThatThrownBy(() -> world.office().alarms().acknowledge(world.caller("jin"), id, ""))
                .hasMessageContaining("alarm.not-yours");
        assertThatThrownBy(() -> world.office().alarms().acknowledge(world.caller("rui"), id + 1, ""))
                .hasMessageContaining("alarm.unknown");
        assertThatThrownBy(() -> world.office().alarms().acknowledge(world.caller("rui"), id, "a\u0007"))
                .hasMessageContaining("alarm.bad-note");
        world.office().alarms().acknowledge(world.caller("rui"), id, "风扇");
        world.office().alarms().acknowledge(world.caller("oscar"), id, "late");
        world.reopen();
        AlarmView.Acknowledged first =
                world.office().alarms().open().get(0).acknowledged().orElseThrow();
        assertThat(first.by()).isEqualTo("rui");
        assertThat(first.note()).isEqualTo("风扇");
    }
}
