package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Writing;

/** What a card needs beside its pictures, and that neither keeps the other from its turn; in virtual time. */
class ErrandsTest {
    private static final Geometry SIZE = new Geometry(64, 32, Colour.DUAL);
    private static final Content BLACK = Content.black(64, 32);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<String> ERRANDS = Set.of("brightness", "set clock", "system parameters", "disk", "volume");

    static Stream<String> switchable() {
        return Stream.of("onbon-5e", "onbon-6e", "onbon-k", "jetfile");
    }

    /** A text card shows text only. */
    private static Content page(String id, int seed) {
        Writing writing = new Writing(List.of("第" + seed + "页"), 16, 0xFF0000, Writing.Motion.STILL);
        Frame frame = Frames.random(SIZE, seed);
        return id.equals("onbon-k") ? Content.of(frame, writing) : Content.of(frame);
    }

    private static Rig rig(String id) {
        Rig rig = new Rig(id, SIZE, OptionalInt.of(57_600));
        rig.place.keepClock(() -> Optional.of(Rig.START.plus(rig.age()).atOffset(java.time.ZoneOffset.ofHours(8))));
        rig.place.want(page(id, 1));
        return rig;
    }

    private static Rig lit(String id) {
        Rig rig = rig(id);
        assertThat(rig.until(rig::isLit, MINUTE)).isTrue();
        return rig;
    }

    @Test
    void theStatusIsReadEveryFiveMinutesAndTheSensorFollowsTheLight() {
        Rig rig = lit("jetfile");
        rig.run(MINUTE);
        Watch.Told told = rig.place.watch().told().orElseThrow();
        assertThat(told.of(Quantity.LIGHT_SENSOR)).contains("384");
        assertThat(told.of(Quantity.POWER)).contains("on");
        assertThat(told.ago()).isLessThan(MINUTE);
        int news = rig.news;
        rig.card.ambient(51_200);
        rig.run(MINUTE.multipliedBy(5));
        assertThat(rig.place.watch().told().flatMap(now -> now.of(Quantity.LIGHT_SENSOR)))
                .contains("51200");
        assertThat(rig.news).isGreaterThan(news);
        rig.run(Duration.ofHours(1));
        assertThat(rig.count("disk")).isBetween(13, 14);
        assertThat(rig.place.watch().told().orElseThrow().ago()).isLessThan(MINUTE.multipliedBy(6));
    }

    /** Neither in the common format nor otherwise: the card is there, shows its picture, and is left alone. */
    @Test
    void aCardThatKnowsNoStatusIsLeftAloneUntilItComesBack() {
        Rig rig = rig("onbon-6e");
        rig.unheard = does -> Set.of("status", "controller id", "volume").contains(does);
        rig.run(Duration.ofHours(6));
        assertThat(rig.place.watch().silent()).isEmpty();
        assertThat(rig.count("volume")).isEqualTo(3);
        assertThat(rig.count("controller id")).isEqualTo(3);
        rig.unheard = does -> true;
        rig.run(MINUTE);
        rig.unheard = does -> false;
        rig.run(MINUTE);
        assertThat(rig.place.watch().told().flatMap(told -> told.of(Quantity.STORE_TOTAL)))
                .isPresent();
    }

    /** An old board tells its clock, and that is what its look-ups ask too: without an answer to those it is lost. */
    @Test
    void anOldBoardTellsItsClock() {
        Rig rig = rig("jetfile-1");
        rig.run(Duration.ofHours(1));
        assertThat(rig.place.watch().told().flatMap(told -> told.of(Quantity.CLOCK)))
                .isPresent();
        rig.run(MINUTE);
        rig.unheard = "read clock"::equals;
        rig.run(MINUTE);
        assertThat(rig.place.watch().silent()).isPresent();
    }

    /** A new picture before the last one is through, for ever: clock, status and look-ups have their turn all the same. */
    @ParameterizedTest
    @MethodSource("switchable")
    void picturesDoNotStarveTheErrandsNorTheseThem(String id) {
        Rig rig = lit(id);
        AtomicInteger seed = new AtomicInteger();
        rig.run(MINUTE.multipliedBy(10));
        rig.sent.clear();
        AtomicReference<DeviceWish> wish = new AtomicReference<>(DeviceWish.percent(30));
        rig.place.keepDevice(wish::get);
        rig.before = does -> rig.place.want(page(id, seed.incrementAndGet() % 7));
        Duration begin = rig.age();
        assertThat(rig.until(() -> rig.place.watch().device().brightness() == Heed.DONE, Duration.ofSeconds(75)))
                .isTrue();
        assertThat(rig.age().minus(begin)).as("pictures went first").isGreaterThan(Duration.ofSeconds(50));
        rig.run(MINUTE.multipliedBy(7));
        assertThat(rig.place.watch().told().orElseThrow().ago()).isLessThan(MINUTE.multipliedBy(7));
        long pictures = rig.sent.stream()
                .filter(does -> does.startsWith("write") || does.startsWith("update") || does.startsWith("play"))
                .count();
        assertThat(pictures).isGreaterThan(rig.sent.size() / 2);
        assertThat(rig.sent.size()).isGreaterThan(500);
    }

