package shiliu.protocols.jetfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardStore;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Direct;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Frames;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.MemoryStore;
import shiliu.protocols.driver.Plan;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.Writing;
import shiliu.protocols.packet.Octets;

/** Other hands at the sign, and texts instead of pictures. */
class SignWatchTest {
    private static final Geometry PANEL = new Geometry(128, 64, Colour.DUAL);

    private final MemoryStore flash = new MemoryStore();
    private final Direct<JetFilePacket> sign = new Direct<>(
            new JetFileDriver(PANEL, OptionalInt.empty()), new JetFileCard(new Family.Unit(PANEL, 1, flash)));

    private void other(int command, Octets argument, Octets data) {
        sign.card.receive(
                new JetFileCodec().encode(new JetFilePacket(false, 0, 0, 0, 999, command, true, argument, data)));
    }

    private int round() {
        return sign.driver.capabilities().checks();
    }

    @Test
    void nothingForeignIsSeenWhereNothingIs() {
        sign.show(Frames.random(PANEL, 1), 100);
        assertThat(sign.check(3 * round())).isEmpty();
        assertThat(sign.state.lit()).isPresent();
    }

    /** One pixel in the middle of a stored page, and the page of the right name still plays. */
    @Test
    void anotherPictureUnderOurNameIsSeenWithinOneRound() {
        Frame page = Frames.random(PANEL, 1);
        sign.show(page, 100);
        flash.write("P/S0", Bmp.of(Frames.with(page, 64, 32), Colour.DUAL).bytes());
        assertThat(sign.card.shown()).isNotEqualTo(page);
        assertThat(sign.check(round())).containsExactly("the file S0 was changed");
        assertThat(sign.state.lit()).isEmpty();
        sign.show(page, 200);
        assertThat(sign.card.shown()).isEqualTo(page);
    }

    @Test
    void anotherPlaylistABlackSignAndPowerAreSeenWithinOneRound() {
        Frame page = Frames.random(PANEL, 1);
        sign.show(page, 100);
        flash.write("SYS/SEQUENT.SYS", new byte[44]);
        assertThat(sign.check(round())).containsExactly("the playlist was changed");
        sign.show(page, 100);
        other(Command.BLACK_ON, Octets.NONE, Octets.NONE);
        assertThat(sign.check(round())).containsExactly("mode black");
        sign.show(page, 100);
        other(Command.POWER_OFF, Octets.of(new byte[4]), Octets.NONE);
        assertThat(sign.check(round())).containsExactly("power off");
        sign.show(page, 100);
        assertThat(sign.card.shown()).isEqualTo(page);
        assertThat(sign.check(round())).isEmpty();
    }

    @Test
    void aStoppedSignThatSomebodyLightsIsDarkAgain() {
        sign.show(Frames.random(PANEL, 1), 100);
        Frame black = Frame.black(128, 64);
        sign.show(black, 100);
        other(Command.BLACK_OFF, Octets.NONE, Octets.NONE);
        other(Command.POWER_ON, Octets.NONE, Octets.NONE);
        assertThat(sign.check(round())).isNotEmpty();
        sign.show(black, 100);
        assertThat(sign.card.shown().isBlack()).isTrue();
        assertThat(sign.driver.next(sign.state, black)).isEmpty();
    }

    @Test
    void aTextIsWrittenAsTextWhereThatIsShorter() {
        Writing writing = new Writing(List.of("光明社区", "民族团结"), 16, 0xFF0000, Writing.Motion.STILL);
        Content text = Content.of(Frames.random(PANEL, 1), writing);
        sign.show(text, 100);
        assertThat(sign.done).startsWith("write text S0 1/1", "read back S0 1/1", "playlist S0", "play S0");
        assertThat(sign.state.lit()).contains(new Lit(text, Proof.READ_BACK));
        assertThat(sign.card.shown().isBlack()).isFalse();
        assertThat(sign.bytes).isLessThan(400);
        assertThat(sign.check(round())).isEmpty();
        Content picture = Content.of(text.frame());
        assertThat(Plan.bytes(sign.driver, Plan.of(sign.driver, sign.driver.unknown(), picture)))
                .isGreaterThan(4000);
    }

    /** The form that is sent is the smallest of all that would show it. */
    @Test
    void everyFormIsWeighedAndTheSmallestGoes() {
        Writing clock = new Writing(List.of(Writing.CLOCK), 32, 0x00FF00, Writing.Motion.STILL);
        Content content = Content.of(Frames.random(PANEL, 2), clock);
        List<PageFile> forms = PageFile.forms(content, PANEL, 'S');
        assertThat(forms).hasSize(2);
        assertThat(PageFile.of(content, PANEL, "S0").bytes().length())
                .isEqualTo(
                        forms.stream().mapToInt(f -> f.bytes().length()).min().orElseThrow());
        Geometry tiny = new Geometry(8, 1, Colour.MONO);
        Writing longer = new Writing(List.of("一二三四五六七八九十".repeat(4)), 16, 0xFF0000, Writing.Motion.MARQUEE);
        assertThat(PageFile.of(Content.of(Frame.black(8, 1), longer), tiny, "S0")
                        .type())
                .isEqualTo('P');
    }

    @Test
    void whatTheSignsFontsLackGoesAsAPicture() {
        Writing tibetan = new Writing(List.of("བོད"), 16, 0xFF0000, Writing.Motion.STILL);
        Writing blue = new Writing(List.of("光明"), 16, 0x0000FF, Writing.Motion.STILL);
        assertThat(TextFile.of(tibetan, 'S')).isEmpty();
        assertThat(TextFile.of(blue, 'S')).isEmpty();
    }

