package shiliu.protocols.jetfile;

import java.time.InstantSource;
import java.time.LocalDateTime;
import shiliu.protocols.driver.CardClock;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** A virtual sign's clock, as its commands set and read it. */
final class SignClock {
    private static final int UTC_8 = 0x14;

    private final CardClock clock;

    SignClock(InstantSource source) {
        this.clock = new CardClock(source);
    }

    LocalDateTime now() {
        return clock.now();
    }

    /** Year u16, month, day, hour, minute, with seconds or without: BCD. */
    Status set(Octets a, boolean seconds) {
        if (a.length() < 8) {
            return Status.LENGTH;
        }
        boolean good = clock.set(a.at(0) | a.at(1) << 8, a.at(2), a.at(3), a.at(4), a.at(5), seconds ? a.at(6) : 0);
        return good ? Status.OK : Status.CLOCK_FAILED;
    }

    /** As the reply to 0501 has it. */
    Octets reading() {
        LocalDateTime now = clock.now();
        return Octets.of(new Bytes(8)
                .u16(Bcd.of(now.getYear()))
                .u8(Bcd.of(now.getMonthValue()))
                .u8(Bcd.of(now.getDayOfMonth()))
                .u8(Bcd.of(now.getHour()))
                .u8(Bcd.of(now.getMinute()))
                .u8(now.getDayOfWeek().getValue() % 7 + 1)
                .u8(UTC_8)
                .bytes());
    }
}
