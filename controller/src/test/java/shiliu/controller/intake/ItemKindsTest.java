package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Day;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Powers;
import shiliu.player.playlist.Resolution;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Translation;

/** Every kind of item is read as it was written; what cannot be is refused at its place. */
class ItemKindsTest {
    private static final String HEAD = """
            playlist: a
            title: 标题
            community: jinhui
            valid: {from: 2026-11-01, until: 2026-12-31}
            items:
            """;

    private static Item item(String yaml) throws Exception {
        byte[] png = Files.readAllBytes(Samples.PLAYLISTS.resolve("good/guangming/screen.png"));
        ReadPlaylist read = Samples.reader().read(Samples.files(HEAD + yaml.indent(2), Map.of("a.png", png)));
        return read.playlist().items().get(0);
    }

    private static List<String> codes(String yaml) {
        return Samples.codes(Samples.problemsOfItems(yaml));
    }

    @Test
    void aDecisionWithItsStepsAndDisclosures() throws Exception {
        Item item = item("""
                - kind: decision
                  matter: 食堂装修
                  steps:
                    - {step: propose, date: 2026-09-01, entitled: 7, present: 6, for: 5, against: 1}
                    - {step: resolve, date: 2026-09-09, entitled: 40, present: 36, for: 30, against: 4, abstain: 2}
                  result: passed
                  disclosures: [{of: decision, date: 2026-09-09}, {of: outcome, date: 2026-11-20}]
                  qr: HTTPS://E.AN/D1
                  enter: fade
                """);
        assertThat(item)
                .isEqualTo(new Resolution(
                        "食堂装修",
                        List.of(
                                new Resolution.Step(Resolution.Stage.PROPOSE, LocalDate.of(2026, 9, 1), 7, 6, 5, 1, 0),
                                new Resolution.Step(
                                        Resolution.Stage.RESOLVE, LocalDate.of(2026, 9, 9), 40, 36, 30, 4, 2)),
                        Optional.of(Resolution.Result.PASSED),
                        List.of(
                                new Resolution.Announcement(Resolution.Subject.DECISION, LocalDate.of(2026, 9, 9)),
                                new Resolution.Announcement(Resolution.Subject.OUTCOME, LocalDate.of(2026, 11, 20))),
                        Optional.of("HTTPS://E.AN/D1"),
                        new Airing(Optional.empty(), Optional.of(Enter.FADE), Optional.empty())));
    }

    @Test
    void aListOfPowers() throws Exception {
        Item item = item("""
                - kind: powers
                  title: 清单
                  powers:
                    - {name: 用章, holder: 居委会, steps: [申请, 审批], forbidden: [空白盖章]}
                    - {name: 推荐, holder: 党总支, steps: [公告]}
                  contact: '12345'
                """);
        assertThat(item)
                .isEqualTo(new Powers(
                        "清单",
                        List.of(
                                new Powers.Power("用章", "居委会", List.of("申请", "审批"), List.of("空白盖章")),
                                new Powers.Power("推荐", "党总支", List.of("公告"), List.of())),
                        Optional.of("12345"),
                        Optional.empty(),
                        Airing.DEFAULT));
    }

    @Test
    void noticesOfEachTopic() throws Exception {
        for (Notice.Topic topic : Notice.Topic.values()) {
            String word = topic.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(((Notice) item("- {kind: notice, topic: " + word + ", title: 通知}")).topic())
                    .isEqualTo(topic);
        }
        assertThat(item("""
                - kind: notice
                  title: 菜单
                  text: 今天
                  when: 11点
                  where: 食堂
                  contact: 服务大厅
                  table: {columns: [菜], rows: [[汤]]}
                  qr: HTTPS://E.AN/M1
                """))
                .isEqualTo(new Notice(
                        Notice.Topic.NOTICE,
                        "菜单",
                        Optional.of("今天"),
                        Optional.of("11点"),
                        Optional.of("食堂"),
                        Optional.of("服务大厅"),
                        Optional.of(new Table(List.of("菜"), List.of(List.of("汤")))),
                        Optional.of("HTTPS://E.AN/M1"),
                        Optional.empty(),
                        Airing.DEFAULT));
    }

