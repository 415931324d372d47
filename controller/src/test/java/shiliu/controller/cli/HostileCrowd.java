package shiliu.controller.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Thousands of connections that say nothing, or one byte a second, from as many addresses of the loopback as the limit for one
 * address asks for; whichever is cut off comes again.
 */
final class HostileCrowd implements AutoCloseable {
    private static final int PER_ADDRESS = 32;
    /** So that the queue of those who knock does not overflow by itself. */
    private static final int MOST_A_TURN = 100;

    private static final long TURN_MILLIS = 40;
    private static final long DRIP_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** What a slow one begins to say and never ends. */
    private static final List<byte[]> PLAIN = List.of(
            ("GET /v1/screens HTTP/1.1\r\nHost: x\r\nX-Slow: " + "a".repeat(4000)).getBytes(StandardCharsets.US_ASCII),
            body("POST /v1/logins", 4000),
            body("POST /v1/playlists", 30_000_000));
    /** The first bytes of a handshake. */
    private static final byte[] HELLO = new byte[517];

    static {
        byte[] head = {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xFC, 3, 3};
        System.arraycopy(head, 0, HELLO, 0, head.length);
    }

    private final InetSocketAddress target;
    private final Selector selector = Selector.open();
    private final List<Member> slow = new ArrayList<>();
    private final Deque<Member> outside = new ArrayDeque<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicLong cutOff = new AtomicLong();
    private final Thread thread = new Thread(this::run, "hostile-crowd");
    private volatile boolean ends;

    /** {@code idle} that say nothing, and {@code slow}. */
    HostileCrowd(int port, boolean tls, int idle, int slow) throws IOException {
        this.target = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
        for (int i = 0; i < idle + slow; i++) {
            Member member = new Member(address(i / PER_ADDRESS), tls ? HELLO : PLAIN.get(i % PLAIN.size()));
            outside.add(member);
            if (i < slow) {
                this.slow.add(member);
            }
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** A body whose first bytes come at once with the head. */
    private static byte[] body(String line, int length) {
        String head = line + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + length
                + "\r\nSignature: a\r\nSignature-Input: b\r\n\r\n";
        byte[] all = new byte[head.length() + 100];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        return all;
    }

    private static InetAddress address(int number) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 1, (byte) (number / 250), (byte) (1 + number % 250)});
    }

    /** How many are connected now. */
    int inside() {
        return inside.get();
    }

    /** How often one of them was cut off. */
    long cutOff() {
        return cutOff.get();
    }

    private static final class Member {
        private final InetAddress from;
        private final byte[] says;
        private SocketChannel channel;
        private int said;
        private long drips;

        Member(InetAddress from, byte[] says) {
            this.from = from;
            this.says = says;
        }

        /** Bodies drip; heads and handshakes drip from the first byte. */
        int atOnce() {
            int end = new String(says, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            return end < 0 ? 1 : end + 4;
        }
    }

    private void run() {
        try {
            while (!ends) {
                for (int i = 0; i < MOST_A_TURN && !outside.isEmpty(); i++) {
                    open(outside.poll());
                }
                selector.select(this::ready, TURN_MILLIS);
                long now = System.nanoTime();
                for (Member member : slow) {
                    if (member.channel != null && member.channel.isConnected() && now - member.drips > 0) {
                        drip(member, now);
                    }
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void open(Member member) throws IOException {
        SocketChannel channel = SocketChannel.open();
        member.channel = channel;
        member.said = 0;
        try {
            channel.bind(new InetSocketAddress(member.from, 0));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_CONNECT, member);
            channel.connect(target);
        } catch (IOException e) {
            channel.close();
            outside.add(member);
        }
    }

    private void ready(SelectionKey key) {
        Member member = (Member) key.attachment();
        try {
            if (key.isConnectable() && member.channel.finishConnect()) {
                inside.incrementAndGet();
                member.drips = System.nanoTime();
                key.interestOps(SelectionKey.OP_READ);
            } else if (key.isReadable() && member.channel.read(ByteBuffer.allocate(4096)) < 0) {
                gone(member);
            }
        } catch (IOException e) {
            gone(member);
        }
    }

    private void drip(Member member, long now) {
        int length = member.said == 0 ? member.atOnce() : 1;
        try {
            if (member.said < member.says.length) {
                member.said += member.channel.write(
                        ByteBuffer.wrap(member.says, member.said, Math.min(length, member.says.length - member.said)));
            }
            member.drips = now + DRIP_NANOS;
        } catch (IOException e) {
            gone(member);
        }
    }

    private void gone(Member member) {
        try {
            if (member.channel.isConnected()) {
                inside.decrementAndGet();
                cutOff.incrementAndGet();
            }
            member.channel.close();
        } catch (IOException e) {
            // It is gone one way or the other.
        }
        outside.add(member);
    }

    @Override
    public void close() throws IOException {
        ends = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
