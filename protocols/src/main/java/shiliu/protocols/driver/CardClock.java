package shiliu.protocols.driver;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import shiliu.protocols.packet.Bcd;

/** A virtual card's clock: the machine's in China's time, shifted by what it was set to. */
public final class CardClock {
    private static final ZoneOffset FACTORY = ZoneOffset.ofHours(8);

    private final InstantSource source;
    private Duration shift = Duration.ZERO;

    public CardClock(InstantSource source) {
        this.source = source;
    }

    public LocalDateTime now() {
        return LocalDateTime.ofInstant(source.instant(), FACTORY).plus(shift);
    }

    /**
     * Sets it to BCD digits; false, and as before, where they are no time.
     *
     * @param year four digits, the two last in the low byte
     */
    public boolean set(int year, int month, int day, int hour, int minute, int second) {
        try {
            LocalDateTime wanted = LocalDateTime.of(
                    100 * Bcd.number(year >> 8) + Bcd.number(year & 0xFF),
                    Bcd.number(month),
                    Bcd.number(day),
                    Bcd.number(hour),
                    Bcd.number(minute),
                    Bcd.number(second));
            shift = shift.plus(Duration.between(now(), wanted));
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
