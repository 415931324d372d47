package shiliu.controller.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmView;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.Refused;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditChain;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditPage;
import shiliu.controller.audit.AuditRow;
import shiliu.controller.office.World;
import shiliu.player.bundle.AuditMark;
import shiliu.player.bundle.SigningKey;
import shiliu.player.play.Report;
import shiliu.player.play.Report.Trouble;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.ByHand;
import shiliu.protocols.driver.Proof;

/** What people do stands in the log, whole and in order, and the database lets nobody change it by mistake. */
class AuditIT {
    @TempDir
    Path folder;

    private World world;
    private long told;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder);
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private List<AuditEntry> entries() throws Exception {
        List<AuditEntry> entries = new ArrayList<>();
        AuditChain chain = new AuditChain(AuditMark.NONE, List.of());
        AuditPage page = world.office().audit().after(world.caller("admin"), 0);
        while (!page.rows().isEmpty()) {
            for (AuditRow row : page.rows()) {
                assertThat(chain.add(row)).isEmpty();
                entries.add(row.entry());
            }
            page = world.office().audit().after(world.caller("admin"), entries.size());
        }
        assertThat(chain.end()).isEmpty();
        assertThat(chain.head()).isEqualTo(page.head());
        return entries;
    }

    private AuditEntry last(AuditAction action) throws Exception {
        List<AuditEntry> of =
                entries().stream().filter(entry -> entry.action() == action).toList();
        assertThat(of).as("%s", action).isNotEmpty();
        return of.get(of.size() - 1);
    }

    @Test
    void whoPutWhatWhereAndWhoApprovedIt() throws Exception {
        String review = world.upload("edith", "news", "民族团结一家亲").review();
        world.slot("news", "gate");
        world.approve("rui", review);
        world.settle();
        assertThat(last(AuditAction.UPLOAD))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("edith"))
                .satisfies(entry -> assertThat(entry.subject()).isEqualTo(review))
                .satisfies(entry -> assertThat(entry.detail()).containsKeys("source", "items"));
        String item = world.office()
                .reviews()
                .show(world.caller("rui"), review)
                .items()
                .get(0)
                .blob()
                .sha256()
                .hex();
        assertThat(last(AuditAction.APPROVE))
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("rui"))
                .satisfies(entry -> assertThat(entry.detail()).containsOnlyKeys(item));
        assertThat(last(AuditAction.RELEASE).subject()).isEqualTo(review);
        assertThat(last(AuditAction.ADD_SLOT).detail())
                .containsEntry("playlist", "news")
                .containsEntry("screens", "gate");
        assertThat(last(AuditAction.SIGN).detail())
                .containsEntry(
                        "gate",
                        world.office()
                                        .snapshots()
                                        .of("gate")
                                        .orElseThrow()
                                        .manifest()
                                        .version() + " "
                                + world.office()
                                        .snapshots()
                                        .of("gate")
                                        .orElseThrow()
                                        .payloadHash());
        world.office().playlists().withdraw(world.caller("rui"), "news");
        assertThat(last(AuditAction.WITHDRAW).actor()).isEqualTo("rui");
    }

    @Test
    void peopleAndPlayersAndHands() throws Exception {
        assertThat(entries().get(0).action()).isEqualTo(AuditAction.INIT);
        assertThat(last(AuditAction.CONFIRM).detail())
                .containsEntry("roles", "operator")
                .containsKey("root");
        world.revoke("ren");
        assertThat(last(AuditAction.REVOKE).subject()).isEqualTo("ren");
        String code = world.office()
                .pairing()
                .invite(world.caller("oscar"), new PairInvite(java.util.Set.of("gate")))
                .code();
        SigningKey player = SigningKey.generate();
        world.office().pairing().pair(new PairRequest(code, World.base64(player)));
        assertThat(last(AuditAction.PAIR).actor()).isEqualTo(player.keyId());
        ByHand off = new ByHand(Optional.empty(), true, World.NOON.plusSeconds(60));
        world.office().hands().set(world.caller("oscar"), "gate", new ByHandRequest(Optional.of(off)));
        assertThat(last(AuditAction.BY_HAND).detail()).containsEntry("set", "off until " + off.until());
        String review = world.upload("edith", "news", "民族团结一家亲").review();
        world.office().reviews().reject(world.caller("rui"), review, new RejectRequest("错字"));
        assertThat(last(AuditAction.REJECT).detail()).containsEntry("reason", "错字");
    }

    @Test
    void onlyAdministratorsOfTheStreetReadIt() {
        for (String person : List.of("rui", "oscar", "edith")) {
            assertThatThrownBy(() -> world.office().audit().after(world.caller(person), 0))
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void refusalsOfAMinuteAreOneEntryAndANumber() throws Exception {
        for (int i = 0; i < 500; i++) {
            world.office().refusals().stranger("10.0.0." + i % 9, "POST /v1/orders", "http.signature-bad");
            world.office().refusals().note("edith", "guangming", "POST /v1/reviews/x.1/approvals", "review.own-work");
        }
        world.office().refusals().note("edith", "guangming", "POST /v1/orders", "http.not-permitted");
        world.reopen();
        List<AuditEntry> refused = entries().stream()
                .filter(entry -> entry.action() == AuditAction.REFUSE)
                .toList();
        assertThat(refused).hasSize(5);
        assertThat(refused)
                .filteredOn(entry -> entry.actor().equals(AuditEntry.STRANGER))
                .satisfiesExactlyInAnyOrder(
                        entry -> assertThat(entry.detail())
                                .containsEntry("from", "10.0.0.0")
                                .containsEntry("why", "http.signature-bad"),
                        entry -> assertThat(entry.detail()).containsEntry("more", "499"));
        assertThat(refused)
                .filteredOn(entry -> entry.actor().equals("edith"))
                .extracting(AuditEntry::subject)
                .containsExactlyInAnyOrder(
                        "POST /v1/reviews/x.1/approvals", "POST /v1/reviews/x.1/approvals", "POST /v1/orders");
    }

    @Test
    void theOldestGoWithAgeAndTheRestIsStillWhole() throws Exception {
        AuditMark early = world.office().audit().head();
        world.clock.advance(Duration.ofDays(400));
        world.upload("edith", "news", "民族团结一家亲");
        assertThat(world.office().audit().clear(World.NOON)).isZero();
        assertThat(world.office().audit().clear(World.NOON.plus(Duration.ofDays(35))))
                .isEqualTo(early.entries());
        AuditPage page = world.office().audit().after(world.caller("admin"), 0);
        assertThat(page.base()).isEqualTo(early);
        AuditChain chain = new AuditChain(page.base(), List.of(early));
        for (AuditRow row : page.rows()) {
            assertThat(chain.add(row)).isEmpty();
        }
        assertThat(chain.end()).isEmpty();
        assertThat(page.rows().get(page.rows().size() - 1).entry().action()).isEqualTo(AuditAction.CUT);
        assertThat(world.office().audit().holds(early)).isTrue();
        assertThat(world.office().audit().holds(page.head())).isTrue();
        assertThat(world.office().audit().holds(new AuditMark(page.head().entries(), early.head())))
                .isFalse();
        assertThat(world.office().audit().holds(new AuditMark(page.head().entries() + 1, early.head())))
                .isFalse();
    }

    @Test
    void everyManifestCarriesHowFarTheLogWent() {
        AuditMark mark = world.office()
                .snapshots()
                .of("gate")
                .orElseThrow()
                .manifest()
                .audit()
                .orElseThrow();
        assertThat(mark.entries()).isPositive();
        assertThat(world.office().audit().holds(mark)).isTrue();
    }

    @Test
    void aPlayerThatRemembersAnotherLogIsHeardOnce() throws Exception {
        AuditMark head = world.office().audit().head();
        tells(head);
        assertThat(world.office().screens().show("gate").orElseThrow().problems())
                .isEmpty();
        AuditMark other = new AuditMark(head.entries(), Sha256.of(new byte[] {7}));
        tells(other);
        tells(other);
        assertThat(world.office().screens().show("gate").orElseThrow().problems())
                .extracting(Trouble::code)
                .containsExactly("audit.doubt");
        assertThat(entries())
                .filteredOn(entry -> entry.action() == AuditAction.DOUBT)
                .hasSize(1);
        world.office().alarms().look();
        assertThat(world.office().alarms().open()).extracting(AlarmView::kind).contains(AlarmKind.AUDIT);
    }

    private void tells(AuditMark mark) throws Exception {
        world.office()
                .screens()
                .own(new Report(
                        Report.FORMAT,
                        "gate",
                        "0123456789abcdef0123456789abcdef",
                        ++told,
                        world.clock.instant(),
                        new Report.Clock(true, true, 0),
                        Optional.empty(),
                        Optional.of(new Report.Shown(
                                Report.What.ITEM,
                                Optional.empty(),
                                Optional.empty(),
                                Sha256.of(new byte[] {1}),
                                Proof.READ_BACK,
                                world.clock.instant(),
                                Optional.empty())),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(mark)));
    }

    @Test
    void theDatabaseItselfOnlyAppends() throws Exception {
        world.close();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + world.data().resolve("shiliu.db"));
                Statement statement = connection.createStatement()) {
            for (String sql : List.of(
                    "UPDATE audit SET actor = 'x' WHERE number = 2",
                    "DELETE FROM audit WHERE number = 2",
                    "INSERT INTO audit VALUES (9999, 0, '', '', '', '', '')",
                    "INSERT INTO audit VALUES (1, 0, '', '', '', '', '')")) {
                assertThatThrownBy(() -> statement.executeUpdate(sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("audit log");
            }
        } finally {
            world.reopen();
        }
    }
}
