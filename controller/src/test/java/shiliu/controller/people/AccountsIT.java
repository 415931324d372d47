package shiliu.controller.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PairAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.office.World;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;

class AccountsIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void begin() throws Exception {
        world = World.begin(folder);
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    @Test
    void theChainOfRootsHoldsFromTheFirstAndNamesWhoWasConfirmed() throws Exception {
        world.add("rui", "guangming", AccountRole.REVIEWER);
        List<Envelope> roots = world.office().accounts().roots();
        TrustRoot root = BundleVerifier.firstRoot(
                roots.get(0).bytes(), world.office().accounts().firstRoot());
        for (Envelope next : roots.subList(1, roots.size())) {
            root = BundleVerifier.nextRoot(root, next.bytes());
        }
        assertThat(root.version()).isEqualTo(3);
        assertThat(root.keys()).anyMatch(key -> key.person().equals("rui") && key.may(Role.REVIEWER, "guangming"));
        assertThat(root.keys())
                .filteredOn(key -> key.roles().contains(Role.ROOT))
                .hasSize(2);
    }

    @Test
    void aCodeIsGoodOnceAndForAQuarterOfAnHour() throws Exception {
        InviteAnswer invited = invite("rui", "guangming");
        assertThat(invited.expires()).isEqualTo(World.NOON.plus(Duration.ofMinutes(15)));
        String typed = invited.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        SigningKey key = world.login("rui", typed);
        assertThat(world.caller("rui").confirmed()).isFalse();
        assertThatThrownBy(() -> world.login("rui", invited.code())).hasMessageContaining("people.code-unknown");
        // The lost answer: the same key asks again.
        LoginAnswer again = world.office().accounts().login(new LoginRequest(invited.code(), World.base64(key)));
        assertThat(again.person()).isEqualTo("rui");

        InviteAnswer late = invite("sun", "guangming");
        world.clock.advance(Duration.ofMinutes(15));
        assertThatThrownBy(() -> world.login("sun", late.code())).hasMessageContaining("people.code-unknown");
    }

    @Test
    void aNewCodeVoidsTheFormerOne() throws Exception {
        InviteAnswer first = invite("rui", "guangming");
        InviteAnswer second = invite("rui", "guangming");
        assertThatThrownBy(() -> world.login("rui", first.code())).hasMessageContaining("people.code-unknown");
        world.login("rui", second.code());
        assertThat(world.person("rui").state()).isEqualTo(AccountState.PENDING);
    }

    @Test
    void nobodyConfirmsWithARootThatSaysSomethingElse() throws Exception {
        world.login("rui", invite("rui", "guangming").code());
        TrustRoot honest = next("rui");
        List<TrustRoot.TrustedKey> keys = new java.util.ArrayList<>(honest.keys());
        keys.add(TrustRoot.TrustedKey.of("eve", SigningKey.generate().publicKey(), Set.of(Role.REVIEWER), Set.of("*")));
        TrustRoot withEve = new TrustRoot(
                1,
                honest.version(),
                honest.created(),
                keys,
                honest.thresholds(),
                honest.reviewers(),
                honest.streetFrom());
        assertThatThrownBy(() -> confirm("rui", world.signed(withEve, "admin")))
                .hasMessageContaining("people.root-differs");
        assertThat(world.office().accounts().root().version()).isEqualTo(2);
    }

    @Test
    void theControllerCannotConfirmByItself() throws Exception {
        SigningKey rui = world.login("rui", invite("rui", "guangming").code());
        TrustRoot next = next("rui");
        for (SigningKey key : List.of(SigningKey.generate(), rui)) {
            Envelope forged = Envelope.sign(DocumentType.ROOT, next, List.of(key));
            assertThatThrownBy(() -> confirm("rui", forged)).hasMessageContaining("bundle.refused.");
        }
        assertThat(world.person("rui").state()).isEqualTo(AccountState.PENDING);
        confirm("rui", world.signed(next, "admin"));
        assertThat(world.caller("rui").may(AccountRole.REVIEWER, "guangming")).isTrue();
        assertThat(world.caller("rui").may(AccountRole.REVIEWER, "jinhui")).isFalse();
    }

    @Test
    void theSameConfirmationAgainIsFineAnotherIsNot() throws Exception {
        world.login("rui", invite("rui", "guangming").code());
        Envelope root = world.signed(next("rui"), "admin");
        assertThat(confirm("rui", root)).isEqualTo(confirm("rui", root));
        assertThatThrownBy(() -> confirm("rui", world.signed(next("rui"), "admin")))
                .hasMessageContaining("people.not-pending");
    }

    @Test
    void aRevokedKeyIsNobodysAndLeavesTheRoot() throws Exception {
        world.add("rui", "guangming", AccountRole.REVIEWER);
        Caller rui = world.caller("rui");
        assertThatThrownBy(() -> world.office().accounts().revoke(world.caller("admin"), "rui", Optional.empty()))
                .hasMessageContaining("people.root-needed");
        world.revoke("rui");
        assertThat(world.office().accounts().byKey(world.key("rui").keyId())).isEmpty();
        assertThat(world.office().accounts().root().keys())
                .noneMatch(key -> key.person().equals("rui"));
        String code = invite("rui", "guangming").code();
        assertThatThrownBy(() -> world.office().accounts().login(new LoginRequest(code, rui.key())))
                .as("back only with a new key")
                .hasMessageContaining("people.key-taken");
        world.login("rui", code);
        assertThat(world.person("rui").state()).isEqualTo(AccountState.PENDING);
    }

