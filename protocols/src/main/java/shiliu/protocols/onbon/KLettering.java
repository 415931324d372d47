package shiliu.protocols.onbon;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Glyphs;
import shiliu.protocols.driver.Lettering;

/** How a text card reads its tokens: fonts, colours, new lines, the clock; a token that it does not know is left out. */
final class KLettering {
    private static final int[] COLOURS = {
        0xFF0000, 0x00FF00, 0xFFFF00, 0x0000FF, 0x00FFFF, 0xFF00FF, 0xFFFFFF,
    };

    private KLettering() {}

    static Frame draw(List<KArea> areas, Geometry geometry, Glyphs glyphs, LocalDateTime now) {
        int[] pixels = new int[geometry.width() * geometry.height()];
        for (KArea area : areas) {
            Window w = area.window();
            Lettering.draw(
                    pixels,
                    geometry.width(),
                    lines(area, now),
                    new Lettering.Window(w.x(), w.y(), w.width(), w.height()),
                    glyphs);
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = led(pixels[i], geometry.colour());
        }
        return Frame.of(geometry.width(), geometry.height(), pixels);
    }

    private static int led(int rgb, Colour colour) {
        return switch (colour) {
            case MONO -> rgb == 0 ? 0 : 0xFF0000;
            case DUAL -> rgb & 0xFFFF00;
            case RGB -> rgb;
        };
    }

    static List<Lettering.Line> lines(KArea area, LocalDateTime now) {
        String text = new String(area.text().bytes(), KArea.GB2312);
        List<Lettering.Line> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int rgb = COLOURS[0];
        int size = 16;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char token = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            String rest = text.substring(Math.min(text.length(), i + 2));
            switch (token) {
                case 'n' -> {
                    lines.add(new Lettering.Line(line.toString(), rgb, size));
                    line.setLength(0);
                    i += 1;
                }
                case 'C' -> {
                    int colour = rest.isEmpty() ? 0 : rest.charAt(0) - '1';
                    rgb = colour >= 0 && colour < COLOURS.length ? COLOURS[colour] : rgb;
                    i += 2;
                }
                case 'F' -> {
                    size = rest.length() >= 4 && Character.isDigit(rest.charAt(3)) ? size(rest.charAt(3)) : size;
                    i += 5;
                }
                case 'D' -> {
                    line.append(rest.isEmpty() ? "" : time(rest.charAt(0), now));
                    i += 2;
                }
                default -> line.append(c);
            }
        }
        lines.add(new Lettering.Line(line.toString(), rgb, size));
        return lines;
    }

    private static int size(char digit) {
        return digit == '1' ? 24 : digit == '2' ? 32 : 16;
    }

    private static String time(char field, LocalDateTime now) {
        int value = switch (field) {
            case 'S' -> now.getSecond();
            case 'M' -> now.getMinute();
            case 'H' -> now.getHour();
            case 'D' -> now.getDayOfMonth();
            case 'L' -> now.getMonthValue();
            case 'W' -> now.getDayOfWeek().getValue();
            default -> now.getYear() % 100;
        };
        return String.format(Locale.ROOT, "%02d", value);
    }
}
