package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Writing;

/** A card's brightness as it is wished, and its power, in virtual time. */
class DeviceTest {
    private static final Geometry SIZE = new Geometry(64, 32, Colour.DUAL);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Content PICTURE =
            Content.of(Frames.random(SIZE, 1), new Writing(List.of("光明社区"), 16, 0xFF0000, Writing.Motion.STILL));

    private final AtomicReference<DeviceWish> wish = new AtomicReference<>(DeviceWish.NONE);

    static Stream<String> withBrightness() {
        return Stream.of("onbon-5e", "onbon-6e", "onbon-k", "jetfile");
    }

    /** A text card shows text only. */
    private static Content page(String id, int seed) {
        Writing writing = new Writing(List.of("第" + seed + "页"), 16, 0xFF0000, Writing.Motion.STILL);
        Frame frame = Frames.random(SIZE, seed);
        return id.equals("onbon-k") ? Content.of(frame, writing) : Content.of(frame);
    }

    private Rig rig(String id) {
        Rig rig = new Rig(id, SIZE, OptionalInt.of(57_600));
        rig.place.keepDevice(wish::get);
        rig.place.want(page(id, 1));
        assertThat(rig.until(rig::isLit, MINUTE)).isTrue();
        return rig;
    }

    private static void others(Rig rig, DeviceCommand command) {
        new Direct<>(rig.driver, rig.card).run(command);
    }

    @ParameterizedTest
    @MethodSource("withBrightness")
    void aBrightnessIsSetOnceAndAgainWhereItChanged(String id) {
        wish.set(DeviceWish.percent(60));
        Rig rig = rig(id);
        assertThat(rig.until(() -> rig.card.brightness().orElseThrow() == 60, MINUTE))
                .isTrue();
        rig.run(HOUR);
        assertThat(rig.count("brightness")).isEqualTo(1);
        assertThat(rig.place.watch().device().brightness()).isEqualTo(Heed.DONE);
        wish.set(DeviceWish.percent(20));
        assertThat(rig.until(() -> rig.card.brightness().orElseThrow() == 20, MINUTE))
                .isTrue();
        rig.run(HOUR);
        assertThat(rig.count("brightness")).isEqualTo(2);
        wish.set(DeviceWish.NONE);
        rig.run(MINUTE);
        assertThat(rig.place.watch().device()).isEqualTo(Watch.Device.NOT_ASKED);
    }

    /** Each may wear the flash: a brightness that creeps every few seconds is followed in steps. */
    @ParameterizedTest
    @MethodSource("withBrightness")
    void aBrightnessThatCreepsIsFollowedInSteps(String id) {
        wish.set(DeviceWish.percent(100));
        Rig rig = rig(id);
        for (int percent = 100; percent >= 20; percent--) {
            wish.set(DeviceWish.percent(percent));
            rig.run(Duration.ofSeconds(5));
        }
        assertThat(rig.count("brightness")).isBetween(5, 8);
        rig.run(Duration.ofMinutes(11));
        assertThat(rig.card.brightness()).hasValue(20);
        for (int i = 0; i < 720; i++) {
            wish.set(DeviceWish.percent(50 + i % 2));
            rig.run(Duration.ofSeconds(5));
        }
        assertThat(rig.count("brightness")).isLessThanOrEqualTo(17);
    }

    @ParameterizedTest
    @MethodSource("withBrightness")
    void aCardThatComesBackIsSetAgain(String id) {
        wish.set(DeviceWish.percent(40));
        Rig rig = rig(id);
        rig.run(MINUTE.multipliedBy(2));
        rig.unheard = does -> true;
        rig.run(MINUTE);
        assertThat(rig.place.watch().silent()).isPresent();
        rig.unheard = does -> false;
        others(rig, new DeviceCommand.Brightness(100));
        rig.sent.clear();
        assertThat(rig.until(() -> rig.card.brightness().orElseThrow() == 40, MINUTE))
                .isTrue();
        assertThat(rig.sent).as("before its status tells").doesNotContain("volume", "client", "disk");
    }

    @ParameterizedTest
    @MethodSource("withBrightness")
    void whatOthersSetIsPutRightAfterTheNextStatusAndLessAndLess(String id) {
        wish.set(DeviceWish.percent(40));
        Rig rig = rig(id);
        rig.run(MINUTE.multipliedBy(2));
        others(rig, new DeviceCommand.Brightness(100));
        assertThat(rig.until(() -> rig.card.brightness().orElseThrow() == 40, MINUTE.multipliedBy(6)))
                .isTrue();
        int before = rig.count("brightness");
        for (int i = 0; i < 24 * 60; i++) {
            others(rig, new DeviceCommand.Brightness(100));
            rig.run(MINUTE);
        }
        assertThat(rig.count("brightness") - before).isBetween(20, 40);
    }

    @Test
    void aCardWithoutTheCommandIsLeftAloneAndThatIsSaid() {
        wish.set(DeviceWish.percent(40));
        Rig old = rig("jetfile-1");
        old.run(MINUTE);
        assertThat(old.place.watch().device()).isEqualTo(new Watch.Device(Heed.IMPOSSIBLE));
        assertThat(old.card.shown()).as("the picture goes on").isEqualTo(PICTURE.frame());
        Rig text = rig("onbon-k");
        text.run(MINUTE);
        assertThat(text.place.watch().device().brightness()).isEqualTo(Heed.DONE);
    }

    @Test
    void aRefusalIsTriedAgainAfterAnHourAndSilenceSooner() {
        Rig rig = rig("jetfile");
        rig.card.refuse(0x9006);
        wish.set(DeviceWish.percent(40));
        rig.run(MINUTE);
        assertThat(rig.place.watch().device().brightness()).isEqualTo(Heed.REFUSED);
        rig.run(MINUTE.multipliedBy(57));
        assertThat(rig.count("brightness")).isEqualTo(1);
        rig.run(MINUTE.multipliedBy(4));
        assertThat(rig.count("brightness")).isEqualTo(2);
        assertThat(rig.card.brightness()).hasValue(40);
        rig.unheard = "brightness"::equals;
        wish.set(DeviceWish.percent(80));
        rig.run(HOUR);
        assertThat(rig.count("brightness") - 2).isBetween(5, 6);
        assertThat(rig.place.watch().device().brightness()).isEqualTo(Heed.REFUSED);
        assertThat(rig.place.watch().silent()).isEmpty();
        rig.unheard = does -> false;
        rig.run(HOUR);
        assertThat(rig.place.watch().device().brightness()).isEqualTo(Heed.DONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jetfile", "onbon-6e"})
    void aSupplierThatFailsHarmsNothing(String id) {
        AtomicInteger asked = new AtomicInteger();
        Rig rig = rig(id);
        rig.place.keepDevice(() -> {
            asked.incrementAndGet();
            throw new IllegalStateException("on purpose");
        });
        rig.run(MINUTE);
        assertThat(asked.get()).isPositive();
        assertThat(rig.isLit()).isTrue();
    }

    @Test
    void aWishIsAShareOfTheLight() {
        assertThatThrownBy(() -> DeviceWish.percent(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeviceWish.percent(101)).isInstanceOf(IllegalArgumentException.class);
        assertThat(DeviceWish.percent(5).light()).isEqualTo(Optional.of(new DeviceCommand.Brightness(5)));
        assertThat(DeviceWish.NONE.light()).isEmpty();
    }
}
