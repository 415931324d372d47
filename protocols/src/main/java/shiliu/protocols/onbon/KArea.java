package shiliu.protocols.onbon;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Writing;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * An area of text, in a dynamic update or in a program file; the card writes it in its own fonts.
 *
 * @param id 0 to 7 of a dynamic area; FF in a program
 * @param runMode 0 loop, 1 stay on the last page, 2 loop and go when {@code timeout} is over
 * @param timeout seconds
 * @param alignment bits 1-0: 0 left, 1 right, 2 centre; bits 3-2: 0 top, 1 bottom, 2 centre
 * @param singleLine 1 single, 2 several
 * @param newLine 1 where the text says, 2 by itself
 * @param display 1 static, 2 at once, 3 left, 4 right, 5 up, 6 down
 * @param speed 0 the fastest to 24
 * @param stay steps of half a second
 * @param text GB2312 with tokens
 */
record KArea(
        int id,
        Window window,
        int runMode,
        int timeout,
        int alignment,
        int singleLine,
        int newLine,
        int display,
        int speed,
        int stay,
        Octets text) {
    static final int PROGRAM = 0xFF;
    static final Charset GB2312 = Charset.forName("GB2312");

    private static final int PIXELS = 0x8000;
    private static final int STATIC = 1;
    private static final int LEFT = 3;
    private static final int CENTRE = 0b1010;
    private static final Map<Integer, Character> COLOURS = Map.of(
            0xFF0000, '1', 0x00FF00, '2', 0xFFFF00, '3', 0x0000FF, '4', 0x00FFFF, '5', 0xFF00FF, '6', 0xFFFFFF, '7');

    /** Over the whole screen. Nothing where the card's character set does not have what is written. */
    static Optional<KArea> of(Writing writing, Geometry geometry, int id) {
        StringBuilder text = new StringBuilder();
        String font = String.format(Locale.ROOT, "%03d", (writing.size() - 16) / 8);
        text.append("\\FO").append(font).append("\\FE").append(font);
        text.append("\\C").append(COLOURS.getOrDefault(writing.colour(), '1'));
        for (int i = 0; i < writing.lines().size(); i++) {
            String line = writing.lines().get(i);
            text.append(i == 0 ? "" : "\\n");
            // A backslash begins a token; there is no way to write one.
            text.append(line.equals(Writing.CLOCK) ? "\\DH:\\DM" : line.replace('\\', '＼'));
        }
        if (!GB2312.newEncoder().canEncode(text)) {
            return Optional.empty();
        }
        boolean runs = writing.motion() == Writing.Motion.MARQUEE;
        return Optional.of(new KArea(
                id,
                new Window(0, 0, geometry.width(), geometry.height()),
                0,
                0,
                CENTRE,
                runs || writing.lines().size() == 1 ? 1 : 2,
                1,
                runs ? LEFT : STATIC,
                runs ? 4 : 0,
                10,
                Octets.of(text.toString().getBytes(GB2312))));
    }

    /** One blank: nothing is lit. */
    static KArea blank(Geometry geometry, int id) {
        return of(new Writing(List.of(" "), 16, 0xFF0000, Writing.Motion.STILL), geometry, id)
                .orElseThrow();
    }

    KArea as(int otherId) {
        return new KArea(otherId, window, runMode, timeout, alignment, singleLine, newLine, display, speed, stay, text);
    }

    byte[] write() {
        return new Bytes(64 + text.length())
                .u8(0)
                .u16(window.x() | PIXELS)
                .u16(window.y())
                .u16(window.width() | PIXELS)
                .u16(window.height())
                .u8(id)
                .u8(0)
                .u8(runMode)
                .u16(timeout)
                .u8(0)
                .u8(0)
                .u8(alignment)
                .u8(singleLine)
                .u8(newLine)
                .u8(display)
                .u8(0)
                .u8(speed)
                .u8(stay)
                .u32(text.length())
                .put(text.bytes())
                .bytes();
    }

    private static int across(int coded) {
        // Without the top bit: units of eight pixels, or pixels; the manual's own examples do both.
        return (coded & PIXELS) != 0 ? coded & ~PIXELS : coded * 8;
    }

    /** Takes one area, sound and extra parameters skipped. */
    static KArea read(Cursor in) throws Cursor.BrokenException {
        in.expect(0);
        int x = across(in.u16());
        int y = in.u16() & ~PIXELS;
        int width = across(in.u16());
        int height = in.u16() & ~PIXELS;
        int id = in.u8();
        in.skip(1);
        int runMode = in.u8();
        int timeout = in.u16();
        int sound = in.u8();
        if (sound != 0) {
            in.skip(3);
        }
        if (sound == 2) {
            in.skip(in.u32());
        }
        in.skip(in.u8());
        return new KArea(
                id,
                new Window(x, y, width, height),
                runMode,
                timeout,
                in.u8(),
                in.u8(),
                in.u8(),
                in.u8(),
                skipThen(in),
                in.u8(),
                in.part(in.u32()).rest());
    }

    /** The exit mode is nothing to us; the speed follows it. */
    private static int skipThen(Cursor in) throws Cursor.BrokenException {
        in.skip(1);
        return in.u8();
    }
}
