package shiliu.player.render;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.protocols.driver.Colour;

/** QR codes (ISO/IEC 18004) in whole pixels: dark modules on lit ground, four modules of quiet zone. */
final class QrPainter {
    private static final int QUIET = 4;
    private static final int COMFORTABLE = 2;
    /** One LED per module can still be scanned from near, where the LEDs are as coarse as on panels of that size. */
    private static final int LEAST_FOR_SINGLE = 48;

    private static final ErrorCorrectionLevel[] STRONGEST_FIRST = {
        ErrorCorrectionLevel.H, ErrorCorrectionLevel.Q, ErrorCorrectionLevel.M, ErrorCorrectionLevel.L
    };
    private static final Pattern WEB = Pattern.compile("(?i)(https?://)([a-z0-9.:-]+)(.*)");

    /** A code laid out: its modules and how many pixels each takes. */
    record Code(ByteMatrix modules, int scale) {
        /** Pixels across and down, quiet zone included. */
        int side() {
            return (modules.getWidth() + 2 * QUIET) * scale;
        }
    }

    private QrPainter() {}

    /** The code as large as a square of {@code side} pixels allows; empty where it would be too small to scan. */
    static Optional<Code> fit(String text, int side) {
        String shortest = upper(text);
        Optional<Code> weakest = encode(shortest, ErrorCorrectionLevel.L, side);
        int least = side >= LEAST_FOR_SINGLE ? 1 : COMFORTABLE;
        if (weakest.isEmpty() || weakest.get().scale() < least) {
            return Optional.empty();
        }
        // Stronger correction is free as long as the modules stay as large.
        for (ErrorCorrectionLevel level : STRONGEST_FIRST) {
            Optional<Code> code = encode(shortest, level, side);
            if (code.isPresent() && code.get().scale() == weakest.get().scale()) {
                return code;
            }
        }
        return weakest;
    }

    /** A web address in capitals where that changes nothing, because the denser alphanumeric mode knows only these. */
    static String upper(String text) {
        Matcher web = WEB.matcher(text);
        if (!web.matches() || !web.group(3).equals(web.group(3).toUpperCase(Locale.ROOT))) {
            return text;
        }
        return (web.group(1) + web.group(2)).toUpperCase(Locale.ROOT) + web.group(3);
    }

    private static Optional<Code> encode(String text, ErrorCorrectionLevel level, int side) {
        try {
            ByteMatrix modules = Encoder.encode(text, level, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
            return Optional.of(new Code(modules, side / (modules.getWidth() + 2 * QUIET)));
        } catch (WriterException e) {
            // Longer than this level holds.
            return Optional.empty();
        }
    }

    static void draw(Canvas canvas, Code code, int left, int top, Colour colour) {
        int lit = switch (colour) {
            case MONO -> Palette.RED;
            case DUAL -> Palette.YELLOW;
            case RGB -> Palette.WHITE;
        };
        canvas.fill(new Box(left, top, code.side(), code.side()), lit);
        for (int y = 0; y < code.modules().getHeight(); y++) {
            for (int x = 0; x < code.modules().getWidth(); x++) {
                if (code.modules().get(x, y) == 1) {
                    int scale = code.scale();
                    Box module = new Box(left + (x + QUIET) * scale, top + (y + QUIET) * scale, scale, scale);
                    canvas.fill(module, Palette.BLACK);
                }
            }
        }
    }
}
