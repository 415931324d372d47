package shiliu.player.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Office;
import shiliu.player.output.Dims;
import shiliu.player.output.Told;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Place;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

class LightingIT {
    private static final Place ANNING = new Place(24.92, 102.48);

    @TempDir
    Path folder;

    private final Office office = new Office();
    private final TestTime time = new TestTime(Office.NOON);
    private final TestSource source = new TestSource(office, time);
    private final Manifest.Entry one = office.entry(Office.slogan("民族团结一家亲"), "wang");

    private static Brightness plan(Optional<Brightness.Sensor> sensor) {
        return new Brightness(90, 20, Optional.of(ANNING), Optional.empty(), List.of(), sensor);
    }

    private Rig rig() throws IOException {
        return new Rig(folder, time, source);
    }

    private static void awaitPercent(Rig rig, int percent) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !rig.percents.isEmpty() && rig.percents.get(rig.percents.size() - 1) == percent);
    }

    private static void awaitStored(Rig rig) {
        rig.awaitVersion(1);
    }

    private static Report.Device last(Rig rig) {
        return rig.reports.get(rig.reports.size() - 1).device().orElseThrow();
    }

    @Test
    void theScreenFollowsTheSunAndSaysSo() throws IOException {
        source.serve(Manifests.on(Office.manifest(1, one), Office.GATE.lit(plan(Optional.empty()))));
        try (Rig rig = rig()) {
            awaitPercent(rig, 90);
            rig.pass(Duration.ofHours(8));
            awaitPercent(rig, 20);
            assertThat(rig.percents).containsExactly(90, 20);
            rig.pass(Duration.ofMinutes(1));
            await().atMost(Duration.ofSeconds(20)).until(() -> last(rig).why().equals("night"));
            assertThat(last(rig).percent()).contains(20);
            assertThat(last(rig).set()).contains(Dims.CARD);
        }
    }

    @Test
    void theCardsSensorIsFollowedAndItsFailureIsTold() throws IOException {
        Brightness.Sensor sensor = new Brightness.Sensor(0, 100, 55);
        source.serve(Manifests.on(Office.manifest(1, one), Office.GATE.lit(plan(Optional.of(sensor)))));
        try (Rig rig = rig()) {
            awaitPercent(rig, 55);
            await().until(() -> rig.reports.stream()
                    .anyMatch(report -> report.device()
                            .filter(d -> d.why().equals("sensor-waits"))
                            .isPresent()));
            rig.pass(Duration.ofMinutes(16)).awaitTrouble("play.light");
            rig.told = Optional.of(new Told(List.of(new Reading(Quantity.LIGHT_SENSOR, 50)), Duration.ZERO));
            awaitPercent(rig, 55);
            rig.told = Optional.of(new Told(List.of(new Reading(Quantity.LIGHT_SENSOR, 100)), Duration.ZERO));
            awaitPercent(rig, 90);
            // What it told is a quarter of an hour old: nobody tells any more.
            rig.told = Optional.of(new Told(List.of(new Reading(Quantity.LIGHT_SENSOR, 100)), Duration.ofMinutes(15)));
            rig.pass(Duration.ofSeconds(1));
            awaitPercent(rig, 55);
        }
    }

    @Test
    void whatAnOperatorSetHoldsUntilItsEndThoughThereIsNoPlan() throws IOException {
        Manifest plain = Office.manifest(1, one);
        Instant until = Office.NOON.plus(Duration.ofHours(1));
        ByHand hand = new ByHand(Optional.of(40), false, until);
        source.serve(Manifests.with(plain, plain.screen(), Optional.empty(), Optional.of(hand)));
        try (Rig rig = rig()) {
            awaitPercent(rig, 40);
            awaitStored(rig);
        }
        // The power was out when it ended: it is set back all the same.
        time.pass(Duration.ofHours(1));
        try (Rig rig = rig()) {
            awaitPercent(rig, 100);
        }
    }

    @Test
    void withoutAPlanNobodyTouchesIt() throws IOException {
        source.serve(Office.manifest(1, one));
        try (Rig rig = rig()) {
            rig.awaitItem(one.item().sha256()).awaitVersion(1);
            rig.pass(Duration.ofHours(8)).pass(Duration.ofSeconds(1));
            await().until(() ->
                    rig.reports.stream().anyMatch(report -> report.device().isPresent()));
            assertThat(rig.percents).isEmpty();
        }
    }
}
