package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.player.message.Messages;

class KeyFileTest {
    private static final SigningKey KEY = Office.key("wang");
    private static final char[] PASSPHRASE = "石榴 籽 抱紧".toCharArray();

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("keys/wang.json");
    }

    private void create() throws Exception {
        KeyFile.create(file(), "wang", KEY, PASSPHRASE, 1000);
    }

    private void change(String from, String to) throws Exception {
        String text = Files.readString(file());
        assertThat(text).containsPattern(from);
        Files.writeString(file(), Pattern.compile(from).matcher(text).replaceFirst(to));
    }

    @Test
    void opensWithItsPassphraseAlone() throws Exception {
        create();
        KeyFile read = KeyFile.read(file());
        assertThat(read.person()).isEqualTo("wang");
        assertThat(read.keyId()).isEqualTo(KEY.keyId());
        assertThat(read.open(PASSPHRASE).sign(new byte[3])).isEqualTo(KEY.sign(new byte[3]));
        for (String wrong : new String[] {"石榴 籽 抱", "x", ""}) {
            assertThatThrownBy(() -> read.open(wrong.toCharArray()))
                    .isInstanceOf(KeyFileException.WrongPassphrase.class);
        }
    }

    @Test
    void isItsOwnersAloneAndNeverOverwritten() throws Exception {
        create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThatThrownBy(this::create).isInstanceOf(FileAlreadyExistsException.class);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> KeyFile.read(file())).isInstanceOf(KeyFileException.Exposed.class);
    }

    @Test
    void anotherNameOrPublicKeyDoesNotOpen() throws Exception {
        create();
        change("\"wang\"", "\"zhao\"");
        assertThatThrownBy(() -> KeyFile.read(file()).open(PASSPHRASE))
                .isInstanceOf(KeyFileException.WrongPassphrase.class);
    }

    @Test
    void absurdFilesAreNoKeyFiles() throws Exception {
        create();
        change("\"iterations\":1000", "\"iterations\":10000001");
        assertThatThrownBy(() -> KeyFile.read(file())).isInstanceOf(KeyFileException.Malformed.class);
        change("\"iterations\":10000001", "\"iterations\":0");
        assertThatThrownBy(() -> KeyFile.read(file())).isInstanceOf(KeyFileException.Malformed.class);
        change("\"iterations\":0", "\"iterations\":1000,\"more\":1");
        assertThatThrownBy(() -> KeyFile.read(file())).isInstanceOf(KeyFileException.Malformed.class);
    }

    @Test
    void newOnesTakeTheFullWorkAndHoldNoSecretInTheClear() throws Exception {
        KeyFile.create(file(), "wang", KEY, PASSPHRASE);
        String seed = java.util.Base64.getEncoder().encodeToString(KEY.seed());
        assertThat(Files.readString(file())).contains("\"iterations\":250000").doesNotContain(seed);
        assertThat(KeyFile.read(file()).open(PASSPHRASE).keyId()).isEqualTo(KEY.keyId());
    }

    @Test
    void aMachineKeepsItsKey() throws Exception {
        Path service = folder.resolve("controller.key");
        SigningKey made = ServiceKeyFile.openOrCreate(service);
        assertThat(ServiceKeyFile.openOrCreate(service).keyId()).isEqualTo(made.keyId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(service)))
                .isEqualTo("rw-------");
        Files.writeString(service, "{\"format\":1,\"seed\":\"AAAA\"}");
        assertThatThrownBy(() -> ServiceKeyFile.openOrCreate(service)).isInstanceOf(KeyFileException.Malformed.class);
    }

    @Test
    void theSheetComesBackFromPaper() throws Exception {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.CHINESE}) {
            String sheet = RecoverySheet.print(KEY, 1, Office.pinned(), Messages.in(locale));
            assertThat(sheet).doesNotContain("bundle.").contains(KEY.keyId().substring(0, 16));
            assertThat(RecoverySheet.parse(sheet).keyId()).isEqualTo(KEY.keyId());
            String typed = sheet.toLowerCase(Locale.ROOT)
                    .replace(":  ", "：")
                    .replace('0', 'o')
                    .replace(' ', '-');
            // "-" before a line's number is a bullet to no one: only groups may be joined by it.
            assertThat(RecoverySheet.parse(typed.replaceAll("(?m)^-+", "")).keyId())
                    .isEqualTo(KEY.keyId());
        }
    }

    @Test
    void everySingleTypingErrorIsFoundInItsLine() {
        String[] lines = RecoverySheet.print(KEY, 1, Office.pinned(), Messages.in(Locale.ENGLISH))
                .split("\n");
        int checked = 0;
        for (int at = 0; at < lines.length; at++) {
            if (!lines[at].matches("  [1-5]:  .*")) {
                continue;
            }
            for (int i = 6; i < lines[at].length(); i++) {
                if (lines[at].charAt(i) == ' ') {
                    continue;
                }
                String[] typed = lines.clone();
                char wrong = lines[at].charAt(i) == '7' ? '8' : '7';
                typed[at] = lines[at].substring(0, i) + wrong + lines[at].substring(i + 1);
                int line = lines[at].charAt(2) - '0';
                assertThatThrownBy(() -> RecoverySheet.parse(String.join("\n", typed)))
                        .isInstanceOfSatisfying(
                                RecoverySheet.TypingException.class,
                                e -> assertThat(e.line()).isEqualTo(line));
                checked++;
            }
        }
        assertThat(checked).isEqualTo(80);
    }

    @Test
    void missingSwappedAndForeignLinesAreFound() {
        String sheet = RecoverySheet.print(KEY, 1, Office.pinned(), Messages.in(Locale.ENGLISH));
        String other = RecoverySheet.print(Office.key("zhao"), 1, Office.pinned(), Messages.in(Locale.ENGLISH));
        assertLine(3, sheet.replaceAll("(?m)^  3:.*\n", ""));
        assertLine(1, sheet.replace("  1:", "  9:").replace("  2:", "  1:").replace("  9:", "  2:"));
        String fifth = other.lines()
                .filter(line -> line.startsWith("  5:"))
                .findFirst()
                .orElseThrow();
        assertLine(5, sheet.replaceAll("(?m)^  5:.*$", fifth));
        assertLine(1, "");
    }

    private static void assertLine(int line, String sheet) {
        assertThatThrownBy(() -> RecoverySheet.parse(sheet))
                .isInstanceOfSatisfying(
                        RecoverySheet.TypingException.class,
                        e -> assertThat(e.line()).isEqualTo(line));
    }
}
