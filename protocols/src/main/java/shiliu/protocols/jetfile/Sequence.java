package shiliu.protocols.jetfile;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.Bcd;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The playlist file SEQUENT.SYS: what the sign loops when nobody tells it otherwise, and after each power cut. */
record Sequence(List<Entry> entries) {
    static final String NAME = "SEQUENT.SYS";

    private static final int ENTRY = 36;
    /** The bit that makes the days of no account. */
    private static final int ALWAYS = 0x80;

    Sequence {
        entries = List.copyOf(entries);
    }

    /**
     * One file and when it plays.
     *
     * @param disk {@code D} flash, {@code E} RAM
     * @param type {@code T} text, {@code S} string, {@code P} picture, {@code A} array picture
     * @param days bit 0 Sunday to bit 6 Saturday, bit 7 every day
     * @param size bytes of the file
     */
    record Entry(char disk, char type, String label, int days, Moment from, Moment until, int size) {
        /** On every day at every hour. */
        Entry(char disk, char type, String label, int size) {
            this(disk, type, label, ALWAYS, Moment.FIRST, Moment.LAST, size);
        }

        /** Whether it plays then. */
        boolean plays(LocalDateTime now) {
            int day = now.getDayOfWeek().getValue() % 7;
            boolean onDay = (days & ALWAYS) != 0 || (days >> day & 1) == 1;
            return onDay && from.isNotAfter(now) && until.isNotBefore(now);
        }
    }

    /**
     * A date and a time, BCD digits as they stand in the file.
     *
     * @param anyDate whether the date is of no account
     * @param anyTime whether the time is
     */
    record Moment(int year, int month, int day, int hour, int minute, boolean anyDate, boolean anyTime) {
        static final Moment FIRST = new Moment(0x2000, 0x01, 0x01, 0x00, 0x00, true, true);
        static final Moment LAST = new Moment(0x2099, 0x12, 0x31, 0x23, 0x59, true, true);

        static Moment of(LocalDateTime time) {
            return new Moment(
                    Bcd.of(time.getYear()),
                    Bcd.of(time.getMonthValue()),
                    Bcd.of(time.getDayOfMonth()),
                    Bcd.of(time.getHour()),
                    Bcd.of(time.getMinute()),
                    false,
                    false);
        }

        private void write(Bytes out) {
            out.u16(year)
                    .u8(month)
                    .u8(day)
                    .u8(hour)
                    .u8(minute)
                    .u8(anyDate ? 1 : 0)
                    .u8(anyTime ? 1 : 0);
        }

        private static Moment read(Octets file, int at) {
            return new Moment(
                    file.at(at) | file.at(at + 1) << 8,
                    file.at(at + 2),
                    file.at(at + 3),
                    file.at(at + 4),
                    file.at(at + 5),
                    file.at(at + 6) != 0,
                    file.at(at + 7) != 0);
        }

        private int date() {
            return year << 16 | month << 8 | day;
        }

        private int time() {
            return hour << 8 | minute;
        }

        /** BCD numbers stand in the same order as what they mean. */
        private boolean isNotAfter(LocalDateTime now) {
            Moment then = of(now);
            return (anyDate || date() <= then.date()) && (anyTime || time() <= then.time());
        }

        private boolean isNotBefore(LocalDateTime now) {
            Moment then = of(now);
            return (anyDate || date() >= then.date()) && (anyTime || time() >= then.time());
        }
    }

    /** The entries that play then. */
    List<Entry> playing(LocalDateTime now) {
        return entries.stream().filter(entry -> entry.plays(now)).toList();
    }

    Octets file() {
        Bytes out = new Bytes(8 + ENTRY * entries.size())
                .u8('S')
                .u8('Q')
                .u8(4)
                .u8(0)
                .u16(entries.size())
                .u16(0);
        for (Entry entry : entries) {
            out.u8(entry.disk()).u8(entry.type()).u8(0x0F).u8(entry.days());
            entry.from().write(out);
            entry.until().write(out);
            // How the file's checksum is made stands nowhere; zero is what known software writes.
            out.u16(0).u16(entry.size()).put(label(entry.label()));
        }
        return Octets.of(out.bytes());
    }

    /** A name in 12 bytes, padded with NUL. */
    static byte[] label(String label) {
        byte[] ascii = label.getBytes(StandardCharsets.US_ASCII);
        if (ascii.length < 1 || ascii.length > 12) {
            throw new IllegalArgumentException("a name of " + ascii.length + " bytes");
        }
        return java.util.Arrays.copyOf(ascii, 12);
    }

    /** The name in 12 bytes from {@code at}. */
    static String label(Octets bytes, int at) {
        StringBuilder label = new StringBuilder();
        for (int i = at; i < at + 12 && bytes.at(i) != 0; i++) {
            label.append((char) bytes.at(i));
        }
        return label.toString();
    }

    /** Nothing where the bytes are no such file. */
    static Optional<Sequence> read(Octets file) {
        if (file.length() < 8 || file.at(0) != 'S' || file.at(1) != 'Q' || file.at(2) != 4 || file.at(3) != 0) {
            return Optional.empty();
        }
        int count = file.at(4) | file.at(5) << 8;
        if (file.length() != 8 + count * ENTRY) {
            return Optional.empty();
        }
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = 8 + i * ENTRY;
            int size = file.at(at + 22) | file.at(at + 23) << 8;
            entries.add(new Entry(
                    (char) file.at(at),
                    (char) file.at(at + 1),
                    label(file, at + 24),
                    file.at(at + 3),
                    Moment.read(file, at + 4),
                    Moment.read(file, at + 12),
                    size));
        }
        return Optional.of(new Sequence(entries));
    }
}
