package shiliu.player.render;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.protocols.driver.Frame;

/** Reads a QR code off a frame as a telephone would, in the colours that the LEDs have. */
final class QrReader {
    /** What was read, and the side of the code in pixels, without its quiet zone. */
    record Found(String text, int side) {}

    private QrReader() {}

    static Optional<Found> read(Frame frame) {
        // Enlarged: a decoder that looks for patterns between camera pixels needs some.
        int scale = Math.max(frame.width(), frame.height()) < 400 ? 4 : 1;
        int width = frame.width() * scale;
        int[] rgb = new int[width * frame.height() * scale];
        for (int i = 0; i < rgb.length; i++) {
            int colour = frame.pixel(i % width / scale, i / width / scale);
            // Red LEDs are bright to a camera.
            int light = Math.max(colour >> 16 & 0xFF, Math.max(colour >> 8 & 0xFF, colour & 0xFF));
            rgb[i] = light << 16 | light << 8 | light;
        }
        RGBLuminanceSource source = new RGBLuminanceSource(width, frame.height() * scale, rgb);
        try {
            Result result = new QRCodeReader()
                    .decode(
                            new BinaryBitmap(new GlobalHistogramBinarizer(source)),
                            Map.of(
                                    DecodeHintType.TRY_HARDER,
                                    true,
                                    DecodeHintType.POSSIBLE_FORMATS,
                                    List.of(BarcodeFormat.QR_CODE)));
            return Optional.of(new Found(result.getText(), side(result.getResultPoints()) / scale));
        } catch (NotFoundException e) {
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    /** Between the centres of two finder patterns lie all but seven modules. */
    private static int side(ResultPoint[] points) {
        float apart = ResultPoint.distance(points[0], points[1]);
        return Math.round(apart * 1.3f);
    }
}
