package shiliu.protocols.jetfile;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** A virtual sign's clock: the machine's, shifted by what it was set to. */
final class SignClock {
    private static final ZoneOffset FACTORY = ZoneOffset.ofHours(8);

    private final InstantSource source;
    private Duration shift = Duration.ZERO;

    SignClock(InstantSource source) {
        this.source = source;
    }

    LocalDateTime now() {
        return LocalDateTime.ofInstant(source.instant(), FACTORY).plus(shift);
    }

    /** Year u16, month, day, hour, minute, with seconds or without: BCD. */
    Status set(Octets argument, boolean seconds) {
        if (argument.length() < 8) {
            return Status.LENGTH;
        }
        try {
            LocalDateTime wanted = LocalDateTime.of(
                    100 * digits(argument.at(1)) + digits(argument.at(0)),
                    digits(argument.at(2)),
                    digits(argument.at(3)),
                    digits(argument.at(4)),
                    digits(argument.at(5)),
                    seconds ? digits(argument.at(6)) : 0);
            shift = shift.plus(Duration.between(now(), wanted));
            return Status.OK;
        } catch (DateTimeException e) {
            return Status.CLOCK_FAILED;
        }
    }

    /** No digits are no number that a clock takes. */
    private static int digits(int bcd) {
        return (bcd & 0xF) > 9 || bcd >> 4 > 9 ? 99 : (bcd >> 4) * 10 + (bcd & 0xF);
    }

    private static int bcd(int number) {
        return ((number / 10) << 4) | (number % 10);
    }

    /** As the reply to 0501 has it. */
    Octets reading() {
        LocalDateTime now = now();
        return Octets.of(new Bytes(8)
                .u8(bcd(now.getYear() % 100))
                .u8(bcd(now.getYear() / 100))
                .u8(bcd(now.getMonthValue()))
                .u8(bcd(now.getDayOfMonth()))
                .u8(bcd(now.getHour()))
                .u8(bcd(now.getMinute()))
                .u8(now.getDayOfWeek().getValue() % 7 + 1)
                .u8(0x14)
                .bytes());
    }
}
