package shiliu.controller.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.AccountState;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.Refused;
import shiliu.controller.office.Offline;
import shiliu.controller.office.World;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.OwnScreen;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;

/** All administrators' keys are lost, or the controller's is in wrong hands: the printed sheet begins again. */
class RecoveryIT {
    @TempDir
    Path folder;

    private World world;

    @BeforeEach
    void staff() throws Exception {
        world = World.staffed(folder);
        world.approve("rui", world.upload("edith", "news", "民族团结一家亲").review());
        world.slot("news", "gate");
        world.settle();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private InviteAnswer recover(SigningKey sheet, boolean newKey) throws Exception {
        world.office().close();
        try (Offline offline = Offline.open(world.data())) {
            Optional<SigningKey> key = newKey ? Optional.of(offline.newKey()) : Optional.empty();
            InviteAnswer invite = Recovery.take(
                    offline.store(),
                    List.of(sheet),
                    key,
                    FirstSteps.administrator("chief", "主任"),
                    world.clock.instant());
            if (newKey) {
                offline.takeNewKey();
            }
            return invite;
        } finally {
            world.reopen();
        }
    }

    private void begin(InviteAnswer invite) throws Exception {
        world.login("chief", invite.code());
        PersonView chief = world.office().accounts().list(world.caller("chief")).stream()
                .filter(person -> person.id().equals("chief"))
                .findFirst()
                .orElseThrow();
        TrustRoot next = NextRoot.with(world.office().accounts().root(), chief, world.clock.instant());
        Envelope signed = Envelope.sign(DocumentType.ROOT, next, List.of(world.recovery));
        world.office().accounts().confirm(world.caller("chief"), "chief", signed);
    }

    @Test
    void theSheetLetsANewAdministratorInAndTheOldOneOut() throws Exception {
        String thief = world.office()
                .accounts()
                .invite(
                        world.caller("admin"),
                        new NewPerson("thief", "贼", java.util.Set.of(AccountRole.EDITOR), "guangming"))
                .code();
        InviteAnswer invite = recover(world.recovery, false);
        assertThat(world.office().accounts().byKey(world.key("admin").keyId())).isEmpty();
        assertThatThrownBy(() ->
                        world.office().accounts().login(new LoginRequest(thief, World.base64(SigningKey.generate()))))
                .as("a code from before")
                .isInstanceOf(Refused.class);
        begin(invite);
        assertThat(world.caller("chief").may(AccountRole.ADMINISTRATOR, "*")).isTrue();
        assertThat(world.office().accounts().list(world.caller("chief")))
                .filteredOn(person -> person.id().equals("admin"))
                .extracting(PersonView::state)
                .containsExactly(AccountState.REVOKED);
        world.settle();
        assertThat(world.office()
                        .snapshots()
                        .of("gate")
                        .orElseThrow()
                        .manifest()
                        .items())
                .as("what was approved plays on")
                .hasSize(1);
    }

    @Test
    void aNewControllerKeySignsFromThenOnAndTheOldOneNoMore() throws Exception {
        byte[] old = world.office().snapshots().of("gate").orElseThrow().envelope();
        begin(recover(world.recovery, true));
        world.settle();
        TrustRoot root = world.office().accounts().root();
        byte[] now = world.office().snapshots().of("gate").orElseThrow().envelope();
        BundleVerifier.manifest(root, now, OwnScreen.of("gate"), Optional.empty(), world.clock.instant());
        assertThatThrownBy(() -> BundleVerifier.manifest(
                        root, old, OwnScreen.of("gate"), Optional.empty(), world.clock.instant()))
                .isInstanceOf(BundleException.class);
        TrustRoot followed = BundleVerifier.firstRoot(
                world.office().accounts().roots().get(0).bytes(),
                world.office().accounts().firstRoot());
        for (Envelope next : world.office().accounts().roots().subList(1, root.version())) {
            followed = BundleVerifier.nextRoot(followed, next.bytes());
        }
        assertThat(followed).as("players follow the chain").isEqualTo(root);
    }

    @Test
    void anotherSheetAndARunningControllerAreRefused() throws Exception {
        assertThatThrownBy(() -> Offline.open(world.data())).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> recover(SigningKey.generate(), false)).isInstanceOf(Refused.class);
        assertThat(world.caller("admin").may(AccountRole.ADMINISTRATOR, "*"))
                .as("nothing was changed")
                .isTrue();
    }
}
