package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.PersonView;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.office.World;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.TrustRoot.Role;
import shiliu.player.playlist.Stake;

/** What administrators type about the trust root: numbers of people, sheets, ends of keys, other keys. */
class TrustCommandsIT {
    @TempDir
    Path folder;

    private World world;
    private StaffDesk desk;

    @BeforeEach
    void open() throws Exception {
        world = World.staffed(folder.resolve("world"));
        world.add("bo", "*", AccountRole.ADMINISTRATOR);
        desk = StaffDesk.open(folder, world, "admin", "bo", "rui");
    }

    @AfterEach
    void close() throws Exception {
        desk.close();
    }

    private TrustRoot root() {
        return world.office().accounts().root();
    }

    @Test
    void numbersAreSetAndShown() throws Exception {
        Said said = desk.run("admin", "trust", "set", "--slogans", "2", "--disclosures", "3", "--street-from", "3");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out()).contains("reviewers for slogans: 2 (so far: reviewers for slogans: 1)");
        assertThat(root().reviewers()).containsEntry(Stake.SLOGAN, 2).containsEntry(Stake.DISCLOSURE, 3);
        assertThat(root().streetFrom()).contains(3);

        Said shown = desk.run("bo", "trust", "show", "--lang", "zh");
        assertThat(shown.out()).contains("公开事项要审核员：3 人").contains("rui");
        assertThat(desk.run("bo", "trust", "show", "--json").json(TrustRoot.class))
                .isEqualTo(root());

        Said same = desk.run("admin", "trust", "set", "--slogans", "2");
        assertThat(same.exit()).isEqualTo(2);
        Said wrong = desk.run("admin", "trust", "set", "--news", "12");
        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err()).contains("--news takes 1 to 9 people");
        assertThat(desk.run("rui", "trust", "set", "--slogans", "1").exit()).isEqualTo(3);
        Said back = desk.run("admin", "trust", "set", "--slogans", "1", "--street-from", "0");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(root().streetFrom()).isEmpty();
    }

    @Test
    void whatTakesTwoAdministratorsGoesFromOneToTheOther() throws Exception {
        Said early = desk.run("admin", "trust", "set", "--roots", "2", "--out", file("half.json"));
        assertThat(early.exit()).isEqualTo(2);
        assertThat(early.err()).contains("trust sheets --count 2");
        Said sheets = desk.run("admin", "trust", "sheets", "--count", "2", "--sheets", file("sheets"));
        assertThat(sheets.exit()).as(sheets.err()).isZero();
        Path sheet = folder.resolve("sheets/recovery-sheet-2.txt");
        assertThat(Files.readString(sheet))
                .contains(world.office().accounts().firstRoot().hex());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sheet)))
                .isEqualTo("rw-------");
        assertThat(root().keys())
                .filteredOn(key -> key.person().startsWith("recovery"))
                .hasSize(2);

        assertThat(desk.run("admin", "trust", "set", "--roots", "2").err()).contains("--out");
        Said half = desk.run("admin", "trust", "set", "--roots", "2", "--out", file("half.json"));
        assertThat(half.exit()).as(half.err()).isZero();
        assertThat(root().threshold(Role.ROOT)).isEqualTo(1);
        Said twice = desk.run("admin", "trust", "sign", file("half.json"), "--yes");
        assertThat(twice.exit()).isEqualTo(2);
        Said looked = desk.run("bo", "trust", "sign", file("half.json"));
        assertThat(looked.out()).contains("administrators for a change of the trust root: 2");
        assertThat(root().threshold(Role.ROOT)).isEqualTo(1);
        Said signed = desk.run("bo", "trust", "sign", file("half.json"), "--yes");
        assertThat(signed.exit()).as(signed.err()).isZero();
        assertThat(root().threshold(Role.ROOT)).isEqualTo(2);
        assertThat(desk.run("bo", "trust", "sign", file("half.json"), "--yes").err())
                .contains("is in force by now");

        Said out = desk.run("admin", "user", "revoke", "rui", "--out", file("rui.json"));
        assertThat(out.exit()).as(out.err()).isZero();
        assertThat(world.office().accounts().byKey(world.key("rui").keyId())).isEmpty();
        assertThat(root().keys()).anyMatch(key -> key.person().equals("rui"));
        assertThat(desk.run("bo", "trust", "sign", file("rui.json"), "--yes").exit())
                .isZero();
        assertThat(root().keys()).noneMatch(key -> key.person().equals("rui"));
        assertThat(desk.run("bo", "trust", "sign", desk(), "--yes").exit()).isEqualTo(2);
    }

    private String desk() {
        return folder.resolve("passphrase").toString();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aKeyIsGivenAnEndAndRenewed() throws Exception {
        assertThat(desk.run("admin", "user", "renew", "rui").err()).contains("--until YYYY-MM-DD or --for-ever");
        assertThat(desk.run("admin", "user", "renew", "rui", "--until", "2026-11-09")
                        .err())
                .contains("no day to come");
        assertThat(desk.run("admin", "user", "renew", "nobody", "--for-ever").exit())
                .isEqualTo(2);
        Said ends = desk.run("admin", "user", "renew", "rui", "--until", "2026-11-20");
        assertThat(ends.exit()).as(ends.err()).isZero();
        assertThat(world.person("rui").until()).isPresent();
        Said listed = desk.run("admin", "user", "list");
        assertThat(listed.out()).contains("2026-11-20");
        assertThat(listed.err()).contains("user renew rui");

        world.clock.advance(java.time.Duration.ofDays(11));
        Said late = desk.run("rui", "review", "list");
        assertThat(late.exit()).isEqualTo(3);
        assertThat(late.err()).contains("come to its end");
        assertThat(desk.run("admin", "user", "renew", "rui", "--for-ever").exit())
                .isZero();
        assertThat(desk.run("rui", "review", "list").exit()).isZero();
    }

    @Test
    void anotherKeyIsBroughtAndConfirmed() throws Exception {
        String former = world.key("rui").keyId();
        InviteAnswer code =
                desk.run("admin", "user", "new-key", "rui", "--json").json(InviteAnswer.class);
        assertThat(desk.run("rui", "login", "--code", code.code()).exit()).isEqualTo(2);
        Said login = desk.run("rui", "login", "--code", code.code(), "--new-key");
        assertThat(login.exit()).as(login.err()).isZero();
        assertThat(folder.resolve("rui/key-former.json")).exists();
        Said waits = desk.run("rui", "review", "list");
        assertThat(waits.exit()).isEqualTo(3);
        assertThat(waits.err()).contains("not confirmed yet");
        assertThat(desk.run("admin", "user", "list").out()).contains("another key awaited");

        PersonView person = world.person("rui");
        Said wrong = desk.run("admin", "user", "confirm", "rui", "--key", former);
        assertThat(wrong.exit()).isEqualTo(1);
        Said confirmed = desk.run(
                "admin",
                "user",
                "confirm",
                "rui",
                "--key",
                person.next().orElseThrow().keyId(),
                "--former-until",
                "2026-12-31",
                "--until",
                "2028-12-31");
        assertThat(confirmed.exit()).as(confirmed.err()).isZero();
        assertThat(root().keys()).filteredOn(key -> key.person().equals("rui")).hasSize(2);
        assertThat(desk.run("rui", "review", "list").exit()).isZero();
        assertThat(List.of(world.person("rui").state(), world.person("rui").next()))
                .isEqualTo(List.of(shiliu.controller.api.AccountState.CONFIRMED, java.util.Optional.empty()));
    }
}
