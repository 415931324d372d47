package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shiliu.controller.config.Communities;
import shiliu.controller.config.ControllerConfig;
import shiliu.controller.config.ScreenSite;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;
import shiliu.player.render.FontSet;
import shiliu.player.screen.Screen;

/** Items are looked at on the screens that will show them. */
class ScreenCheckTest {
    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");

    private static PlaylistReader reader() throws Exception {
        ControllerConfig config = ControllerConfig.read(Path.of("../config/controller.yaml"));
        List<Screen> all = config.screens().stream().map(ScreenSite::screen).toList();
        FontSet fonts = new FontSet();
        ScreenCheck check = new ScreenCheck(
                fonts,
                community -> all.stream()
                        .filter(s -> s.community().equals(community))
                        .toList(),
                ENGLISH);
        return new PlaylistReader(config.known(), fonts::has, check);
    }

    private static ReadPlaylist read(String community, String items) throws Exception {
        return reader().read(Samples.files(
                "playlist: a\ntitle: b\ncommunity: " + community
                        + "\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n" + items.indent(2),
                Map.of()));
    }

    @Test
    void aCodeThatAScreenCannotShowIsRefusedAtTheItem() throws Exception {
        try {
            reader().read(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/on-screen")));
        } catch (ProblemsException e) {
            assertThat(Samples.codes(e.problems())).containsExactly("7:5 intake.find-code");
            assertThat(e.problems().get(0).text(ENGLISH))
                    .contains("on jinhui-panel: ", "128x64", "shorter web address");
            return;
        }
        throw new AssertionError("was accepted");
    }

    @Test
    void theSameOnSeveralScreensIsOneWarning() throws Exception {
        ReadPlaylist read = read("guangming", """
                - {kind: slogan, text: 中华民族一家亲}
                - {kind: notice, title: 意见征集, qr: HTTPS://E.AN/G7}
                """);
        assertThat(read.warnings()).allSatisfy(w -> {
            assertThat(w.item()).isEqualTo(2);
            assertThat(w.code()).isEqualTo("intake.find-code");
            assertThat(w.field()).isEmpty();
        });
        assertThat(read.warnings())
                .flatExtracting(Warning::screens)
                .containsExactlyInAnyOrder("guangming-gate", "guangming-hall");
        assertThat(read.warnings().get(0).text(ENGLISH)).startsWith("Please look: item 2 (notice):  on guangming-");
    }

    @Test
    void whatIsGoneBeforeItIsReadIsAWarningThatNamesEveryScreen() throws Exception {
        ReadPlaylist read = read(
                "jinhui",
                "- {kind: news, title: 技能课, text: 面点、缝纫、焊工、插花、茶艺、手工，到社区服务大厅报名参加。, date: 2026-11-04, dwell: 1s}\n");
        assertThat(read.warnings()).isNotEmpty().hasSizeLessThanOrEqualTo(3).allSatisfy(w -> {
            assertThat(w.code()).isEqualTo("intake.find-fast");
            assertThat(w.screens()).containsExactly("jinhui-panel");
        });
    }

    @Test
    void aPlaylistWhoseCommunityHasNoScreensIsGood() throws Exception {
        FontSet fonts = new FontSet();
        PlaylistReader reader = new PlaylistReader(
                Communities.ofIds(Samples.COMMUNITIES),
                fonts::has,
                new ScreenCheck(fonts, community -> List.of(), ENGLISH));
        ReadPlaylist read = reader.read(PlaylistFiles.of(Samples.PLAYLISTS.resolve("bad/on-screen")));
        assertThat(read.warnings()).isEmpty();
    }
}
