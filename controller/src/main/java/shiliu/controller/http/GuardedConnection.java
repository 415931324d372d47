package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import shiliu.player.message.Message;

/**
 * Watches one connection: what it is doing, since when, and how many bytes came. All of it on the connection's event
 * loop. No timer is set per request; {@link ConnectionLimits} looks at every connection now and then.
 */
final class GuardedConnection extends ChannelInboundHandlerAdapter {
    /** A body's rate is judged over this long, so that a short hiccup is forgiven. */
    private static final long RATE_WINDOW_SECONDS = 5;

    private final Limits limits;
    private final Channel channel;
    private Phase phase = Phase.IDLE;
    private long since = System.nanoTime();
    private long received;
    private long pending;

    private enum Phase {
        /** Nothing of a request yet. */
        IDLE,
        HEAD,
        BODY,
        /** Ours to act: working, answering, or holding the answer back. */
        ANSWER
    }

    /** What must be done with the connection; an absent message means to close it without a word. */
    record Verdict(Optional<Message> refusal) {}

    GuardedConnection(Limits limits, Channel channel) {
        this.limits = limits;
        this.channel = channel;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (phase == Phase.IDLE) {
            enter(Phase.HEAD);
        }
        if (message instanceof ByteBuf bytes) {
            received += bytes.readableBytes();
        }
        context.fireChannelRead(message);
    }

    /** The head is complete and it is our turn. */
    void answering() {
        enter(Phase.ANSWER);
    }

    /** From now on we read a body. */
    void readingBody() {
        enter(Phase.BODY);
    }

    /** The answer was given to the connection whole. */
    void answered() {
        enter(Phase.IDLE);
    }

    Channel channel() {
        return channel;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is to be done once it is closed
    void close() {
        channel.close();
    }

    /** Cuts off what is too slow: {@code now} as of {@link System#nanoTime}. */
    Optional<Verdict> check(long now) {
        long spent = now - since;
        return switch (phase) {
            case HEAD ->
                spent > limits.headerTime().toNanos()
                        ? refuse(
                                Message.of("http.slow-head", limits.headerTime().toSeconds()))
                        : Optional.empty();
            case BODY -> checkRate(now);
            case IDLE, ANSWER -> silent(now);
        };
    }

    private Optional<Verdict> checkRate(long now) {
        long window = Math.min(
                TimeUnit.SECONDS.toNanos(RATE_WINDOW_SECONDS), limits.idle().toNanos());
        if (now - since < window) {
            return Optional.empty();
        }
        if (received < limits.bodyRate() * (window / 1e9)) {
            return refuse(Message.of("http.slow-body", limits.bodyRate() / 1024));
        }
        enter(Phase.BODY);
        return Optional.empty();
    }

    /** Closes where nothing happened for too long: no byte came, none of what waits was taken. Work of ours may last. */
    private Optional<Verdict> silent(long now) {
        long left = unsent();
        boolean moved = left < pending || (left == 0 && phase == Phase.ANSWER);
        pending = left;
        if (moved) {
            since = now;
            return Optional.empty();
        }
        return now - since > limits.idle().toNanos() ? Optional.of(new Verdict(Optional.empty())) : Optional.empty();
    }

    /** Whether nothing waits to be sent; Vert.x keeps something back only as long as this has too much. */
    boolean hasSentAll() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        return buffer != null && buffer.isEmpty() && buffer.isWritable();
    }

    /** How many bytes of our answers the other side has not taken yet. */
    private long unsent() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (buffer == null || buffer.isEmpty()) {
            return 0;
        }
        return buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    private static Optional<Verdict> refuse(Message refusal) {
        return Optional.of(new Verdict(Optional.of(refusal)));
    }

    private void enter(Phase next) {
        phase = next;
        since = System.nanoTime();
        received = 0;
    }
}
