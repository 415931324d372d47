package shiliu.player.output;

import java.awt.AWTError;
import java.awt.Canvas;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Graphics;
import java.awt.GraphicsConfiguration;
import java.awt.GraphicsDevice;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.image.BufferStrategy;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Content;

/**
 * An undecorated window that fills the display, black around the frame. Frames are never scaled but by a whole multiple.
 */
public final class WindowOutput implements PixelOutput {
    /** How a frame meets a larger display. */
    public enum Fit {
        /** As it is, at the top left corner: where sending cards take their picture from. */
        EXACT,
        /** By the largest whole multiple that fits, in the middle: to look at. */
        ENLARGED
    }

    private final Showing showing;
    private final BufferedImage image;
    private final int[] pixels;
    private final Frame window;
    private final Canvas canvas;
    private final Rectangle place;

    /** Opens a window to look at: frames enlarged. */
    public WindowOutput(Size size, String title) throws IOException {
        this(size, Fit.ENLARGED, Tone.PLAIN, title);
    }

    /** Opens the window; a machine without a usable display is an {@link IOException} that says so. */
    public WindowOutput(Size size, Fit fit, Tone tone, String title) throws IOException {
        showing = new Showing(tone);
        image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        GraphicsConfiguration display = display();
        Rectangle bounds = display.getBounds();
        place = place(size, fit, bounds.getSize());
        canvas = new Painted();
        window = new Frame(title, display);
        onEvents(() -> {
            window.setUndecorated(true);
            window.setBackground(Color.BLACK);
            window.setBounds(bounds);
            window.add(canvas);
            hidePointer();
            window.setVisible(true);
            canvas.createBufferStrategy(2);
        });
    }

    private static GraphicsConfiguration display() throws IOException {
        try {
            GraphicsDevice device =
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return device.getDefaultConfiguration();
        } catch (HeadlessException | AWTError | NoClassDefFoundError | UnsatisfiedLinkError e) {
            throw new OutputException(Message.of("output.no-display"), e);
        }
    }

    private static Rectangle place(Size size, Fit fit, Dimension room) {
        if (fit == Fit.EXACT) {
            return new Rectangle(0, 0, size.width(), size.height());
        }
        int scale = Math.max(1, Math.min(room.width / size.width(), room.height / size.height()));
        int width = size.width() * scale;
        int height = size.height() * scale;
        return new Rectangle((room.width - width) / 2, (room.height - height) / 2, width, height);
    }

    private void hidePointer() {
        BufferedImage nothing = new BufferedImage(16, 16, BufferedImage.TYPE_INT_ARGB);
        canvas.setCursor(Toolkit.getDefaultToolkit().createCustomCursor(nothing, new Point(0, 0), "none"));
    }

    private static void onEvents(Runnable work) throws IOException {
        try {
            EventQueue.invokeAndWait(work);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutputException(Message.of("output.interrupted"), e);
        } catch (InvocationTargetException e) {
            throw new OutputException(Message.of("output.window", why(e)), e);
        }
    }

    private static String why(InvocationTargetException e) {
        return e.getCause() == null || e.getCause().getMessage() == null
                ? "?"
                : e.getCause().getMessage();
    }

    @Override
    public void show(Content content) throws IOException {
        shiliu.protocols.driver.Frame frame = content.frame();
        if (frame.width() != image.getWidth() || frame.height() != image.getHeight()) {
            throw new IllegalArgumentException(
                    frame + " in a window for " + image.getWidth() + "x" + image.getHeight());
        }
        Optional<shiliu.protocols.driver.Frame> before =
                showing.frame().filter(old -> showing.light().plain());
        showing.unknown();
        onEvents(() -> {
            // Of what runs through only its band is new.
            before.ifPresentOrElse(old -> frame.copyTo(pixels, old), () -> frame.copyTo(pixels));
            tone();
            present();
        });
        showing.is(frame);
    }

    private void tone() {
        if (showing.light().plain()) {
            return;
        }
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = showing.light().of(pixels[i]);
        }
    }

    /** On the event thread, as is everything that touches the window. */
    private void present() {
        BufferStrategy buffers = canvas.getBufferStrategy();
        if (buffers == null) {
            return;
        }
        do {
            Graphics graphics = buffers.getDrawGraphics();
            graphics.setColor(Color.BLACK);
            graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            graphics.drawImage(image, place.x, place.y, place.width, place.height, null);
            graphics.dispose();
            buffers.show();
        } while (buffers.contentsLost());
        Toolkit.getDefaultToolkit().sync();
    }

    @Override
    public Showing showing() {
        return showing;
    }

    @Override
    public void close() throws IOException {
        onEvents(window::dispose);
    }

    /** Draws itself again whenever the display asks for it. */
    private final class Painted extends Canvas {
        private static final long serialVersionUID = 1L;

        @Override
        public void paint(Graphics graphics) {
            present();
        }

        @Override
        public void update(Graphics graphics) {
            present();
        }
    }
}
