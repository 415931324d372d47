package shiliu.controller.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.audit.AuditAction;
import shiliu.controller.audit.AuditEntry;
import shiliu.controller.audit.AuditRow;
import shiliu.controller.office.Offline;
import shiliu.controller.office.World;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.bundle.TrustRoot.TrustedKey;
import shiliu.player.playlist.Stake;

/** The trust root changes: other numbers of people, ends of keys, other keys, other sheets; and what follows from it. */
class TrustIT {
    @TempDir
    Path folder;

    private World world;
    private String review;

    @BeforeEach
    void approvedByOne() throws Exception {
        world = World.staffed(folder);
        review = world.upload("edith", "news", "民族团结一家亲").review();
        world.approve("rui", review);
        world.slot("news", "gate");
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private TrustRoot root() {
        return world.office().accounts().root();
    }

    private void take(TrustRoot next, String... administrators) throws Refused {
        List<SigningKey> keys = new ArrayList<>();
        for (String one : administrators) {
            keys.add(world.key(one));
        }
        world.office().accounts().takeRoot(world.caller("admin"), Envelope.sign(DocumentType.ROOT, next, keys));
        world.settle();
    }

    private TrustRoot numbers(Map<Role, Integer> people, Map<Stake, Integer> byStake, Optional<Integer> streetFrom) {
        return root().next(world.clock.instant(), people, byStake, streetFrom);
    }

    private int shown() {
        return world.office()
                .snapshots()
                .of("gate")
                .orElseThrow()
                .manifest()
                .items()
                .size();
    }

    private ReviewView review() throws Refused {
        return world.office().reviews().show(world.caller("admin"), review);
    }

    @Test
    void whatScreensAskForIsAskedForFromThenOn() throws Exception {
        assertThat(shown()).isEqualTo(1);
        take(numbers(Map.of(), Map.of(Stake.SLOGAN, 2), Optional.of(2)), "admin");
        assertThat(shown()).as("one approval is too few now").isZero();
        assertThat(review().state()).isEqualTo(ReviewState.WAITING);
        assertThat(review().needed()).isEqualTo(2);
        assertThatThrownBy(() -> world.approve("ren", review)).hasMessageContaining("review.street-stage");

        world.add("sun", "*", AccountRole.REVIEWER);
        world.approve("sun", review);
        world.settle();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void aKeyPastItsEndCountsNoMoreUntilItIsRenewed() throws Exception {
        Instant end = World.NOON.plus(Duration.ofDays(2));
        String rui = world.key("rui").keyId();
        take(NextRoot.ending(root(), rui, Optional.of(end), world.clock.instant()), "admin");
        assertThat(world.person("rui").until()).contains(end);
        assertThat(shown()).isEqualTo(1);

        world.clock.advance(Duration.ofDays(2));
        world.office().reviews().followKeys();
        world.settle();
        assertThat(shown()).isZero();
        assertThat(review().state()).isEqualTo(ReviewState.WAITING);
        assertThat(world.caller("rui").confirmed()).isFalse();
        assertThat(world.office().accounts().lapsed(rui)).isTrue();
        String second = world.upload("edith", "second", "石榴籽").review();
        assertThatThrownBy(() -> world.approve("rui", second)).isInstanceOf(Refused.class);

        take(NextRoot.ending(root(), rui, Optional.empty(), world.clock.instant()), "admin");
        assertThat(shown()).isEqualTo(1);
        assertThat(review().state()).isEqualTo(ReviewState.APPROVED);
        assertThat(world.approve("rui", second).state()).isEqualTo(ReviewState.APPROVED);
    }

    @Test
    void anotherKeyTakesThePlaceOfThePresentOneWhoseApprovalsMayCountOn() throws Exception {
        SigningKey former = world.key("rui");
        String code =
                world.office().accounts().renew(world.caller("admin"), "rui").code();
        SigningKey fresh = world.login("rui", code);
        assertThat(world.caller("rui").confirmed()).as("the next key, for now").isFalse();
        assertThat(world.office().accounts().byKey(former.keyId()).orElseThrow().confirmed())
                .isTrue();
        PersonView person = world.person("rui");
        assertThat(person.state()).isEqualTo(AccountState.CONFIRMED);
        assertThat(person.next().orElseThrow().keyId()).isEqualTo(fresh.keyId());

        Instant end = World.NOON.plus(Duration.ofDays(9));
        TrustRoot next = NextRoot.with(root(), person, Optional.empty(), Optional.of(end), world.clock.instant());
        world.office().accounts().confirm(world.caller("admin"), "rui", world.signed(next, "admin"));
        world.settle();

        assertThat(world.caller("rui").confirmed()).isTrue();
        assertThat(world.office().accounts().byKey(former.keyId())).isEmpty();
        assertThat(shown()).as("approved with the former key").isEqualTo(1);
        world.clock.advance(Duration.ofDays(9));
        world.settle();
        assertThat(shown()).isZero();
    }

    @Test
    void withoutAnEndForTheFormerKeyWhatItApprovedIsToBeApprovedAgain() throws Exception {
        String code =
                world.office().accounts().renew(world.caller("admin"), "rui").code();
        world.login("rui", code);
        TrustRoot next = NextRoot.with(root(), world.person("rui"), world.clock.instant());
        world.office().accounts().confirm(world.caller("admin"), "rui", world.signed(next, "admin"));
        world.settle();
        assertThat(shown()).isZero();
        assertThat(review().state()).isEqualTo(ReviewState.WAITING);
        world.approve("rui", review);
        world.settle();
        assertThat(shown()).isEqualTo(1);
    }

    @Test
    void whereTwoAdministratorsMustSignOneIsTooFewAndTheSheetsGoAlong() throws Exception {
        world.add("bo", "*", AccountRole.ADMINISTRATOR);
        assertThatThrownBy(() -> take(numbers(Map.of(Role.ROOT, 2), Map.of(), Optional.empty()), "admin", "bo"))
                .hasMessageContaining("people.too-few-sheets");
        List<SigningKey> sheets = List.of(SigningKey.generate(), SigningKey.generate());
        take(RecoveryKeys.replaced(root(), sheets, world.clock.instant()), "admin");
        take(numbers(Map.of(Role.ROOT, 2), Map.of(), Optional.empty()), "admin", "bo");

        TrustRoot without = NextRoot.without(root(), "rui", world.clock.instant());
        assertThatThrownBy(() -> world.revoke("rui")).hasMessageContaining("root-unsigned");
        assertThatThrownBy(() -> take(without, "admin")).hasMessageContaining("root-unsigned");
        world.office().accounts().revoke(world.caller("admin"), "rui", Optional.empty());
        assertThat(world.office().accounts().byKey(world.key("rui").keyId()))
                .as("shut out here at once")
                .isEmpty();
        assertThat(shown()).as("screens hear of it from two").isEqualTo(1);
        take(without, "admin", "bo");
        assertThat(shown()).isZero();

        world.office().close();
        try (Offline offline = Offline.open(world.data())) {
            assertThatThrownBy(() -> recover(offline, List.of(sheets.get(0))))
                    .hasMessageContaining("people.sheets-missing");
            assertThatThrownBy(() -> recover(offline, List.of(world.recovery, sheets.get(0))))
                    .as("a sheet of before")
                    .hasMessageContaining("people.sheets-missing");
            recover(offline, sheets);
        }
        world.reopen();
        assertThat(root().keys()).noneMatch(key -> key.person().equals("admin"));
    }

    private void recover(Offline offline, List<SigningKey> sheets) throws Refused {
        Recovery.take(
                offline.store(),
                sheets,
                Optional.empty(),
                FirstSteps.administrator("chief", "主任"),
                world.clock.instant());
    }

    @Test
    void noRootSlipsInWhatNobodyWasInvitedFor() throws Exception {
        TrustRoot current = root();
        List<TrustedKey> stranger = new ArrayList<>(current.keys());
        stranger.add(TrustedKey.of("eve", SigningKey.generate().publicKey(), Set.of(Role.REVIEWER), Set.of("*")));
        List<TrustedKey> more = current.keys().stream()
                .map(key -> key.person().equals("edith")
                        ? TrustedKey.of("edith", key.bytes(), Set.of(Role.REVIEWER, Role.OPERATOR), key.communities())
                        : key)
                .toList();
        List<TrustedKey> noController = current.keys().stream()
                .filter(key -> !key.person().equals("controller"))
                .toList();
        List<TrustedKey> sheet = new ArrayList<>(current.keys());
        sheet.add(TrustedKey.of(
                "recovery-2", SigningKey.generate().publicKey(), Set.of(Role.ROOT, Role.REVIEWER), Set.of("*")));
        List<TrustedKey> noSheet = current.keys().stream()
                .filter(key -> !key.person().equals("recovery"))
                .toList();
        for (List<TrustedKey> keys : List.of(stranger, more, noController, sheet, current.keys(), noSheet)) {
            assertThatThrownBy(() -> take(current.next(world.clock.instant(), keys), "admin"))
                    .isInstanceOf(Refused.class)
                    .hasMessageMatching(".*people\\.(root-differs|too-few-sheets).*");
        }
        assertThatThrownBy(() -> world.office()
                        .accounts()
                        .takeRoot(
                                world.caller("rui"),
                                world.signed(numbers(Map.of(Role.REVIEWER, 3), Map.of(), Optional.empty()), "admin")))
                .hasMessageContaining("people.not-administrator");
        assertThat(root()).isEqualTo(current);
    }

    @Test
    void noNumberIsChangedForWhichThereIsNoCommand() {
        for (Role role : List.of(Role.CONTROLLER, Role.OPERATOR, Role.ALERT)) {
            assertThatThrownBy(() -> take(numbers(Map.of(role, 2), Map.of(), Optional.empty()), "admin"))
                    .hasMessageContaining("people.root-differs");
        }
    }

    @Test
    void nobodyLocksEverybodyOut() throws Exception {
        Optional<Instant> end = Optional.of(World.NOON.plus(Duration.ofDays(2)));
        String admin = world.key("admin").keyId();
        assertThatThrownBy(() -> take(NextRoot.ending(root(), admin, end, world.clock.instant()), "admin"))
                .hasMessageContaining("people.no-administrator-left");
        String sheet = RecoveryKeys.of(root()).get(0).keyId();
        assertThatThrownBy(() -> take(NextRoot.ending(root(), sheet, end, world.clock.instant()), "admin"))
                .hasMessageContaining("people.root-differs");
        TrustRoot later = root().next(
                        World.NOON.plus(Duration.ofDays(400)), Map.of(Role.REVIEWER, 2), Map.of(), Optional.empty());
        assertThatThrownBy(() -> take(later, "admin")).hasMessageContaining("people.root-early");
    }

    @Test
    void aFormerKeyVouchesForWhatItApprovedAndForNothingElse() throws Exception {
        world.add("bo", "*", AccountRole.ADMINISTRATOR, AccountRole.REVIEWER, AccountRole.OPERATOR);
        SigningKey former = world.key("bo");
        world.login(
                "bo",
                world.office().accounts().renew(world.caller("admin"), "bo").code());
        Optional<Instant> end = Optional.of(World.NOON.plus(Duration.ofDays(9)));
        TrustRoot next = NextRoot.with(root(), world.person("bo"), Optional.empty(), end, world.clock.instant());
        world.office().accounts().confirm(world.caller("admin"), "bo", world.signed(next, "admin"));
        assertThat(root().keys())
                .filteredOn(key -> key.keyId().equals(former.keyId()))
                .singleElement()
                .satisfies(key -> assertThat(key.roles()).containsExactly(Role.REVIEWER));
        TrustRoot more = numbers(Map.of(Role.REVIEWER, 2), Map.of(), Optional.empty());
        assertThatThrownBy(() -> world.office()
                        .accounts()
                        .takeRoot(world.caller("admin"), Envelope.sign(DocumentType.ROOT, more, List.of(former))))
                .hasMessageContaining("root-unsigned");
    }

    @Test
    void oneOfTwoAdministratorsDoesNotShutOutTheOther() throws Exception {
        world.add("bo", "*", AccountRole.ADMINISTRATOR);
        List<SigningKey> sheets = List.of(SigningKey.generate(), SigningKey.generate());
        take(RecoveryKeys.replaced(root(), sheets, world.clock.instant()), "admin");
        take(numbers(Map.of(Role.ROOT, 2), Map.of(), Optional.empty()), "admin", "bo");
        assertThatThrownBy(() -> world.office().accounts().revoke(world.caller("bo"), "admin", Optional.empty()))
                .hasMessageContaining("people.root-needed");
    }

    @Test
    void everyChangeOfTheRootStandsInTheLog() throws Exception {
        take(numbers(Map.of(Role.REVIEWER, 2), Map.of(), Optional.empty()), "admin");
        List<AuditEntry> log = new ArrayList<>();
        for (AuditRow row :
                world.office().audit().after(world.caller("admin"), 0).rows()) {
            log.add(row.entry());
        }
        assertThat(log)
                .filteredOn(entry -> entry.action() == AuditAction.ROOT)
                .last()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("admin");
                    assertThat(entry.detail()).containsEntry("reviewers", "2 {}");
                });
    }
}
