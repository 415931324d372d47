package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.cli.StaffDesk.Word;
import shiliu.controller.office.World;
import shiliu.player.output.Dims;
import shiliu.player.play.Report;
import shiliu.player.play.Report.What;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;

/** A screen as a device, at the desk. */
class ByHandCommandsIT {
    @TempDir
    Path folder;

    @Test
    void brightnessAndPowerAreSetAndGivenBack() throws Exception {
        World world = World.staffed(folder.resolve("world"));
        // The desk's clock is this machine's; the office's must not be far from it.
        world.clock.advance(java.time.Duration.between(world.clock.instant(), java.time.Instant.now()));
        try (StaffDesk desk = StaffDesk.open(folder, world, "oscar", "edith")) {
            assertThat(desk.run("oscar", "screen", "brightness", "gate", "40", "--for", "2h")
                            .out())
                    .contains("gate will have 40 % of full light until");
            world.settle();
            assertThat(desk.run("oscar", "screen", "show", "gate").out()).contains("Set by hand to 40 % until");
            assertThat(desk.run("oscar", "screen", "show", "gate", "--lang", "zh")
                            .out())
                    .contains("手动设为 40 %");
            assertThat(desk.run("edith", "screen", "brightness", "gate", "40", "--for", "2h")
                            .exit())
                    .isEqualTo(3);
            assertThat(desk.run("oscar", "screen", "power", "gate", "off", "--for", "30m")
                            .out())
                    .contains("gate will be dark until");
            assertThat(desk.run("oscar", "screen", "power", "gate", "on", "--json")
                            .json(ByHandRequest.class)
                            .set())
                    .isEmpty();
            assertThat(desk.run("oscar", "screen", "brightness", "gate", "--plan")
                            .out())
                    .contains("gate follows its plan again.");
            for (List<String> wrong : List.of(
                    List.of("brightness", "gate", "0", "--for", "2h"),
                    List.of("brightness", "gate", "40"),
                    List.of("brightness", "gate"),
                    List.of("brightness", "gate", "40", "--plan"),
                    List.of("power", "gate", "off"),
                    List.of("power", "gate", "on", "--for", "2h"),
                    List.of("power", "gate", "dim"))) {
                List<String> command = new java.util.ArrayList<>(List.of("screen"));
                command.addAll(wrong);
                assertThat(desk.run("oscar", command.toArray(String[]::new)).exit())
                        .as("%s", wrong)
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void aScreenTellsOfItselfAndItsPlayer() throws Exception {
        try (StaffDesk desk = StaffDesk.open(folder, World.staffed(folder.resolve("world")), "oscar")) {
            Report.Device device = new Report.Device(
                    Optional.of(30),
                    "night-capped",
                    Optional.of(Dims.CARD),
                    List.of(new Reading(Quantity.CABINET_TEMPERATURE, 41)),
                    Optional.of(World.NOON));
            desk.says("gate", new Word(What.ITEM, Optional.empty(), List.of(), Optional.of(device)));
            assertThat(desk.run("oscar", "screen", "show", "gate").out())
                    .contains(
                            "Brightness: 30 %, by night; set by its card; less than wanted, by the limit of nights",
                            "  cabinet-temperature: 41",
                            "Its file says no brightness: it is left as it is, without a limit at night",
                            "Player: up 0d 01:00, 120 MiB, 17 threads, 1000 frames shown, 2 too late");
            assertThat(desk.run("oscar", "screen", "show", "gate", "--lang", "zh")
                            .out())
                    .contains("亮度：30 %，夜间；由控制卡调节；受夜间上限限制");
        }
    }
}
