package shiliu.protocols.jetfile;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.jetfile.JetFileState.Lights;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Looks after a sign that has what it should: its mode, and by turns the playlist and the pieces of what it plays. So
 * whatever somebody else changes is seen once every piece was looked at.
 */
final class Verification {
    /** The manual's most. */
    static final int PIECE = 1024;

    private final Requests requests;
    private final Geometry geometry;
    private final PageFiles files;

    Verification(Requests requests, Geometry geometry, PageFiles files) {
        this.requests = requests;
        this.geometry = geometry;
        this.files = files;
    }

    /** How many checks see everything of a page of {@code bytes}. */
    static int round(int bytes) {
        return 2 * (pieces(bytes) + 1);
    }

    private static int pieces(int bytes) {
        return (bytes + PIECE - 1) / PIECE;
    }

    /** Each page has a count of its own, so that none is passed over where pages take turns in step with the checks. */
    Exchange<JetFilePacket> next(JetFileState has) {
        Optional<String> name = has.playing();
        Optional<Content> page = name.map(has.pages()::get);
        if (has.lights() == Lights.UNKNOWN || page.isEmpty()) {
            return itself(has, has.counted().checked());
        }
        int looks = has.looks().getOrDefault(name.get(), 0);
        JetFileState counted = has.counted().looked(name.get());
        if (looks % 2 == 0) {
            return itself(has, counted.checked());
        }
        PageFile file = files.of(page.get(), name.get());
        int turn = looks / 2 % (pieces(file.bytes().length()) + 1);
        if (turn == 0) {
            return has.home().isPresent() && !has.lacks().playlist()
                    ? playlist(has, counted, has.home().get())
                    : mode(has, counted);
        }
        return has.lacks().readBack() ? mode(has, counted) : piece(has, counted, name.get(), file, turn);
    }

    private Exchange<JetFilePacket> itself(JetFileState has, JetFileState counted) {
        int turn = has.checks() % 4;
        if (turn == 3 && has.power() != Lights.UNKNOWN && has.visit().isEmpty()) {
            return power(has, counted);
        }
        boolean plays = has.lights() == Lights.ON && has.playing().isPresent();
        return turn == 1 && plays ? playing(has, counted, has.playing().get()) : mode(has, counted);
    }

    private Exchange<JetFilePacket> mode(JetFileState has, JetFileState counted) {
        Function<JetFilePacket, Answer> answers = reply -> Requests.matching(has, Command.SYSTEM_STATUS, reply)
                .map(status -> seen(has, counted, status))
                .orElseGet(() -> Requests.refusal(has, Command.SYSTEM_STATUS, reply));
        return Requests.exchange(
                "system status",
                requests.packet(has, Command.SYSTEM_STATUS, Octets.NONE, Octets.NONE),
                counted.doubted(),
                counted,
                answers);
    }

    /** What a sign in another mode than it was left in plays is no longer known; its flash is. */
    private static Answer seen(JetFileState has, JetFileState counted, JetFilePacket status) {
        int mode = status.argument().length() > 0 ? status.argument().at(0) : Sign.MODE_SCHEDULE;
        boolean black = mode == Sign.MODE_BLACK;
        boolean ours = black || mode == Sign.MODE_SCHEDULE || mode == Sign.MODE_REMOTE;
        boolean asLeft = ours && (has.lights() == Lights.OFF) == black;
        boolean fine = asLeft || has.lights() == Lights.UNKNOWN || has.visit().isPresent();
        return fine
                ? new Answer.Taken(counted)
                : new Answer.Taken(counted.doubted(), List.of(), "mode " + Readings.mode(mode));
    }

