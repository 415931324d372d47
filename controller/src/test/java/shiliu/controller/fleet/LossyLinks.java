package shiliu.controller.fleet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Links on which packets are lost, as whoever uses TCP sees it: each piece of at most a packet that is lost comes with its
 * retransmission, 200 ms later, 400 ms after that where that one is lost, too, and all behind it waits.
 */
final class LossyLinks implements AutoCloseable {
    private static final int PACKET = 1460;
    private static final long FIRST_MILLIS = 200;
    private static final int MOST_DOUBLINGS = 5;

    private final ServerSocket listener;
    private final InetSocketAddress target;
    private volatile double loss;

    LossyLinks(URI target) throws IOException {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        this.listener = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        start("lossy-accept", this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** From now on this share of all packets is lost. */
    void lose(double share) {
        loss = share;
    }

    private void accept() throws IOException {
        while (true) {
            Socket near = listener.accept();
            Socket far = new Socket();
            far.connect(target);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            start("lossy-up", () -> pump(near, far));
            start("lossy-down", () -> pump(far, near));
        }
    }

    private void pump(Socket from, Socket to) throws IOException {
        Random random = ThreadLocalRandom.current();
        byte[] packet = new byte[PACKET];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(packet); read >= 0; read = in.read(packet)) {
                long wait = FIRST_MILLIS;
                for (int i = 0; i < MOST_DOUBLINGS && random.nextDouble() < loss; i++) {
                    TimeUnit.MILLISECONDS.sleep(wait);
                    wait *= 2;
                }
                out.write(packet, 0, read);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a link does until it breaks. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // A link that ended: whoever used it connects anew.
                    }
                },
                name,
                256 << 10);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
