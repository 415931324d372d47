package shiliu.controller.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.controller.alarms.AlarmRules;
import shiliu.controller.alarms.Hook;
import shiliu.controller.keep.KeepRules;
import shiliu.player.config.Problem;
import shiliu.player.config.ProblemsException;
import shiliu.player.schedule.Daypart;
import shiliu.player.screen.Brightness;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;

class ControllerConfigTest {
    private static final String HEAD = """
            listen: {host: 127.0.0.1, port: 0}
            data: data
            communities: [{id: a, name: 甲}]
            """;

    @TempDir
    Path folder;

    @Test
    void theSampleHasFourCommunitiesAndSixScreens() throws Exception {
        ControllerConfig config = ControllerConfig.read(Path.of("../config/controller.yaml"));
        assertThat(config.communityIds()).containsExactly("guangming", "jinfang", "jinhui", "ninghu");
        assertThat(config.screens())
                .extracting(s -> s.screen().id())
                .containsExactly(
                        "guangming-gate",
                        "guangming-hall",
                        "jinfang-board",
                        "jinhui-panel",
                        "ninghu-canteen",
                        "ninghu-strip");
        assertThat(config.screens().stream().filter(s -> s.connection().equals(Connection.PAIRED)))
                .hasSize(2);
        assertThat(config.screen("guangming-gate").orElseThrow().screen())
                .isEqualTo(new Screen(
                                "guangming-gate",
                                "光明社区大门条屏",
                                "guangming",
                                Set.of("outdoor", "strip"),
                                new Size(128, 32),
                                Colour.MONO,
                                10,
                                15,
                                ZoneId.of("Asia/Shanghai"),
                                Optional.of(new Daypart(LocalTime.of(7, 0), LocalTime.of(22, 0))))
                        .lit(new Brightness(
                                100,
                                30,
                                Optional.of(new shiliu.player.screen.Place(24.92, 102.48)),
                                Optional.empty(),
                                List.of(),
                                Optional.empty())));
    }

