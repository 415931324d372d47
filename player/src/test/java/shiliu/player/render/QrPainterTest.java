package shiliu.player.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Frame;

class QrPainterTest {
    private static final Renderer RENDERER = new Renderer(new FontSet());

    /** What a telephone reads off the LEDs, in light as the eye sees it. */
    static Optional<String> scan(Frame frame) {
        int scale = frame.width() < 300 ? 4 : 1;
        int width = frame.width() * scale;
        int[] grey = new int[width * frame.height() * scale];
        for (int i = 0; i < grey.length; i++) {
            int colour = frame.pixel(i % width / scale, i / width / scale);
            int light = ((colour >> 16 & 0xFF) * 2 + (colour >> 8 & 0xFF) * 3 + (colour & 0xFF)) / 6;
            grey[i] = light * 0x010101;
        }
        try {
            return Optional.of(new QRCodeReader()
                    .decode(
                            new BinaryBitmap(
                                    new HybridBinarizer(new RGBLuminanceSource(width, frame.height() * scale, grey))),
                            Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64x64",
                "128x64",
                "96x48",
                "256x96",
                "256x128",
                "320x160",
                "512x320",
                "1920x1080",
                "320x640",
                "64x128"
            })
    void aTelephoneReadsTheCodeOffEveryScreen(String size) throws RenderException {
        for (Colour colour : Colour.values()) {
            List<Frame> pages = RENDERER.prepare(Samples.finance(), Samples.screen(size, colour), Samples.MEDIA)
                    .proofs();
            assertThat(pages.stream().map(QrPainterTest::scan).flatMap(Optional::stream))
                    .as(size + " " + colour)
                    .contains("HTTPS://E.AN/G7");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"128x16", "128x32", "320x32", "32x32"})
    void aStripTooLowLeavesItOut(String size) throws RenderException {
        Screen screen = Samples.screen(size, Colour.MONO);
        List<Frame> pages =
                RENDERER.prepare(Samples.finance(), screen, Samples.MEDIA).proofs();
        assertThat(pages.stream().map(QrPainterTest::scan).flatMap(Optional::stream))
                .isEmpty();
    }

    @Test
    void capitalsOnlyWhereTheyChangeNothing() {
        assertThat(QrPainter.upper("https://e.an/G7")).isEqualTo("HTTPS://E.AN/G7");
        assertThat(QrPainter.upper("https://e.an")).isEqualTo("HTTPS://E.AN");
        assertThat(QrPainter.upper("https://e.an/g7")).isEqualTo("https://e.an/g7");
        assertThat(QrPainter.upper("hello")).isEqualTo("hello");
    }

    @Test
    void strongerCorrectionNeverCostsSize() {
        QrPainter.Code code = QrPainter.fit("HTTPS://E.AN/G7", 64).orElseThrow();
        assertThat(code.scale()).isEqualTo(2);
        ByteMatrix modules = code.modules();
        assertThat(modules.getWidth()).isEqualTo(21);
        assertThat(QrPainter.fit("x".repeat(5000), 1080)).isEmpty();
    }
}