    @Test
    void festivalAwardTableAndClock() throws Exception {
        assertThat(item("- {kind: festival, name: 元旦, date: 2027-01-01, text: 新年好, also: [{lang: ii, text: ꆈꌠ}]}"))
                .isEqualTo(new Festival(
                        "元旦",
                        LocalDate.of(2027, 1, 1),
                        Optional.of("新年好"),
                        List.of(new Translation("ii", "ꆈꌠ")),
                        Optional.empty(),
                        Airing.DEFAULT));
        Award award =
                (Award) item("- {kind: award, title: 最美家庭, name: 李家, reason: 互助, date: 2026-10-01, image: a.png}");
        assertThat(award.name()).isEqualTo("李家");
        assertThat(award.image()).isPresent();
        assertThat(item("- {kind: table, title: 课程, table: {columns: [课], rows: [[茶艺]]}, note: 免费}"))
                .isEqualTo(new Listing(
                        "课程", new Table(List.of("课"), List.of(List.of("茶艺"))), Optional.of("免费"), Airing.DEFAULT));
        assertThat(item("- {kind: clock}")).isEqualTo(new Clock(Airing.DEFAULT));
    }

    /** YAML ends a value in braces at a comma, quotes or not and spaces or not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: countdown, to: lunar(1,1), text: 距春节}|1|1",
                "{kind: countdown, text: 距除夕, to: lunar(12, -1)}|12|-1",
                "{kind: countdown, to: 'lunar(8,15)', text: 距中秋}|8|15",
            })
    void aCountdownToALunarDay(String yaml, int month, int day) throws Exception {
        assertThat(((Countdown) item("- " + yaml)).to()).isEqualTo(Day.of(new Day.Lunar(month, day)));
    }

    @Test
    void aCountdownToADateAndInLinesOfItsOwn() throws Exception {
        assertThat(((Countdown) item("- {kind: countdown, to: 2027-01-01, text: 距元旦}")).to())
                .isEqualTo(Day.of(LocalDate.of(2027, 1, 1)));
        assertThat(((Countdown) item("- kind: countdown\n  to: lunar(9,9)\n  text: 距重阳")).to())
                .isEqualTo(Day.of(new Day.Lunar(9, 9)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"lunar(13,1)", "lunar(0,1)", "lunar(1,31)", "'lunar(1,0)'", "lunar", "lunar(1)", "'lunar(1,-2)'"
            })
    void noLunarDay(String day) {
        assertThat(codes("- {kind: countdown, text: 距, to: " + day + "}")).contains("6:36 intake.lunar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30,70", "'30, 70'", "'30，70'", "{x: 30, y: 70}"})
    void thePointThatStaysInSight(String focus) throws Exception {
        assertThat(((Picture) item("- {kind: image, file: a.png, fit: cover, focus: " + focus + "}")).focus())
                .contains(new Picture.Focus(30, 70));
    }

    @Test
    void wrongPointsAndWords() {
        assertThat(codes("- {kind: clock, enter: fly}\n- {kind: clock, dwel: 3s}"))
                .containsExactly("6:26 config.word-unknown", "7:19 config.field-unknown");
        assertThat(codes("- {kind: notice, topic: meal, title: 汤}")).containsExactly("6:27 config.word-unknown");
        assertThat(codes("- {kind: table, title: 空}")).containsExactly("6:5 config.field-missing");
        assertThat(codes("- {kind: award, title: 最美家庭}"))
                .containsExactly("6:5 config.field-missing", "6:5 config.field-missing");
    }

    @Test
    void everyWayToEnterHasItsWord() throws Exception {
        for (Enter enter : Enter.values()) {
            String word = enter.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            assertThat(item("- {kind: clock, enter: " + word + "}").airing().enter())
                    .contains(enter);
        }
    }

    @Test
    void listsHaveAnEnd() {
        String power = "{name: 用章, holder: 居委会, steps: [申请]}";
        assertThat(codes("- {kind: powers, title: 清单, powers: [" + (power + ", ").repeat(30) + power + "]}"))
                .singleElement()
                .asString()
                .endsWith(" intake.list-length");
        assertThat(codes("- {kind: powers, title: 清单, powers: [{name: 用章, holder: 居委会, steps: [" + "盖章, ".repeat(12)
                        + "存档]}]}"))
                .singleElement()
                .asString()
                .endsWith(" intake.list-length");
    }
}
