package shiliu.protocols.jetfile;

import java.time.OffsetDateTime;
import java.util.Locale;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The eight BCD bytes of a clock in the old format, in the order of the new one's: its manual shows none of them. */
final class FirstClock {
    private FirstClock() {}

    static byte[] bytes(OffsetDateTime now) {
        return new Bytes(8)
                .u16(Bcd.of(now.getYear()))
                .u8(Bcd.of(now.getMonthValue()))
                .u8(Bcd.of(now.getDayOfMonth()))
                .u8(Bcd.of(now.getHour()))
                .u8(Bcd.of(now.getMinute()))
                .u8(now.getDayOfWeek().getValue() % 7 + 1)
                .u8(now.getOffset().getTotalSeconds() / 3600 + 12)
                .bytes();
    }

    static String text(Octets block) {
        return String.format(
                Locale.ROOT,
                "%02X%02X-%02X-%02XT%02X:%02X:00",
                block.at(1),
                block.at(0),
                block.at(2),
                block.at(3),
                block.at(4),
                block.at(5));
    }
}