    /** Where the reply has the layout of "play this file", another file there is somebody else's doing. */
    private Exchange<JetFilePacket> playing(JetFileState has, JetFileState counted, String name) {
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, Command.CURRENT_FILE, reply)) {
                return Answer.OTHER;
            }
            Optional<Octets> file = CurrentFile.of(reply);
            boolean ours = file.isEmpty()
                    || (file.get().at(0) == 'D' && Sequence.label(file.get(), 2).equals(name));
            return ours
                    ? new Answer.Taken(counted)
                    : new Answer.Taken(counted.doubted(), List.of(), "it plays " + Sequence.label(file.get(), 2));
        };
        return Requests.exchange(
                "current file",
                requests.packet(has, Command.CURRENT_FILE, CurrentFile.QUESTION, Octets.NONE),
                counted.doubted(),
                counted,
                answers);
    }

    private Exchange<JetFilePacket> power(JetFileState has, JetFileState counted) {
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, Command.POWER_STATE, reply)) {
                return Answer.OTHER;
            }
            boolean told = !reply.flag() && reply.data().length() > 0;
            boolean off = told && reply.data().at(0) != 0;
            boolean asLeft = !told || off == (has.power() == Lights.OFF);
            return asLeft
                    ? new Answer.Taken(counted)
                    : new Answer.Taken(counted.doubted(), List.of(), "power " + (off ? "off" : "on"));
        };
        return Requests.exchange(
                "power state",
                requests.packet(has, Command.POWER_STATE, Octets.NONE, Octets.NONE),
                counted.doubted(),
                counted,
                answers);
    }

    private Exchange<JetFilePacket> playlist(JetFileState has, JetFileState counted, String home) {
        Octets wanted = file(has, home);
        return read(
                has,
                counted,
                Command.READ_SYSTEM_FILE,
                playlistQuestion(),
                wanted::equals,
                counted.home(Optional.empty()),
                "the playlist was changed");
    }

    /** Whether the playlist is still what it was before the sign was lost: one packet instead of a write. */
    Exchange<JetFilePacket> formerHome(JetFileState has) {
        String former = has.formerHome().orElseThrow();
        Octets wanted = file(has, former);
        JetFileState same = has.counted().home(Optional.of(former));
        JetFileState other = has.counted().home(Optional.empty());
        Function<JetFilePacket, Answer> answers = reply -> {
            if (!Requests.isReply(has, Command.READ_SYSTEM_FILE, reply)) {
                return Answer.OTHER;
            }
            if (reply.flag() && Status.again(reply.status())) {
                return Requests.refusal(has, Command.READ_SYSTEM_FILE, reply);
            }
            return new Answer.Taken(!reply.flag() && reply.data().equals(wanted) ? same : other);
        };
        return Requests.exchange(
                "look at the playlist",
                requests.packet(has, Command.READ_SYSTEM_FILE, playlistQuestion(), Octets.NONE),
                has.counted(),
                same,
                answers);
    }

    private static Octets playlistQuestion() {
        return Octets.of(new Bytes(16)
                .put(Sequence.label(Sequence.NAME))
                .u16(PIECE)
                .u16(1)
                .bytes());
    }

    /** The playlist that loops one page. */
    Octets file(JetFileState has, String name) {
        Content page = has.page(name).orElseGet(() -> Content.black(geometry.width(), geometry.height()));
        PageFile file = files.of(page, name);
        return new Sequence(List.of(
                        new Sequence.Entry('D', file.type(), name, file.bytes().length())))
                .file();
    }

    private Exchange<JetFilePacket> piece(
            JetFileState has, JetFileState counted, String name, PageFile file, int number) {
        int from = (number - 1) * PIECE;
        Octets wanted = file.bytes().part(from, Math.min(file.bytes().length(), from + PIECE));
        return read(
                has,
                counted,
                file.read(),
                Requests.readOf('D', name, PIECE, number),
                read -> file.sameFrom(from, wanted, read),
                counted.without(name).doubted(),
                "the file " + name + " was changed");
    }

    private Exchange<JetFilePacket> read(
            JetFileState has,
            JetFileState counted,
            int command,
            Octets argument,
            Predicate<Octets> asWritten,
            JetFileState changed,
            String foreign) {
        Function<JetFilePacket, Answer> answers = reply -> {
            if (Requests.isReply(has, command, reply) && reply.flag()) {
                int status = reply.status();
                boolean gone = status == Status.NOT_FOUND.code() || status == Status.PAST_END.code();
                return gone
                        ? new Answer.Taken(changed, List.of(), foreign)
                        : Status.unknownCommand(status)
                                ? new Answer.Taken(counted)
                                : Requests.refusal(has, command, reply);
            }
            return Requests.matching(has, command, reply)
                    .<Answer>map(data -> asWritten.test(data.data())
                            ? new Answer.Taken(counted)
                            : new Answer.Taken(changed, List.of(), foreign))
                    .orElse(Answer.OTHER);
        };
        return Requests.exchange(
                "look at " + foreign.replace(" was changed", ""),
                requests.packet(has, command, argument, Octets.NONE),
                counted.doubted(),
                counted,
                answers);
    }
}
