package shiliu.protocols.jetfile;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Requests to one sign and what their replies mean.
 *
 * @param group of the sign, 0 for all
 * @param unit in the group, 0 for all
 */
record Requests(int group, int unit) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    JetFilePacket packet(JetFileState has, int command, Octets argument, Octets data) {
        return new JetFilePacket(false, 0, group, unit, has.serial(), command, false, argument, data);
    }

    /** A command that is answered with a status; {@code then} is known once that is good. */
    Exchange<JetFilePacket> command(
            JetFileState has, int command, Octets argument, String does, JetFileState meanwhile, JetFileState then) {
        return exchange(
                does,
                packet(has, command, argument, Octets.NONE),
                meanwhile,
                then,
                reply -> answer(has, command, reply, then));
    }

    /** The same; a sign whose program has no such command does without. */
    Exchange<JetFilePacket> optional(
            JetFileState has, int command, Octets argument, String does, JetFileState meanwhile, JetFileState then) {
        return exchange(
                does,
                packet(has, command, argument, Octets.NONE),
                meanwhile,
                then,
                reply -> isReply(has, command, reply) && Status.unknownCommand(reply.status())
                        ? new Answer.Taken(then)
                        : answer(has, command, reply, then));
    }

    static Exchange<JetFilePacket> exchange(
            String does,
            JetFilePacket packet,
            JetFileState meanwhile,
            JetFileState then,
            Function<JetFilePacket, Answer> answers) {
        return new Exchange<>(does, packet, PATIENCE, meanwhile, then, answers);
    }

    /** The argument of a read or write of a picture or text in pieces; numbers from 1. */
    static Octets pieceOf(char disk, String name, int total, int size, int count, int number) {
        return Octets.of(new Bytes(24)
                .u8(disk)
                .u8(0)
                .put(Sequence.label(name))
                .u32(total)
                .u16(size)
                .u16(count)
                .u16(number)
                .bytes());
    }

    static Octets readOf(char disk, String name, int size, int number) {
        return Octets.of(new Bytes(20)
                .u8(disk)
                .zeros(3)
                .put(Sequence.label(name))
                .u16(size)
                .u16(number)
                .bytes());
    }

    static Octets playOf(char disk, char type, String name) {
        return Octets.of(
                new Bytes(16).u8(disk).u8(type).put(Sequence.label(name)).u16(0).bytes());
    }

    static boolean isReply(JetFileState has, int command, JetFilePacket reply) {
        return reply.reply() && reply.serial() == has.serial() && reply.command() == command;
    }

    /** The reply with data that was asked for. */
    static Optional<JetFilePacket> matching(JetFileState has, int command, JetFilePacket reply) {
        return Optional.of(reply).filter(r -> isReply(has, command, r) && !r.flag());
    }

    static Answer answer(JetFileState has, int command, JetFilePacket reply, JetFileState then) {
        boolean ok = isReply(has, command, reply) && Status.ok(reply.status());
        return ok ? new Answer.Taken(then) : refusal(has, command, reply);
    }

    static Answer refusal(JetFileState has, int command, JetFilePacket reply) {
        int status = reply.status();
        return isReply(has, command, reply)
                ? new Answer.Refused(status, Status.word(status), Status.again(status))
                : Answer.OTHER;
    }
}