    /** Whatever errand is under way, whether its answer comes or not: the next packet makes it dark. */
    @ParameterizedTest
    @MethodSource("switchable")
    void aStopOvertakesEveryErrandWithinOnePacket(String id) {
        for (boolean heard : new boolean[] {true, false}) {
            int stopped = 0;
            for (int at = 0; at < 12; at++) {
                stopped += stopAt(id, at, heard) ? 1 : 0;
            }
            assertThat(stopped).isGreaterThanOrEqualTo(2);
        }
    }

    /** Whether the packet after the picture that was chosen was an errand's, and not a look-up. */
    private static boolean stopAt(String id, int at, boolean heard) {
        Rig rig = lit(id);
        rig.place.keepDevice(() -> DeviceWish.percent(30));
        for (int i = 0; i < at; i++) {
            rig.step();
        }
        rig.before = does -> rig.place.want(BLACK);
        rig.unheard = does -> !heard;
        int first = rig.sent.size();
        rig.step();
        rig.before = does -> {};
        rig.unheard = does -> false;
        rig.step();
        assertThat(rig.card.shown().isBlack())
                .as("%s, then %s", rig.sent.get(first), rig.sent.get(first + 1))
                .isTrue();
        rig.run(MINUTE);
        rig.card.reboot();
        assertThat(rig.card.shown().isBlack()).as("after a power cut").isTrue();
        return ERRANDS.contains(rig.sent.get(first));
    }

    /** Wishes, stops, pictures, lost answers, power cuts and others' hands, in any order: what is stopped stays dark. */
    @ParameterizedTest
    @MethodSource("switchable")
    void noWishLightsAStop(String id) {
        for (int seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            Rig rig = rig(id);
            AtomicReference<DeviceWish> wish = new AtomicReference<>(DeviceWish.NONE);
            rig.place.keepDevice(wish::get);
            boolean dark = false;
            for (int i = 0; i < 25; i++) {
                switch (random.nextInt(7)) {
                    case 0, 1 -> {
                        dark = random.nextBoolean();
                        rig.place.want(dark ? BLACK : page(id, 1 + random.nextInt(3)));
                    }
                    case 2 -> wish.set(DeviceWish.percent(1 + random.nextInt(100)));
                    case 3 -> wish.set(DeviceWish.NONE);
                    case 4 -> rig.unheard = does -> random.nextInt(4) == 0;
                    case 5 -> rig.card.reboot();
                    default -> new Direct<>(rig.driver, rig.card).run(new DeviceCommand.Power(random.nextBoolean()));
                }
                boolean stopped = dark;
                rig.before = does -> assertThat(stopped && (does.equals("power on") || does.equals("LEDs on")))
                        .as(does)
                        .isFalse();
                rig.run(Duration.ofSeconds(random.nextInt(400)));
            }
            rig.unheard = does -> false;
            rig.run(MINUTE.multipliedBy(dark ? 1 : 66));
            rig.before = does -> {};
            if (dark) {
                assertThat(rig.card.shown().isBlack()).as("seed %d", seed).isTrue();
            }
            rig.place.want(BLACK);
            rig.run(MINUTE);
            assertThat(rig.card.shown()).as("seed %d", seed).isEqualTo(Frame.black(64, 32));
        }
    }

    @Test
    void theClockIsSetOnceADayAndByTheTimeThatItIs() {
        Rig rig = lit("jetfile");
        rig.run(Duration.ofDays(2).plusHours(1));
        assertThat(rig.count("set clock")).isEqualTo(3);
        AtomicReference<OffsetDateTime> last = new AtomicReference<>();
        rig.place.keepClock(() -> {
            OffsetDateTime now = Rig.START.plus(rig.age()).atOffset(java.time.ZoneOffset.ofHours(8));
            last.set(now);
            return Optional.of(now);
        });
        rig.run(Duration.ofDays(1));
        assertThat(rig.count("set clock")).isEqualTo(4);
        assertThat(last.get()).isNotNull();
    }
}