    @Test
    void theLastAdministratorStays() {
        assertThatThrownBy(() -> world.revoke("admin")).hasMessageContaining("people.last-administrator");
    }

    @Test
    void anAdministratorOfOneCommunityHasNoSayInAnother() throws Exception {
        world.add("boss", "guangming", AccountRole.ADMINISTRATOR);
        Caller boss = world.caller("boss");
        for (String community : List.of("jinhui", "*")) {
            NewPerson person = new NewPerson("x", "x", Set.of(AccountRole.EDITOR), community);
            assertThatThrownBy(() -> world.office().accounts().invite(boss, person))
                    .hasMessageContaining("people.not-administrator");
        }
        NewPerson taken = new NewPerson("jin", "x", Set.of(AccountRole.EDITOR), "guangming");
        world.office().accounts().invite(world.caller("admin"), new NewPerson("jin", "j", taken.roles(), "jinhui"));
        assertThatThrownBy(() -> world.office().accounts().invite(boss, taken))
                .as("an account of another community cannot be pulled over")
                .hasMessageContaining("people.not-administrator");
        assertThat(world.office().accounts().list(boss)).extracting(p -> p.id()).containsExactly("boss");
    }

    @Test
    void whoIsPendingMayDoNothing() throws Exception {
        NewPerson second = new NewPerson("two", "二", Set.of(AccountRole.ADMINISTRATOR), "*");
        world.login(
                "two",
                world.office().accounts().invite(world.caller("admin"), second).code());
        Caller pending = world.caller("two");
        assertThatThrownBy(() -> world.office().accounts().invite(pending, second))
                .isNotNull();
        assertThatThrownBy(() -> world.office().accounts().list(pending)).isNotNull();
        Envelope root = Envelope.sign(DocumentType.ROOT, next("two"), List.of(world.recovery));
        assertThatThrownBy(() -> world.office().accounts().confirm(pending, "two", root))
                .as("only while there is no administrator")
                .hasMessageContaining("people.not-administrator");
    }

    @Test
    void aKeyHasOneOwner() throws Exception {
        world.add("rui", "guangming", AccountRole.REVIEWER);
        PairInvite player = new PairInvite(Set.of("gate"));
        String code =
                world.office().pairing().invite(world.caller("admin"), player).code();
        assertThatThrownBy(() -> world.office().pairing().pair(new PairRequest(code, World.base64(world.key("rui")))))
                .hasMessageContaining("people.key-taken");
    }

    @Test
    void aPlayerIsPairedWithItsScreensAndANewOneTakesItsPlace() throws Exception {
        SigningKey first = pair("gate", "hall");
        Caller player = world.office().accounts().byKey(first.keyId()).orElseThrow();
        assertThat(player.screens()).containsExactlyInAnyOrder("gate", "hall");
        assertThat(player.isPlayer()).isTrue();
        SigningKey second = pair("gate");
        assertThat(world.office().accounts().byKey(first.keyId()).orElseThrow().screens())
                .containsExactly("hall");
        assertThat(world.office().accounts().byKey(second.keyId())).isPresent();
        assertThatThrownBy(() -> pair("nowhere")).hasMessageContaining("people.screen-unknown");
    }

    @Test
    void accountsThatCannotBeAreRefused() {
        for (NewPerson person : List.of(
                new NewPerson("controller", "x", Set.of(AccountRole.EDITOR), "*"),
                new NewPerson("recovery", "x", Set.of(AccountRole.EDITOR), "*"),
                new NewPerson("A B", "x", Set.of(AccountRole.EDITOR), "*"),
                new NewPerson("x", "", Set.of(AccountRole.EDITOR), "*"),
                new NewPerson("x", "a\u202eb", Set.of(AccountRole.EDITOR), "*"),
                new NewPerson("x", "x", Set.of(), "*"),
                new NewPerson("x", "x", Set.of(AccountRole.EDITOR), "../x"))) {
            assertThatThrownBy(() -> world.office().accounts().invite(world.caller("admin"), person))
                    .as("%s", person)
                    .isInstanceOf(shiliu.controller.api.Refused.class);
        }
    }

    private SigningKey pair(String... screens) throws Exception {
        SigningKey key = SigningKey.generate();
        String code = world.office()
                .pairing()
                .invite(world.caller("admin"), new PairInvite(Set.of(screens)))
                .code();
        PairAnswer answer = world.office().pairing().pair(new PairRequest(code, World.base64(key)));
        assertThat(answer.screens()).hasSize(screens.length);
        assertThat(world.office().pairing().pair(new PairRequest(code, World.base64(key))))
                .isEqualTo(answer);
        return key;
    }

    private InviteAnswer invite(String id, String community) throws Exception {
        NewPerson person = new NewPerson(id, "名", Set.of(AccountRole.REVIEWER), community);
        return world.office().accounts().invite(world.caller("admin"), person);
    }

    private TrustRoot next(String id) throws Exception {
        return NextRoot.with(world.office().accounts().root(), world.person(id), World.NOON);
    }

    private shiliu.controller.api.PersonView confirm(String id, Envelope root) throws Exception {
        return world.office().accounts().confirm(world.caller("admin"), id, root);
    }
}
