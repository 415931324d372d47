package shiliu.protocols.onbon;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Octets;

/**
 * Requests to one BX card and what its replies mean.
 *
 * @param destination its number, or {@link OnbonPacket#ANYBODY}
 */
record OnbonRequests(OnbonModel model, int destination) {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    DynamicPacket packet(OnbonState has, DynamicMessage message) {
        return new DynamicPacket(destination, has.source(), OnbonPacket.ANY_DEVICE, message);
    }

    private CommonPacket packet(OnbonState has, int command, Octets data) {
        int kind = model == OnbonModel.Q6 ? 1 : 0;
        return new CommonPacket(
                model.generation().version(),
                destination,
                has.source(),
                kind,
                has.device(),
                0,
                has.sequence() & ~CommonPacket.REPLY,
                0,
                Octets.NONE,
                CommonPacket.Message.request(command, data));
    }

    /** A packet of the dynamic-area format that is answered with yes or no. */
    Exchange<OnbonPacket> areas(
            String does, DynamicMessage message, OnbonState has, OnbonState meanwhile, OnbonState then) {
        DynamicPacket packet = packet(has, message);
        return exchange(does, packet, meanwhile, then, reply -> answer(packet, reply, then));
    }

    /** The same; of a card that says no {@code otherwise} is known. */
    Exchange<OnbonPacket> gone(
            String does,
            DynamicMessage message,
            OnbonState has,
            OnbonState meanwhile,
            OnbonState then,
            OnbonState otherwise) {
        DynamicPacket packet = packet(has, message);
        Function<OnbonPacket, Answer> answers = reply -> answer(packet, reply, then)
                .match(taken -> taken, () -> Answer.OTHER, no -> no.again() ? no : new Answer.Taken(otherwise));
        return exchange(does, packet, meanwhile, then, answers);
    }

    /** A command in the common format; {@code without} is known of a card that does not know it. */
    Exchange<OnbonPacket> common(
            String does,
            int command,
            Octets data,
            OnbonState has,
            OnbonState meanwhile,
            OnbonState then,
            OnbonState without) {
        CommonPacket packet = packet(has, command, data);
        Function<OnbonPacket, Answer> answers = reply -> answer(packet, reply, then)
                .match(taken -> taken, () -> Answer.OTHER, no -> no.again() ? no : new Answer.Taken(without));
        return exchange(does, packet, meanwhile, then, answers);
    }

    /**
     * The same, where only a card that does not know the command does without; any other no is one.
     */
    Exchange<OnbonPacket> known(
            String does,
            int command,
            Octets data,
            OnbonState has,
            OnbonState meanwhile,
            OnbonState then,
            OnbonState without) {
        CommonPacket packet = packet(has, command, data);
        Function<OnbonPacket, Answer> answers = reply -> answer(packet, reply, then)
                .match(
                        taken -> taken,
                        () -> Answer.OTHER,
                        no -> OnbonError.unknownCommand(no.code()) ? new Answer.Taken(without) : no);
        return exchange(does, packet, meanwhile, then, answers);
    }

    /** A command in the common format whose refusal is one. */
    Exchange<OnbonPacket> command(String does, int command, Octets data, OnbonState has, OnbonState then) {
        return command(does, command, data, has, has.counted(), then);
    }

    /** The same, where a lost answer leaves {@code meanwhile}. */
    Exchange<OnbonPacket> command(
            String does, int command, Octets data, OnbonState has, OnbonState meanwhile, OnbonState then) {
        CommonPacket packet = packet(has, command, data);
        return exchange(does, packet, meanwhile, then, reply -> answer(packet, reply, then));
    }

    /** A question in the common format: what the reply tells, and what follows for what is known. */
    Exchange<OnbonPacket> question(
            String does,
            int command,
            OnbonState has,
            OnbonState meanwhile,
            BiFunction<CommonPacket, List<Reading>, Answer> told) {
        CommonPacket packet = packet(has, command, Octets.NONE);
        OnbonState then = has.counted().answered();
        Function<OnbonPacket, Answer> answers = reply -> {
            if (!(reply instanceof CommonPacket common) || !isAnswer(packet, common)) {
                return Answer.OTHER;
            }
            boolean no = (common.message().status() & 1) != 0;
            return no
                    ? OnbonError.again(common.message().error())
                            ? refusal(common.message().error())
                            : new Answer.Taken(then.of(common.device()), CommonReadings.model(common.device()))
                    : told.apply(common, CommonReadings.of(common));
        };
        return exchange(does, packet, meanwhile, then, answers);
    }

    private static Exchange<OnbonPacket> exchange(
            String does,
            OnbonPacket packet,
            OnbonState meanwhile,
            OnbonState then,
            Function<OnbonPacket, Answer> answers) {
        return new Exchange<>(does, packet, PATIENCE, meanwhile, then, answers);
    }

    private static boolean isAnswer(CommonPacket request, CommonPacket reply) {
        return reply.isReply()
                && reply.sequence() == (request.sequence() | CommonPacket.REPLY)
                && isBack(request, reply);
    }

    /** A card swaps the two addresses; one that answers every software at its usual address is believed too. */
    private static boolean isBack(OnbonPacket request, OnbonPacket reply) {
        boolean toUs = reply.destination() == request.source() || reply.destination() == OnbonPacket.SOFTWARE;
        return toUs && (request.destination() == OnbonPacket.ANYBODY || reply.source() == request.destination());
    }

    private static Answer answer(DynamicPacket request, OnbonPacket reply, OnbonState then) {
        if (!(reply instanceof DynamicPacket areas) || !isBack(request, reply)) {
            return Answer.OTHER;
        }
        if (areas.message() instanceof DynamicMessage.Ack) {
            return new Answer.Taken(then.of(areas.device()), CommonReadings.model(areas.device()));
        }
        return areas.message() instanceof DynamicMessage.Nack nack ? refusal(nack.error()) : Answer.OTHER;
    }

    private static Answer answer(CommonPacket request, OnbonPacket reply, OnbonState then) {
        if (!(reply instanceof CommonPacket common) || !isAnswer(request, common)) {
            return Answer.OTHER;
        }
        CommonPacket.Message message = common.message();
        boolean no = (message.status() & 1) != 0 || (message.group() == 0xA0 && message.command() == 1);
        return no ? refusal(message.error()) : new Answer.Taken(then.answered().of(common.device()));
    }

    private static Answer.Refused refusal(int error) {
        return new Answer.Refused(error, OnbonError.word(error), OnbonError.again(error));
    }
}
