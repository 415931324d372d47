package shiliu.player.render;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Raw pictures of one size from a process, a few read ahead on a thread of their own: whoever waits for the next one never
 * waits longer than {@value #PATIENCE_SECONDS} s, whatever the process does.
 */
final class PictureFeed {
    static final int PATIENCE_SECONDS = 2;

    private static final int AHEAD = 3;
    private static final byte[] END = {};

    private final Process process;
    private final int bytes;
    private final BlockingQueue<byte[]> pictures = new ArrayBlockingQueue<>(AHEAD);
    private final Thread reader;

    PictureFeed(Process process, int bytes) {
        this.process = process;
        this.bytes = bytes;
        this.reader = new Thread(this::read, "film");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(process.getInputStream())) {
            while (true) {
                byte[] picture = new byte[bytes];
                in.readFully(picture);
                pictures.put(picture);
            }
        } catch (IOException e) {
            // The end, wanted or not: whoever waits learns of it.
            if (!pictures.offer(END)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    byte[] next() throws IOException {
        try {
            byte[] picture = pictures.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (picture == null) {
                throw new IOException("no picture within " + PATIENCE_SECONDS + " s");
            }
            if (picture.length == 0) {
                throw new EOFException("the film ended");
            }
            return picture;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    void stop() {
        process.destroyForcibly();
        reader.interrupt();
    }
}