    /** Old programs: no read-back, no playlist. The picture comes, and the proof is what it is. */
    @Test
    void aSignThatCannotReadBackIsDrivenAndSaysSo() {
        Frame page = Frames.random(new Geometry(8, 8, Colour.MONO), 1);
        Geometry small = new Geometry(8, 8, Colour.MONO);
        Direct<JetFilePacket> old =
                new Direct<>(new JetFileDriver(small, OptionalInt.empty()), new JetFileCard(Family.Unit.of(small)));
        Exchange<JetFilePacket> write =
                old.driver.next(old.state, Content.of(page)).orElseThrow();
        old.state = ((Answer.Taken) old.exchange(write)).now();
        Exchange<JetFilePacket> read =
                old.driver.next(old.state, Content.of(page)).orElseThrow();
        old.state = ((Answer.Taken) read.answers().apply(read.packet().status(Status.BAD_SUB.code()))).now();
        Exchange<JetFilePacket> list =
                old.driver.next(old.state, Content.of(page)).orElseThrow();
        old.state = ((Answer.Taken) list.answers().apply(list.packet().status(Status.UNSUPPORTED.code()))).now();
        old.show(page, 100);
        assertThat(old.card.shown()).isEqualTo(page);
        assertThat(old.state.lit().map(Lit::proof)).contains(Proof.ACKNOWLEDGED);
    }

    @Test
    void aPlaylistKeepsItsDatesAndDays() {
        LocalDateTime monday = LocalDateTime.of(2026, 11, 23, 8, 0);
        Sequence.Entry entry = new Sequence.Entry(
                'D',
                'P',
                "S0",
                0b0000010,
                Sequence.Moment.of(LocalDateTime.of(2026, 11, 1, 7, 0)),
                Sequence.Moment.of(LocalDateTime.of(2026, 11, 30, 22, 0)),
                318);
        Sequence list = new Sequence(List.of(entry, new Sequence.Entry('D', 'T', "S1", 20)));
        Octets file = list.file();
        assertThat(Sequence.read(file)).contains(list);
        assertThat(file.part(8, 28))
                .isEqualTo(Octets.of(
                        shiliu.protocols.packet.Hex.bytes("44500f02262011010700000026201130220000004453")
                                .clone(),
                        0,
                        20));
        assertThat(list.playing(monday)).hasSize(2);
        assertThat(list.playing(monday.plusDays(1))).hasSize(1);
        assertThat(list.playing(monday.withHour(23))).hasSize(1);
        assertThat(list.playing(monday.plusDays(7))).hasSize(2);
        assertThat(list.playing(monday.plusDays(14))).hasSize(1);
        assertThat(Optional.of(entry).map(Sequence.Entry::label)).contains("S0");
    }

    /** The files are as they were; only another one plays. */
    @Test
    void anotherFileThatPlaysIsSeenWithinOneRound() {
        Frame first = Frames.random(PANEL, 1);
        Frame page = Frames.random(PANEL, 2);
        sign.show(first, 100);
        sign.show(page, 100);
        other(Command.RESTART_LIST, Octets.NONE, Octets.NONE);
        assertThat(sign.card.shown()).isEqualTo(first);
        assertThat(sign.check(round())).containsExactly("it plays S0");
        assertThat(sign.state.lit()).isEmpty();
        sign.show(page, 100);
        assertThat(sign.card.shown()).isEqualTo(page);
    }

    /** Flash wears out: what comes back otherwise is written twice, then only read, and that is said. */
    @Test
    void aFileThatNeverComesBackEqualIsWrittenTwiceAtMost() {
        CardStore worn = new CardStore() {
            @Override
            public Optional<byte[]> read(String name) {
                return flash.read(name).map(bytes -> {
                    bytes[bytes.length - 1] ^= 1;
                    return bytes;
                });
            }

            @Override
            public void write(String name, byte[] bytes) {
                flash.write(name, bytes);
            }
        };
        Direct<JetFilePacket> bad = new Direct<>(
                new JetFileDriver(PANEL, OptionalInt.empty()), new JetFileCard(new Family.Unit(PANEL, 1, worn)));
        List<Answer.Refused> refused = bad.show(Frames.random(PANEL, 1), 200);
        assertThat(refused).extracting(Answer.Refused::name).contains("READ_BACK_DIFFERS");
        assertThat(bad.done.stream().filter(does -> does.startsWith("write picture S0 1/")))
                .hasSize(2);
        assertThat(bad.state.lit()).isEmpty();
    }

    /** How a text's head comes back is not ours to say; its words are. */
    @Test
    void theOtherHeadOfATextIsNoForeignChange() {
        Writing writing = new Writing(List.of("光明"), 16, 0xFF0000, Writing.Motion.STILL);
        sign.show(Content.of(Frames.random(PANEL, 1), writing), 100);
        byte[] file = flash.read("T/S0").orElseThrow();
        System.arraycopy("QZ00SAX".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, file, 0, 7);
        flash.write("T/S0", file);
        assertThat(sign.check(round())).isEmpty();
        file[file.length - 2] ^= 1;
        flash.write("T/S0", file);
        assertThat(sign.check(round())).containsExactly("the file S0 was changed");
    }
}
