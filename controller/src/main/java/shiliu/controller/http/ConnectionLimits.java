package shiliu.controller.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AttributeKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.player.message.Message;

/**
 * Keeps the connections of one event loop within {@link Limits}: counts them as they come, and looks at each about once
 * a second for what is too slow. Not thread-safe but for the shared {@link ConnectionCounts}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty's listeners do what follows; there is nobody to wait
final class ConnectionLimits {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionLimits.class);
    private static final AttributeKey<GuardedConnection> GUARD = AttributeKey.valueOf("shiliu-guard");

    private static final String BEHIND_TLS = "behind-tls";

    private final Limits limits;
    private final ConnectionCounts counts;
    private final QuickDoor.Source quick;
    private final Set<GuardedConnection> open = new HashSet<>();

    ConnectionLimits(Limits limits, ConnectionCounts counts, QuickDoor.Source quick) {
        this.limits = limits;
        this.counts = counts;
        this.quick = quick;
    }

    /** Starts to look at the connections; on the event loop that they will be on. */
    void start(Vertx vertx) {
        long often = Math.max(20, Math.min(1_000, shortest().toMillis() / 4));
        vertx.setPeriodic(often, timer -> sweep());
    }

    /** Takes a new connection, or turns it away with the name of the limit. */
    void accept(HttpConnection connection) {
        ChannelHandlerContext vertx = context(connection);
        Channel channel = vertx.channel();
        InetAddress from = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        Optional<Message> full = counts.enter(from);
        if (full.isPresent()) {
            LOG.info("Refused a connection from {}: {}", from.getHostAddress(), full.get());
            channel.config().setAutoRead(false);
            sayAndClose(channel, RawRefusal.of(503, full.get()));
            return;
        }
        GuardedConnection guard = new GuardedConnection(limits, channel);
        channel.attr(GUARD).set(guard);
        watch(channel.pipeline(), guard);
        QuickDoor.open(quick, guard, vertx, limits.headers());
        open.add(guard);
        channel.closeFuture().addListener(closed -> {
            open.remove(guard);
            counts.leave(from);
        });
    }

    /** Behind TLS: before it the bytes that came together with the end of the handshake would have passed already. */
    private static void watch(ChannelPipeline pipeline, GuardedConnection guard) {
        SslHandler tls = pipeline.get(SslHandler.class);
        if (tls == null) {
            pipeline.addFirst("guard", guard);
        } else {
            pipeline.addAfter(pipeline.context(tls).name(), "guard", guard);
        }
    }

    /** The guard of the request's connection; nothing where the connection was turned away. */
    static Optional<GuardedConnection> guard(HttpServerRequest request) {
        return Optional.ofNullable(
                context(request.connection()).channel().attr(GUARD).get());
    }

    private void sweep() {
        long now = System.nanoTime();
        // A copy: closing may take a connection out of the set at once.
        List<GuardedConnection> all = new ArrayList<>(open);
        for (GuardedConnection guard : all) {
            guard.check(now).ifPresent(verdict -> end(guard, verdict));
        }
    }

    private void end(GuardedConnection guard, GuardedConnection.Verdict verdict) {
        open.remove(guard);
        verdict.refusal()
                .ifPresentOrElse(
                        refusal -> {
                            LOG.info("Cut a connection off: {}", refusal);
                            sayAndClose(guard.channel(), RawRefusal.of(408, refusal));
                        },
                        guard::close);
    }

    private static void sayAndClose(Channel channel, byte[] answer) {
        // Past Vert.x, which knows of no request yet.
        lowest(channel.pipeline())
                .writeAndFlush(Unpooled.wrappedBuffer(answer))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** The place from which bytes go out as they are, or through TLS where there is TLS. */
    private static ChannelHandlerContext lowest(ChannelPipeline pipeline) {
        SslHandler tls = pipeline.get(SslHandler.class);
        if (tls == null) {
            return pipeline.firstContext();
        }
        if (pipeline.get(BEHIND_TLS) == null) {
            pipeline.addAfter(pipeline.context(tls).name(), BEHIND_TLS, new ChannelDuplexHandler());
        }
        return pipeline.context(BEHIND_TLS);
    }

    /** Vert.x has no public way to a connection's channel; this interface of its own is what it uses itself. */
    private static ChannelHandlerContext context(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext();
    }

    private Duration shortest() {
        return limits.headerTime().compareTo(limits.idle()) < 0 ? limits.headerTime() : limits.idle();
    }
}
