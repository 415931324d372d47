package shiliu.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shiliu.player.config.ProblemsException;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.Brightness.Sensor;
import shiliu.player.screen.Brightness.Step;

/** How bright a screen is to be, as its file says it. */
class BrightnessReaderTest {
    @TempDir
    Path folder;

    private Optional<Brightness> read(String brightness) throws Exception {
        Path file = Files.writeString(folder.resolve("controller.yaml"), """
                listen: {host: 127.0.0.1, port: 0}
                data: data
                communities: [{id: a, name: 甲}]
                screens:
                  - {id: gate, name: 门, community: a, size: 128x32, colour: mono, pitch-mm: 10, distance-m: 15, player: paired,
                     place: {lat: 24.92, lon: 102.48}, %s}
                """.formatted(brightness));
        return ControllerConfig.read(file).screen("gate").orElseThrow().screen().brightness();
    }

    @Test
    void allOfItIsRead() throws Exception {
        Brightness light = read("brightness: {day: 90, night: 20, peak-nits: 5000, steps: ['19:00 40', '06:30 60 %'],"
                        + " sensor: {dark: 20, bright: 800}}")
                .orElseThrow();
        assertThat(light.day()).isEqualTo(90);
        assertThat(light.night()).isEqualTo(20);
        assertThat(light.peak()).contains(5000);
        assertThat(light.place().orElseThrow().latitude()).isEqualTo(24.92);
        assertThat(light.steps()).containsExactly(new Step(LocalTime.of(6, 30), 60), new Step(LocalTime.of(19, 0), 40));
        assertThat(light.sensor()).contains(new Sensor(20, 800, 20));
    }

    @Test
    void nobodySetsWhatNobodyAskedFor() throws Exception {
        assertThat(read("tags: [x]")).isEmpty();
        assertThat(read("brightness: {day: 20}").orElseThrow().night())
                .as("never above the day")
                .isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "day: 0 | config.number-range",
                "night: 101 | config.number-range",
                "nihgt: 30 | config.field-unknown",
                "steps: ['6:30 60'] | screens.step",
                "steps: ['06:30 0'] | screens.step",
                "steps: ['24:00 50'] | screens.step",
                "steps: ['06:30 60', '06:30 70'] | screens.step-twice",
                "sensor: {dark: 800, bright: 20} | screens.sensor",
                "sensor: {dark: 800} | config.field-missing",
                "peak-nits: 0 | config.number-range",
            })
    void eachMistakeHasItsPlaceAndWhatToDo(String wrong, String code) {
        ProblemsException refused =
                catchThrowableOfType(ProblemsException.class, () -> read("brightness: {" + wrong + "}"));
        assertThat(refused.problems()).hasSize(1).allSatisfy(problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.line()).isEqualTo(6);
        });
    }

    @Test
    void theSamplesBrightnessCanBeUncommented() throws Exception {
        List<String> sample = Files.readAllLines(Path.of("../config/screens/jinhui-panel.yaml"));
        int from = (int)
                sample.stream().takeWhile(line -> !line.startsWith("place:")).count();
        String text = String.join("\n", sample.subList(from, sample.size()))
                .replaceAll("(?m)^# ", "")
                .replaceAll("(?m)^", "      ");
        Path file = Files.writeString(folder.resolve("controller.yaml"), """
                listen: {host: 127.0.0.1, port: 0}
                data: data
                communities: [{id: a, name: 甲}]
                screens:
                    - id: gate
                      name: 门
                      community: a
                      size: 128x32
                      colour: mono
                      pitch-mm: 10
                      distance-m: 15
                      player: paired
                """ + text + "\n");
        assertThat(ControllerConfig.read(file)
                        .screen("gate")
                        .orElseThrow()
                        .screen()
                        .brightness()
                        .orElseThrow()
                        .steps())
                .hasSize(3);
    }
}