    @Test
    void tablesOfFestivalsStandBesideIt() throws Exception {
        ControllerConfig sample = ControllerConfig.read(Path.of("../config/controller.yaml"));
        assertThat(sample.festivals().idOf("火把节")).contains("torch");
        assertThat(read(HEAD + "screens: []\n").festivals().all()).isEmpty();
        assertThatThrownBy(() -> read(HEAD + "screens: []\nfestivals: nowhere\n"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("timing.no-folder"));
        Files.createDirectories(folder.resolve("festivals"));
        Files.writeString(folder.resolve("festivals/own.yaml"), "festivals:\n  - {id: fair}\n");
        assertThatThrownBy(() -> read(HEAD + "screens: []\n"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .allSatisfy(
                                        problem -> assertThat(problem.file()).endsWith("own.yaml")));
    }

    @Test
    void whatIsKeptHasItsDays() throws Exception {
        assertThat(read(HEAD + "screens: []\n").keep()).isEqualTo(KeepRules.USUAL);
        assertThat(read(HEAD
                                + "screens: []\nkeep: {plays: 90d, plays-mib: 600, alarms: 60 d, pictures: 7d, audit: 700d}\n")
                        .keep())
                .isEqualTo(new KeepRules(
                        Duration.ofDays(90),
                        (600L << 20) / KeepRules.PLAY_BYTES,
                        Duration.ofDays(60),
                        Duration.ofDays(7),
                        Duration.ofDays(700)));
        for (String wrong : List.of("plays: 30d", "plays: 90", "alarms: 4w", "pictures: 0d", "audit: 364d")) {
            assertThatThrownBy(() -> read(HEAD + "screens: []\nkeep: {" + wrong + "}\n"))
                    .isInstanceOfSatisfying(
                            ProblemsException.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("screens.keep"));
        }
    }

    /** Full light at night blinds a street. */
    @Test
    void everyOutdoorSampleSaysHowBrightItIsByNight() throws Exception {
        ControllerConfig samples = ControllerConfig.read(Path.of("../config/controller.yaml"));
        assertThat(samples.screens()).extracting(ScreenSite::screen).hasSize(6).allSatisfy(screen -> {
            boolean outdoor = screen.tags().contains("outdoor");
            assertThat(screen.brightness()
                            .filter(b -> b.night() <= 30 && b.place().isPresent())
                            .isPresent())
                    .as(screen.id())
                    .isEqualTo(outdoor);
        });
    }

    @Test
    void alarmsHaveLimitsAndOneHook() throws Exception {
        assertThat(read(HEAD + "screens: []\n").alarms()).isEqualTo(AlarmRules.USUAL);
        AlarmRules rules = read(HEAD
                        + "screens: []\nalarms: {hot: 60, memory-mib: 512, hook: {command: [sh, -c, a b]}}\n")
                .alarms();
        assertThat(rules).isEqualTo(new AlarmRules(60, 512, Optional.of(new Hook.Command(List.of("sh", "-c", "a b")))));
        assertThat(read(HEAD + "screens: []\nalarms: {hook: {url: 'https://example.org/x'}}\n")
                        .alarms()
                        .hook())
                .contains(new Hook.Url(URI.create("https://example.org/x")));
        for (String wrong : List.of("{}", "{command: [x], url: 'https://x.cn'}", "{command: []}")) {
            assertThatThrownBy(() -> read(HEAD + "screens: []\nalarms: {hook: " + wrong + "}\n"))
                    .isInstanceOfSatisfying(
                            ProblemsException.class,
                            refused -> assertThat(refused.problems())
                                    .extracting(Problem::code)
                                    .containsExactly("screens.hook"));
        }
        assertThatThrownBy(() -> read(HEAD + "screens: []\nalarms: {hook: {url: 'http://example.org/x'}}\n"))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("screens.hook-url"));
    }

    @Test
    void aScreenMayBeQuietWithinItsHours() throws Exception {
        String screen = """
                screens:
                  - {id: gate, name: 门, community: a, size: 128x32, colour: mono, pitch-mm: 10, distance-m: 15,
                     hours: 07:00-22:00, quiet: [12:30-14:00, 20:00-24:00], player: paired}
                """;
        assertThat(read(HEAD + screen).screen("gate").orElseThrow().screen().quiet())
                .containsExactly(
                        new Daypart(LocalTime.of(12, 30), LocalTime.of(14, 0)),
                        new Daypart(LocalTime.of(20, 0), LocalTime.MIDNIGHT));
        assertThatThrownBy(() -> read(HEAD + screen.replace("12:30", "12.30")))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Problem::code)
                                .containsExactly("screens.hours"));
    }

    @Test
    void theContractsScreenIsRead() throws Exception {
        ControllerConfig config = read(HEAD + """
                screens:
                  - id: guangming-gate
                    name: 光明社区大门
                    community: a
                    tags: [outdoor, strip]
                    size: 128x32
                    colour: mono
                    pitch-mm: 10
                    distance-m: 15
                    zone: Asia/Shanghai
                    place: {lat: 24.92, lon: 102.48, geocode: '530181'}
                    hours: 07:00-22:00
                    driver: onbon-5e
                    address: serial:/dev/ttyUSB0?baud=57600&parity=none&address=1
                    control: {driver: novastar, address: 'tcp://10.0.0.9:5200'}
                """);
        ScreenSite site = config.screens().get(0);
        assertThat(site.connection())
                .isEqualTo(Connection.card("onbon-5e", "serial:/dev/ttyUSB0?baud=57600&parity=none&address=1"));
        assertThat(site.control()).contains(Connection.card("novastar", "tcp://10.0.0.9:5200"));
        assertThat(site.location()).contains(new ScreenSite.Location(24.92, 102.48, Optional.of("530181")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.168.1.5", "'::'", "controller.example", "127.0.0.1.example"})
    void anotherAddressThanLoopbackIsServedByTlsAlone(String host) throws Exception {
        String rest = "\ndata: d\ncommunities: [{id: a, name: b}]\nscreens: []\n";
        assertThat(read("listen: {host: %s, port: 1}".formatted(host) + rest)
                        .listen()
                        .tls())
                .isTrue();
        assertThat(codes("listen: {host: %s, port: 1, tls: false}".formatted(host) + rest))
                .hasSize(1)
                .allMatch(code -> code.endsWith(" screens.not-loopback"));
    }

    @Test
    void howTheLedsAreBuiltAndRunIsRead() throws Exception {
        String all = "panel: 64x32\n    dimmed-to: 20\n    frames-a-second";
        ControllerConfig config = read(HEAD + "screens:\n" + screen(all, "30"));
        assertThat(config.screens().get(0).screen().leds()).contains(new Leds(Optional.of(new Size(64, 32)), 20, 30));
        ControllerConfig plain = read(HEAD + "screens:\n" + screen("dimmed-to", "5"));
        assertThat(plain.screens().get(0).screen().leds()).contains(new Leds(Optional.empty(), 5, 60));
    }

    @ParameterizedTest
    @CsvSource({
        "id, Gate!, config.id",
        "community, b, screens.community-unknown",
        "size, 128*32, screens.size",
        "size, 5000x1, screens.size",
        "size, 0x16, screens.size",
        "colour, red, config.word-unknown",
        "pitch-mm, 0, config.number-range",
        "distance-m, far, config.number",
        "zone, Asia/Anning, screens.zone",
        "hours, 7-22, screens.hours",
        "hours, 07:00-25:00, screens.hours",
        "driver, onbon, config.word-unknown",
        "address, 'file:///etc/passwd', screens.address",
        "address, 'serial:/dev/../etc/x?y', screens.address",
        "player, paired, screens.two-ways",
        "driver, sansi, screens.no-driver",
        "driver, onbon-6e, screens.not-for-driver",
        "driver, onbon-k, screens.text-only",
        "letters-px, 16, screens.shows-pictures",
        "letters-px, 20, screens.letters",
        "white, white, screens.white",
        "gamma, 9, config.number-range",
        "panel, 64, screens.size",
        "panel, 64x4, screens.panel",
        "dimmed-to, 0, config.number-range",
        "frames-a-second, 24, config.number-range",
        "characters-a-second, 0, config.number-range",
        "size, 4096x4096, screens.not-for-driver",
        "tags, outdoor, config.want-list",
        "control, {driver: novastar}, config.field-missing",
        "'place', '{lat: 91, lon: 0}', config.number-range",
        "brightness, 5, config.want-fields",
        "brihgtness, 5, config.field-unknown",
    })
    void eachMistakeOfAScreenIsNamed(String field, String value, String code) {
        assertThat(codes(HEAD + "screens:\n" + screen(field, value)))
                .singleElement()
                .asString()
                .endsWith(" " + code);
    }

    /** Copied files keep their address: then both screens would obey each other's pictures. */
    @ParameterizedTest
    @CsvSource({
        "tcp://10.0.0.9:9520, tcp://10.0.0.9:9520, screens.card-twice",
        "'serial:/dev/ttyS0?address=1', 'serial:/dev/ttyS0', screens.card-twice",
        "'serial:/dev/ttyS0?address=1', 'serial:/dev/ttyS0?address=1', screens.card-twice",
        "tcp://localhost:9520, tcp://127.0.0.1:9520, screens.card-twice",
        "tcp://LocalHost.:9520, 'tcp://[::1]:9520', screens.card-twice",
        "'tcp://[0:0:0:0:0:0:0:1]:9520', 'tcp://127.0.0.1:9520', screens.card-twice",
        "'tcp://[FD00::0:9]:9520', 'tcp://[fd00::9]:9520', screens.card-twice",
        "tcp://Panel.Example:9520, tcp://panel.example:9520, screens.card-twice",
        "udp://localhost:9520, udp://127.0.0.1:9520, screens.card-twice",
        "'serial:/dev/ttyS0?address=1', 'serial:/dev//./ttyS0?address=1', screens.card-twice",
        "'serial:/dev/ttyS0?address=1', 'serial:/dev//ttyS0?address=2', screens.two-names",
        "'serial:/dev/ttyS0?address=1&baud=9600', 'serial:/dev/ttyS0?address=2&baud=19200', screens.two-speeds",
    })
    void cardsOnOneLineAreToldApart(String one, String two, String code) {
        String first = screen("address", "'" + one + "'");
        String second = screen("address", "'" + two + "'").replace("id: gate", "id: hall");
        assertThat(codes(HEAD + "screens:\n" + first + second))
                .singleElement()
                .asString()
                .endsWith(" " + code);
    }

    /** As {@code /dev/serial/by-id/…} leads to {@code /dev/ttyUSB0}. */
    @Test
    void aDeviceThatALinkLeadsToIsTheSameOne() throws Exception {
        Path device = Files.createFile(folder.resolve("ttyUSB0"));
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), device);
        for (String number : List.of("address=1", "address=2")) {
            String first = screen("address", "'serial:" + device + "?address=1'");
            String second =
                    screen("address", "'serial:" + link + "?" + number + "'").replace("id: gate", "id: hall");
            assertThat(codes(HEAD + "screens:\n" + first + second))
                    .singleElement()
                    .asString()
                    .endsWith(number.endsWith("1") ? " screens.card-twice" : " screens.two-names");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tcp://127.0.0.1:9520, tcp://127.0.0.2:9520",
        "tcp://127.0.0.1:9520, tcp://127.0.0.1:9521",
        "tcp://127.0.0.1:9520, udp://127.0.0.1:9520",
        "tcp://10.0.0.9:9520, tcp://10.0.0.90:9520",
    })
    void cardsElsewhereAreOthers(String one, String two) throws Exception {
        String first = screen("address", one);
        String second = screen("address", two).replace("id: gate", "id: hall");
        assertThat(read(HEAD + "screens:\n" + first + second).screens()).hasSize(2);
    }

    @Test
    void onlyDriversThatThereAreAreOffered() {
        ProblemsException e = catchThrowableOfType(
                ProblemsException.class, () -> read(HEAD + "screens:\n" + screen("driver", "onbon")));
        String offered = Drivers.list().stream().map(Family::id).collect(Collectors.joining(", "));
        assertThat(e.problems().get(0).suggestion().arguments()).contains(offered);
    }

    @Test
    void cardsWithNumbersShareALine() throws Exception {
        String first = screen("address", "'serial:/dev/ttyS0?address=1'");
        String second = screen("address", "'serial:/dev/ttyS0?address=2'").replace("id: gate", "id: hall");
        assertThat(read(HEAD + "screens:\n" + first + second).screens()).hasSize(2);
    }

    @Test
    void aScreenThatNothingReachesIsRefused() {
        assertThat(codes(HEAD + "screens:\n" + screen("driver", "").replaceAll("(?m)^ +(driver|address).*\n", "")))
                .containsExactly("5:5 screens.no-way");
    }

    @Test
    void screensInFilesAreReadWithAllTheirProblems() throws Exception {
        Files.createDirectory(folder.resolve("screens"));
        String one = screen("size", "1x1").replaceAll("(?m)^ {4}|^ {2}- ", "");
        Files.writeString(folder.resolve("screens/one.yaml"), one);
        Files.writeString(folder.resolve("screens/two.yml"), one.replace("rgb", "grey"));
        Files.writeString(folder.resolve("screens/notes.txt"), "not a screen");
        assertThat(codes(HEAD)).containsExactly("1:1 screens.id-twice", "4:9 config.word-unknown");
        assertThat(codes(HEAD + "screens: none")).containsExactly("4:10 screens.no-folder");
        Files.delete(folder.resolve("screens/two.yml"));
        assertThat(read(HEAD).screens()).hasSize(1);
    }

    /** A good screen, but for one field. */
    private static String screen(String field, String value) {
        StringBuilder out = new StringBuilder();
        List<String> good = List.of(
                "id: gate",
                "name: 门",
                "community: a",
                "size: 128x32",
                "colour: rgb",
                "pitch-mm: 10",
                "distance-m: 15",
                "driver: jetfile",
                "address: tcp://10.0.0.9:9520");
        good.stream()
                .filter(line -> !line.startsWith(field + ":"))
                .forEach(line -> out.append("    ").append(line).append('\n'));
        out.append("    ").append(field).append(": ").append(value).append('\n');
        return "  - " + out.substring(4);
    }

    private ControllerConfig read(String yaml) throws Exception {
        return ControllerConfig.read(Files.writeString(folder.resolve("controller.yaml"), yaml));
    }

    private List<String> codes(String yaml) {
        ProblemsException e = catchThrowableOfType(ProblemsException.class, () -> read(yaml));
        return e.problems().stream().map(ControllerConfigTest::code).toList();
    }

    private static String code(Problem p) {
        return p.line() + ":" + p.column() + " " + p.code();
    }
}
