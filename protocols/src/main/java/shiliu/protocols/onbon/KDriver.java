package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.StopPart;
import shiliu.protocols.onbon.OnbonState.Home;
import shiliu.protocols.onbon.OnbonState.Power;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * Writes text on a BX-5K or 6K: one dynamic area over the whole screen, which takes the place of all others in the same
 * packet. A stop switches the LEDs off, deletes the areas, cancels the timers, and stores a program that is one blank, read
 * back and compared. Pictures it cannot show.
 */
final class KDriver implements Driver<OnbonPacket> {
    /** A 5K takes 512 bytes at a time. */
    static final int BLOCK = 400;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final int ALL = 0xFF;
    private static final String NAME = "P001";
    private static final int DELETE = 0;
    private static final int START = 1;
    private static final int BLOCKS = 2;
    private static final int READ = 3;
    /** Length 2, last 1, name 4, address 4. */
    private static final int READ_HEAD = 11;
    /** What a 5K takes at a time. */
    private static final int MOST_DATA = 500;
    /** A card may erase or write its flash before it answers. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final Capabilities CAPABILITIES = new Capabilities(
            Proof.ACKNOWLEDGED, Set.of(Colour.MONO, Colour.DUAL, Colour.RGB), Set.of(StopPart.values()), false, 1, 2);

    private final Geometry geometry;
    private final int destination;
    private final OnbonCodec codec = new OnbonCodec(Generation.SIX, 0);

    /** @param address the card's number on its line; left out, whoever is there */
    KDriver(Geometry geometry, OptionalInt address) {
        this.geometry = geometry;
        this.destination = address.orElse(OnbonPacket.ANYBODY);
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public PacketCodec<OnbonPacket> codec() {
        return codec;
    }

    @Override
    public OnbonState unknown() {
        return OnbonState.fresh(geometry.width(), geometry.height());
    }

    @Override
    public CardState afterLoss(CardState had) {
        return ((OnbonState) had).lost();
    }

    @Override
    public Optional<Exchange<OnbonPacket>> next(CardState known, Content wanted) {
        admit(wanted);
        OnbonState has = (OnbonState) known;
        return wanted.isBlack() ? dark(has, wanted) : light(has, wanted);
    }

    @Override
    public void admit(Content wanted) {
        Driver.super.admit(wanted);
        Optional<KArea> area = wanted.isBlack() ? Optional.empty() : area(wanted);
        if (!wanted.isBlack() && area.isEmpty()) {
            throw new IllegalArgumentException(
                    "a text card shows text in its own character set (GB2312) only, no pictures");
        }
        if (area.filter(known -> known.write().length > MOST_DATA).isPresent()) {
            throw new IllegalArgumentException("a text card takes texts of at most about 460 bytes, 230 characters");
        }
    }

    private Optional<Exchange<OnbonPacket>> dark(OnbonState has, Content black) {
        if (has.power() != Power.OFF) {
            return Optional.of(power(has, false));
        }
        if (!has.isBare()) {
            Octets none = Octets.of(new byte[] {(byte) ALL, 0});
            return Optional.of(send(
                    "delete areas",
                    KCommand.UPDATE_AREAS,
                    none,
                    has,
                    has.counted().undrawn(),
                    has.counted().bare()));
        }
        if (!has.timers()) {
            OnbonState then = has.counted().untimed();
            return Optional.of(tolerant("cancel timers", KCommand.CANCEL_TIMERS, Octets.NONE, has, then, then));
        }
        boolean done = has.home() == Home.BLACK || has.home() == Home.NONE;
        return done
                ? Optional.empty()
                : Optional.of(store(has, black, KArea.blank(geometry, KArea.PROGRAM), Home.BLACK));
    }

    private Optional<Exchange<OnbonPacket>> light(OnbonState has, Content wanted) {
        KArea area = area(wanted).orElseThrow();
        if (has.areas().filter(wanted::equals).isEmpty()) {
            byte[] one = area.write();
            Octets data = Octets.of(new Bytes(one.length + 8)
                    .u8(ALL)
                    .u8(1)
                    .u16(one.length)
                    .put(one)
                    .bytes());
            OnbonState then = has.counted().showing(wanted).cleared();
            return Optional.of(send(
                    "write text",
                    KCommand.UPDATE_AREAS,
                    data,
                    has,
                    has.counted().unknown(),
                    then));
        }
        if (has.power() != Power.ON) {
            return Optional.of(power(has, true));
        }
        Optional<Content> under = has.storing().map(OnbonState.Storing::page).filter(page -> !page.isBlack());
        boolean begun = has.storing().isPresent() || has.home() == Home.BLACK;
        return begun
                ? Optional.of(store(
                        has,
                        under.orElse(wanted),
                        area(under.orElse(wanted)).orElseThrow().as(KArea.PROGRAM),
                        Home.PAGE))
                : Optional.empty();
    }

    private Optional<KArea> area(Content wanted) {
        return wanted.writing().flatMap(writing -> KArea.of(writing, geometry, 0));
    }

    private Exchange<OnbonPacket> power(OnbonState has, boolean on) {
        Octets data = Octets.of(new byte[] {(byte) (on ? 1 : 2)});
        return send(
                on ? "power on" : "power off",
                KCommand.POWER,
                data,
                has,
                has.counted().powered(Power.UNKNOWN),
                has.counted().powered(on ? Power.ON : Power.OFF));
    }

    /** The program's way to the card: the others go, the file comes in blocks, and is read back. */
    private Exchange<OnbonPacket> store(OnbonState has, Content page, KArea area, Home becomes) {
        OnbonState.Storing at = has.storing()
                .filter(under -> under.page().equals(page))
                .orElse(new OnbonState.Storing(page, DELETE, 0, 0, false));
        Octets file = new KProgram(NAME, List.of(area)).file();
        byte[] name = NAME.getBytes(StandardCharsets.US_ASCII);
        OnbonState refused = has.counted().home(Home.NONE);
        switch (at.step()) {
            case DELETE -> {
                return tolerant(
                        "delete programs",
                        KCommand.DELETE,
                        Octets.of(new byte[2]),
                        has,
                        step(has, at, START, 0),
                        refused);
            }
            case START -> {
                Octets data = Octets.of(
                        new Bytes(9).u8(1).put(name).u32(file.length()).bytes());
                return tolerant("store " + NAME, KCommand.START_WRITE, data, has, step(has, at, BLOCKS, 0), refused);
            }
            case BLOCKS -> {
                return block(has, at, file, refused);
            }
            default -> {
                return readBack(has, at, file, becomes);
            }
        }
    }

    private static OnbonState step(OnbonState has, OnbonState.Storing at, int step, int offset) {
        return has.counted().storing(at.at(step, offset));
    }

    private Exchange<OnbonPacket> block(OnbonState has, OnbonState.Storing at, Octets file, OnbonState refused) {
        int end = Math.min(file.length(), at.offset() + BLOCK);
        boolean last = end == file.length();
        Octets data = Octets.of(new Bytes(BLOCK + 16)
                .put(NAME.getBytes(StandardCharsets.US_ASCII))
                .u8(last ? 1 : 0)
                .u16(at.offset() / BLOCK)
                .u16(end - at.offset())
                .u32(at.offset())
                .put(file.part(at.offset(), end).bytes())
                .bytes());
        OnbonState then = last ? step(has, at, READ, 0) : step(has, at, BLOCKS, end);
        String does = NAME + " " + end + "/" + file.length();
        KPacket packet = packet(has, KCommand.WRITE_BLOCK, data);
        // The reply is the command's own, with the address that follows.
        return exchange(does, packet, has.counted(), then, reply -> {
                    if (reply.third() != 0) {
                        return OnbonError.again(reply.third()) ? refusal(reply.third()) : new Answer.Taken(refused);
                    }
                    boolean ours = reply.groupAndCommand() == KCommand.WRITE_BLOCK || yes(reply);
                    return ours ? new Answer.Taken(then) : Answer.OTHER;
                })
                .patient(last ? SLOW : PATIENCE);
    }

    /** As much as comes in one reply; what differs is written once more from the start. */
    private Exchange<OnbonPacket> readBack(OnbonState has, OnbonState.Storing at, Octets file, Home becomes) {
        Octets data = Octets.of(new Bytes(10)
                .u16(8)
                .put(NAME.getBytes(StandardCharsets.US_ASCII))
                .u32(0)
                .bytes());
        OnbonState then = has.counted().home(becomes);
        OnbonState again = at.attempts() == 0
                ? has.counted().storing(at.anew(START))
                : has.counted().home(Home.NONE);
        return exchange("read back " + NAME, packet(has, KCommand.READ_FILE, data), has.counted(), then, reply -> {
            if (reply.third() != 0) {
                return OnbonError.again(reply.third()) ? refusal(reply.third()) : new Answer.Taken(then);
            }
            if (reply.groupAndCommand() != KCommand.READ_FILE_REPLY
                    || reply.data().length() < READ_HEAD) {
                return Answer.OTHER;
            }
            boolean whole = reply.data().at(2) == 1;
            boolean same = reply.data().part(READ_HEAD, reply.data().length()).equals(file);
            return new Answer.Taken(whole && same ? then : again);
        });
    }

    /** By turns whether it is there, and whether its LEDs are as they were left; ones that came on may be a restart's doing. */
    @Override
    public Exchange<OnbonPacket> check(CardState known) {
        OnbonState has = (OnbonState) known;
        OnbonState next = has.counted().checked();
        boolean switches = has.power() == Power.ON || has.power() == Power.OFF;
        if (switches && has.checks() % 2 == 1) {
            return question("status", KCommand.STATUS, has, next.unknown(), (reply, readings) -> {
                boolean on = reply.data().length() == 0
                        ? has.power() == Power.ON
                        : reply.data().at(0) != 2;
                boolean asLeft = on == (has.power() == Power.ON);
                return asLeft
                        ? new Answer.Taken(next, readings)
                        : new Answer.Taken(
                                (on ? next.undrawn() : next).powered(Power.UNKNOWN),
                                readings,
                                on ? "power on" : "power off");
            });
        }
        return send("ping", KCommand.PING, Octets.NONE, has, next.unknown(), next);
    }

    @Override
    public Optional<Exchange<OnbonPacket>> command(CardState known, DeviceCommand command, int done) {
        List<Exchange<OnbonPacket>> steps = command.match(new KCommands(this, (OnbonState) known));
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    private KPacket packet(OnbonState has, int command, Octets data) {
        return KPacket.request(destination, has.source(), command, data);
    }

    /** A command that is answered with yes or no. */
    Exchange<OnbonPacket> send(
            String does, int command, Octets data, OnbonState has, OnbonState meanwhile, OnbonState then) {
        return exchange(
                does,
                packet(has, command, data),
                meanwhile,
                then,
                reply -> yes(reply)
                        ? new Answer.Taken(then)
                        : reply.third() == 0 ? Answer.OTHER : refusal(reply.third()));
    }

    /** The same; {@code refused} is known of a card that says no. */
    private Exchange<OnbonPacket> tolerant(
            String does, int command, Octets data, OnbonState has, OnbonState then, OnbonState refused) {
        return exchange(
                        does,
                        packet(has, command, data),
                        has.counted(),
                        then,
                        reply -> yes(reply)
                                ? new Answer.Taken(then)
                                : reply.third() == 0
                                        ? Answer.OTHER
                                        : OnbonError.again(reply.third())
                                                ? refusal(reply.third())
                                                : new Answer.Taken(refused))
                .patient(command == KCommand.DELETE ? SLOW : PATIENCE);
    }

    /** A question: what the reply tells. */
    Exchange<OnbonPacket> question(
            String does,
            int command,
            OnbonState has,
            OnbonState meanwhile,
            BiFunction<KPacket, List<shiliu.protocols.driver.Reading>, Answer> told) {
        OnbonState then = has.counted();
        return exchange(does, packet(has, command, Octets.NONE), meanwhile, then, reply -> {
            if (reply.groupAndCommand() == command && reply.third() == 0) {
                return told.apply(reply, KReadings.of(reply));
            }
            return reply.third() == 0
                    ? Answer.OTHER
                    : OnbonError.again(reply.third())
                            ? refusal(reply.third())
                            : new Answer.Taken(then, KReadings.of(reply));
        });
    }

    private static boolean yes(KPacket reply) {
        return reply.groupAndCommand() == KCommand.ACK && reply.third() == 0;
    }

    private static Answer.Refused refusal(int error) {
        return new Answer.Refused(error, OnbonError.word(error), OnbonError.again(error));
    }

    private Exchange<OnbonPacket> exchange(
            String does, KPacket packet, OnbonState meanwhile, OnbonState then, Function<KPacket, Answer> answers) {
        return new Exchange<>(does, packet, PATIENCE, meanwhile, then, reply -> {
            boolean back = reply instanceof KPacket k
                    && k.isReply()
                    && (k.destination() == packet.source() || k.destination() == OnbonPacket.SOFTWARE)
                    && (destination == OnbonPacket.ANYBODY || k.source() == destination);
            return back ? answers.apply((KPacket) reply) : Answer.OTHER;
        });
    }
}
