package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PersonView;
import shiliu.controller.cli.StaffDesk.Said;
import shiliu.controller.office.Offline;
import shiliu.controller.office.World;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.people.Recovery;
import shiliu.player.bundle.SigningKey;
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
        Said said = desk.run(
                "admin", "trust", "set", "--slogans", "2", "--disclosures", "3", "--street-from", "3", "--yes");
        assertThat(said.exit()).as(said.err()).isEqualTo(2);
        assertThat(said.err()).contains("guangming has 3 reviewers, 0 of them of everywhere");
        for (String more : List.of("an", "bu", "ce")) {
            world.add(more, "*", AccountRole.REVIEWER);
        }
        String[] set = {"trust", "set", "--slogans", "2", "--disclosures", "3", "--street-from", "3"};
        assertThat(desk.run("admin", set).err()).contains("Nothing was signed");
        assertThat(root().reviewers()).isEmpty();
        said = desk.run("admin", "trust", "set", "--slogans", "2", "--disclosures", "3", "--street-from", "3", "--yes");
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
        Said own = desk.run("admin", "user", "revoke", "admin");
        assertThat(own.exit()).isEqualTo(1);
        assertThat(own.err()).contains("another administrator does it");
        assertThat(desk.run("rui", "trust", "set", "--slogans", "1", "--yes").exit())
                .isEqualTo(3);
        Said back = desk.run("admin", "trust", "set", "--slogans", "1", "--street-from", "0", "--yes");
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

        assertThat(desk.run("admin", "trust", "set", "--roots", "2", "--yes").err())
                .contains("--out");
        Said half = desk.run("admin", "trust", "set", "--roots", "2", "--yes", "--out", file("half.json"));
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
        Said unsaid = desk.run(
                "admin",
                "user",
                "confirm",
                "rui",
                "--key",
                person.next().orElseThrow().keyId());
        assertThat(unsaid.exit()).isEqualTo(2);
        assertThat(unsaid.err()).contains("--drop-former");
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

    /** The usual office has one: nobody else is there to confirm their next key. */
    @Test
    void theOnlyAdministratorConfirmsTheirOwnNextKeyWithTheFormerOne() throws Exception {
        assertThat(desk.run("admin", "user", "revoke", "bo").exit()).isZero();
        String former = world.key("admin").keyId();
        for (int attempt = 0; attempt < 2; attempt++) {
            // The first code is spent on a key that is never confirmed; the trusted one stays aside.
            world.office().accounts().renew(world.caller("admin"), "admin");
            String code = world.office()
                    .accounts()
                    .renew(world.caller("admin"), "admin")
                    .code();
            Said login = desk.run("admin", "login", "--code", code, "--new-key");
            assertThat(login.exit()).as(login.err()).isZero();
        }
        String next = world.person("admin").next().orElseThrow().keyId();
        Said confirmed = desk.run("admin", "user", "confirm", "admin", "--key", next);
        assertThat(confirmed.exit()).as(confirmed.err()).isZero();
        assertThat(root().keys())
                .filteredOn(key -> key.person().equals("admin"))
                .extracting(TrustRoot.TrustedKey::keyId)
                .containsExactly(next)
                .doesNotContain(former);
        assertThat(desk.run("admin", "user", "list").exit()).isZero();
    }

    @Test
    void aNewFirstAdministratorBeginsWithAsManySheetsAsItTakes() throws Exception {
        assertThat(desk.run("admin", "trust", "sheets", "--count", "2", "--sheets", file("sheets"))
                        .exit())
                .isZero();
        assertThat(desk.run("admin", "trust", "set", "--roots", "2", "--yes", "--out", file("half.json"))
                        .exit())
                .isZero();
        assertThat(desk.run("bo", "trust", "sign", file("half.json"), "--yes").exit())
                .isZero();
        // One of the two is gone: the other and a sheet put somebody else in their place.
        Said revoked =
                desk.run("admin", "user", "revoke", "bo", "--recovery-sheet", file("sheets/recovery-sheet-1.txt"));
        assertThat(revoked.exit()).as(revoked.err()).isZero();
        assertThat(root().keys()).noneMatch(key -> key.person().equals("bo"));

        InviteAnswer chief = recovered();
        world.login("chief", chief.code());
        desk.login("chief");
        String key = world.key("chief").keyId();
        String[] confirm = {"user", "confirm", "chief", "--key", key, "--recovery-sheet"};
        assertThat(desk.run("chief", more(confirm, file("sheets/recovery-sheet-1.txt")))
                        .err())
                .contains("--out");
        Said begun = desk.run(
                "chief",
                more(
                        confirm,
                        file("sheets/recovery-sheet-1.txt"),
                        "--recovery-sheet",
                        file("sheets/recovery-sheet-2.txt")));
        assertThat(begun.exit()).as(begun.err()).isZero();
        assertThat(world.caller("chief").confirmed()).isTrue();
    }

    /** A sheet at hand is no reason to believe a controller about who somebody is. */
    @Test
    void nobodyIsMadeAnAdministratorByASheetWhomNobodyHereInvitedAsOne() throws Exception {
        String code = world.office()
                .accounts()
                .invite(world.caller("admin"), new NewPerson("eve", "eve", Set.of(AccountRole.ADMINISTRATOR), "*"))
                .code();
        String key = world.login("eve", code).keyId();
        assertThat(desk.run("admin", "trust", "sheets", "--sheets", file("sheets"))
                        .exit())
                .isZero();
        Said said = desk.run(
                "admin",
                "user",
                "confirm",
                "eve",
                "--key",
                key,
                "--recovery-sheet",
                file("sheets/recovery-sheet-1.txt"));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(root().keys()).noneMatch(one -> one.person().equals("eve"));
    }

    private InviteAnswer recovered() throws Exception {
        desk.server().close();
        world.office().close();
        try (Offline offline = Offline.open(world.data())) {
            List<SigningKey> sheets = List.of(
                    Secrets.recovery(folder.resolve("sheets/recovery-sheet-1.txt")),
                    Secrets.recovery(folder.resolve("sheets/recovery-sheet-2.txt")));
            return Recovery.take(
                    offline.store(),
                    sheets,
                    java.util.Optional.empty(),
                    FirstSteps.administrator("chief", "主任"),
                    world.clock.instant());
        } finally {
            world.reopen();
            desk.reopen();
        }
    }

    private static String[] more(String[] command, String... arguments) {
        List<String> all = new java.util.ArrayList<>(List.of(command));
        all.addAll(List.of(arguments));
        return all.toArray(String[]::new);
    }
}
