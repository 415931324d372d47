package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.DisclosureRow;
import shiliu.controller.api.PlayList;
import shiliu.controller.api.PlayView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.office.World;
import shiliu.controller.publish.PlayLog;
import shiliu.player.json.Json;
import shiliu.player.play.Report;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Table;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;

/** What was shown, at the desk: from plays that a player told. */
class ReportCommandsIT {
    private static final String BOOT = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path folder;

    private World world;
    private StaffDesk desk;
    private Sha256 item;
    private long sequence;

    /** A finance book and a slogan, on gate from noon of 10 November; the book for 30 minutes a day. */
    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder.resolve("world"));
        desk = StaffDesk.open(folder, world, "rui");
        Disclosure book = new Disclosure(
                Disclosure.Column.FINANCE,
                "2026-10",
                "=十月收支",
                new Table(List.of("项目", "金额"), List.of(List.of("停车", "600"))),
                Optional.empty(),
                "监委会",
                LocalDate.of(2026, 11, 1),
                Optional.empty(),
                Airing.DEFAULT);
        Playlist books = new Playlist("books", "公开", "guangming", World.NOVEMBER, List.of(book));
        String review = world.office()
                .playlists()
                .upload(world.caller("edith"), books, Map.of())
                .review();
        item = world.approve("rui", review).items().get(0).blob().sha256();
        world.office()
                .slots()
                .add(
                        world.caller("edith"),
                        new SlotRequest(
                                Optional.of("books-1"),
                                "books",
                                List.of("gate"),
                                When.ALWAYS,
                                Mode.ROTATE,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(30)));
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private void played(String from, Duration length) throws Exception {
        Instant begin = Instant.parse(from);
        Report.Play play = new Report.Play(BOOT, ++sequence, item, "books-1", begin, begin.plus(length));
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        "gate",
                        BOOT,
                        sequence,
                        world.clock.instant(),
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(play)));
    }

    @Test
    void theBooksAreHeldAgainstWhatTheirSlotAsksFor() throws Exception {
        // In Shanghai the 11th has 40 minutes, the 12th 20 and 10, the 13th 10 after midnight.
        played("2026-11-11T02:00:00Z", Duration.ofMinutes(40));
        played("2026-11-12T15:50:00Z", Duration.ofMinutes(20));
        played("2026-11-12T04:00:00Z", Duration.ofMinutes(20));
        world.clock.advance(Duration.ofDays(4));

        Said told = desk.run("rui", "report", "disclosures", "--from", "2026-11-01", "--to", "2026-11-30", "--json");
        assertThat(told.exit()).as(told.err()).isZero();
        List<DisclosureRow> rows =
                Json.readList(told.out().getBytes(java.nio.charset.StandardCharsets.UTF_8), DisclosureRow.class);
        assertThat(rows).hasSize(1);
        DisclosureRow row = rows.get(0);
        assertThat(row.screen()).isEqualTo("gate");
        assertThat(row.column()).isEqualTo("finance");
        assertThat(row.daysAsked())
                .as("11 to 13; approved on the 10th, today is not over")
                .isEqualTo(3);
        assertThat(row.daysShown()).isEqualTo(3);
        assertThat(row.minutesAsked()).contains(30);
        assertThat(row.minutesShown()).isEqualTo(80);
        assertThat(row.wanting()).containsExactly(LocalDate.of(2026, 11, 13));
        assertThat(desk.run(
                                "rui",
                                "report",
                                "disclosures",
                                "--to",
                                "2026-11-13",
                                "--from",
                                "2026-11-01",
                                "--lang",
                                "zh")
                        .out())
                .contains("财务公开", "十月收支", "2026-11-13");
    }

    @Test
    void aTableForExcelHasItsMarkAndNoFormula() throws Exception {
        world.clock.advance(Duration.ofDays(2));
        Path csv = folder.resolve("books.csv");
        Said written = desk.run(
                "rui", "report", "disclosures", "--from", "2026-11-11", "--to", "2026-11-11", "--csv", csv.toString());
        assertThat(written.out()).contains("1 rows written");
        assertThat(Files.readString(csv))
                .startsWith("\uFEFFSCREEN,BOOK,TITLE,PERIOD")
                .contains("gate,Finance,'=十月收支,2026-10,1,0,30,0,2026-11-11\r\n");
        assertThat(desk.run("rui", "report", "disclosures", "--from", "2026-11-11", "--to", "2026-11-11", "--csv")
                        .out())
                .contains("gate,Finance,'=十月收支");
    }

    @Test
    void playsAreListedPageByPage() throws Exception {
        played("2026-11-11T02:00:00Z", Duration.ofMinutes(40));
        played("2026-11-12T15:50:00Z", Duration.ofMinutes(20));
        String listed = desk.run(
                        "rui", "report", "plays", "--from", "2026-11-11", "--to", "2026-11-11", "--screen", "gate")
                .out();
        assertThat(listed).contains("2400", "books-1", "=十月收支").doesNotContain("1200");
        Said json = desk.run("rui", "report", "plays", "--from", "2026-11-11", "--to", "2026-11-12", "--json");
        assertThat(Json.readList(json.out().getBytes(java.nio.charset.StandardCharsets.UTF_8), PlayView.class))
                .extracting(PlayView::playlist)
                .containsExactly(Optional.of("books"), Optional.of("books"));
        assertThat(desk.run("rui", "report", "plays", "--screen", "nowhere").exit())
                .isEqualTo(1);
        assertThat(desk.run("rui", "report", "plays", "--from", "2026-11-12", "--to", "2026-11-11")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aLongListGoesOnWhereItEnded() throws Exception {
        for (int i = 0; i < PlayLog.MOST; i += 250) {
            tell(250);
        }
        tell(3);
        PlayList first =
                world.office().plays().list(world.caller("rui"), Optional.of("gate"), Instant.EPOCH, World.NOON, 0);
        assertThat(first.plays()).hasSize(PlayLog.MOST);
        PlayList rest = world.office()
                .plays()
                .list(
                        world.caller("rui"),
                        Optional.empty(),
                        Instant.EPOCH,
                        World.NOON,
                        first.next().orElseThrow());
        assertThat(rest.plays()).hasSize(3);
        assertThat(rest.next()).isEmpty();
    }

    private void tell(int plays) throws Exception {
        List<Report.Play> told = new java.util.ArrayList<>();
        for (int i = 0; i < plays; i++) {
            told.add(new Report.Play(
                    BOOT, ++sequence, item, "books-1", World.NOON.minusSeconds(20), World.NOON.minusSeconds(10)));
        }
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        "gate",
                        BOOT,
                        sequence,
                        world.clock.instant(),
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        told));
    }
}
