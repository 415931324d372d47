package shiliu.protocols.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * A wrong picture on a card whose driver reads back is noticed within a minute, whatever made it wrong: promise R11. {@code
 * -Dshiliu.wrong-pictures=10000} tries that many instead of 300 a driver.
 */
class WrongPictureTest {
    private static final Logger LOG = LoggerFactory.getLogger(WrongPictureTest.class);
    private static final int TIMES = Integer.getInteger("shiliu.wrong-pictures", 300);
    private static final Duration NOTICED = Duration.ofSeconds(60);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Random random = new Random(11);
    private Duration longest = Duration.ZERO;

    private static List<Geometry> sizes(Family family) {
        return List.of(
                        new Geometry(64, 32, Colour.MONO),
                        new Geometry(128, 64, Colour.DUAL),
                        new Geometry(96, 48, Colour.RGB),
                        new Geometry(256, 128, Colour.RGB))
                .stream()
                .filter(family::draws)
                .toList();
    }

    private static List<Family> readBack() {
        return Drivers.list().stream()
                .filter(family -> sizes(family).stream()
                        .anyMatch(size -> family.driver()
                                        .apply(new Family.Site(size, OptionalInt.empty()))
                                        .capabilities()
                                        .best()
                                == Proof.READ_BACK))
                .toList();
    }

    @Test
    void everyWrongPictureIsNoticedWithinAMinute() {
        assertThat(readBack()).extracting(Family::id).contains("jetfile");
        for (Family family : readBack()) {
            List<Geometry> sizes = sizes(family);
            int wrong = 0;
            for (int i = 0; wrong < TIMES; i++) {
                assertThat(i).as("damages that make no picture wrong").isLessThan(20 * TIMES + 100);
                // The large ones are slow to try.
                Geometry size = sizes.get(i % 16 == 0 ? sizes.size() - 1 : i % Math.max(1, sizes.size() - 1));
                wrong += isWrongAndNoticed(family.id(), size, i) ? 1 : 0;
            }
            LOG.info("{}: {} wrong pictures, each noticed within {} s", family.id(), wrong, longest.toSeconds());
        }
    }

    /** False where the damage made no picture wrong. */
    private boolean isWrongAndNoticed(String id, Geometry size, int seed) {
        boolean large = size.width() > 128;
        Rig rig = new Rig(id, size, large || random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(57_600));
        Frame page = Frames.random(size, seed);
        rig.place.want(page);
        assertThat(rig.until(() -> isClaimed(rig, page), HOUR)).isTrue();
        rig.run(Duration.ofMillis(random.nextInt(60_000)));
        Frame before = rig.card.shown();
        assertThat(before).isEqualTo(page);
        String what = damage(rig, size);
        if (rig.card.shown().equals(before)) {
            return false;
        }
        Duration begin = rig.age();
        assertThat(rig.until(() -> !isClaimed(rig, page), NOTICED))
                .as("%s of %s, case %d: %s", id, size, seed, what)
                .isTrue();
        Duration took = rig.age().minus(begin);
        longest = took.compareTo(longest) > 0 ? took : longest;
        assertThat(rig.until(() -> isClaimed(rig, page), HOUR)).isTrue();
        assertThat(rig.card.shown()).as("put right: %s", what).isEqualTo(page);
        return true;
    }

    /** Pages that take turns and stay three seconds or more: a wrong one is noticed once it was lit for a minute in all. */
    @ParameterizedTest
    @ValueSource(ints = {3000, 4000, 6000, 10_000, 15_100})
    void aWrongPageAmongSeveralIsNoticedOnceItWasLitForAMinute(int millis) {
        Geometry size = new Geometry(128, 64, Colour.DUAL);
        for (int seed = 0; seed < 12; seed++) {
            Rig rig = new Rig("jetfile", size, OptionalInt.of(115_200));
            List<Frame> pages = List.of(Frames.random(size, 1), Frames.random(size, 2), Frames.random(size, 3));
            turn(rig, pages, millis, 12 + Math.max(4, 60_000 / millis));
            assertThat(rig.place.watch().foreign()).isEmpty();
            String file = List.of("P/S0", "P/S1", "P/S2").get(seed % 3);
            byte[] bytes = rig.store.read(file).orElseThrow();
            // Past the head: a pixel.
            bytes[200 + random.nextInt(bytes.length - 200)] ^= 1;
            rig.store.write(file, bytes);
            turn(rig, pages, millis, 3 * (60_000 / millis) + 3);
            assertThat(rig.place.watch().foreign())
                    .as("%s, seed %d", file, seed)
                    .isPresent();
        }
    }

    private static void turn(Rig rig, List<Frame> pages, int millis, int times) {
        for (int i = 0; i < times && rig.place.watch().foreign().isEmpty(); i++) {
            rig.place.want(pages.get(i % pages.size()));
            rig.run(Duration.ofMillis(millis));
        }
    }

    private static boolean isClaimed(Rig rig, Frame page) {
        return rig.place.watch().lit().map(Lit::frame).equals(Optional.of(page));
    }

    /** What somebody, or something, does to the card's memory behind our back. */
    private String damage(Rig rig, Geometry size) {
        int kind = random.nextInt(8);
        if (kind == 0) {
            new Direct<>(rig.driver, rig.card).run(new DeviceCommand.Power(false));
            return "power off";
        }
        if (kind == 1) {
            new Direct<>(rig.driver, rig.card).show(Frames.random(size, -1 - random.nextInt(1000)), 10_000);
            return "another program's picture";
        }
        List<String> files = List.copyOf(rig.store.names());
        String name = files.get(random.nextInt(files.size()));
        byte[] file = rig.store.read(name).orElseThrow();
        if (file.length == 0) {
            return "nothing";
        }
        int at = random.nextInt(file.length);
        switch (kind) {
            case 2 -> rig.store.write(name, new byte[0]);
            case 3 -> rig.store.write(name, Arrays.copyOf(file, at));
            case 4 -> {
                byte[] noise = new byte[1 + random.nextInt(64)];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, file, at, Math.min(noise.length, file.length - at));
                rig.store.write(name, file);
            }
            default -> {
                file[at] ^= (byte) (1 << random.nextInt(8));
                rig.store.write(name, file);
            }
        }
        return "kind " + kind + " at " + at + " of " + name;
    }
}
