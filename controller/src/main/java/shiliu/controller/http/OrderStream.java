package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import shiliu.controller.publish.Snapshot;
import shiliu.controller.publish.Snapshots;

/**
 * The orders of one screen as server-sent events, each with its number as id, or as a JSON array of envelopes for who
 * accepts that. From the snapshots, on the event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the connection; there is nobody to wait
final class OrderStream implements Handler<RoutingContext> {
    private static final long HEARTBEAT_MILLIS = TimeUnit.SECONDS.toMillis(10);

    private final Vertx vertx;
    private final Snapshots snapshots;
    private final ConcurrentHashMap<EventLoop, Burst> bursts = new ConcurrentHashMap<>();

    private volatile Encoded newest = Encoded.of(new Snapshot.OrderEvent(0, ""), new byte[0]);

    OrderStream(Vertx vertx, Snapshots snapshots) {
        this.vertx = vertx;
        this.snapshots = snapshots;
    }

    @Override
    public void handle(RoutingContext context) {
        Exchange.of(context, 0).ifPresent(exchange -> {
            String screen = context.pathParam("screen");
            Optional<Snapshot> snapshot = snapshots.of(screen);
            if (snapshot.isEmpty()) {
                exchange.send(Answer.problem(
                        404,
                        exchange.speech()
                                .problem(
                                        404,
                                        HttpRefusal.of(404, "http.not-found").sentence())));
            } else if (wantsJson(context.request().getHeader(HttpHeaders.ACCEPT))) {
                exchange.send(array(snapshot.get().orders()));
            } else {
                new Session(exchange, screen, lastEventId(context)).start();
            }
        });
    }

    private static boolean wantsJson(@org.jspecify.annotations.Nullable String accept) {
        return accept != null && accept.contains("application/json") && !accept.contains("text/event-stream");
    }

    private static Answer array(List<Snapshot.OrderEvent> orders) {
        String all = orders.stream().map(Snapshot.OrderEvent::envelope).collect(Collectors.joining(",", "[", "]"));
        return Answer.of(200, "application/json", all.getBytes(StandardCharsets.UTF_8));
    }

    private static long lastEventId(RoutingContext context) {
        String id = context.request().getHeader("last-event-id");
        return id != null && id.matches("[0-9]{1,18}") ? Long.parseLong(id) : 0;
    }

    /** As it goes out; mostly the newest goes to all at once. */
    private Encoded encoded(Snapshot.OrderEvent order) {
        Encoded former = newest;
        if (former.order().equals(order)) {
            return former;
        }
        String event = "id: " + order.number() + "\nevent: order\ndata: " + order.envelope() + "\n\n";
        Encoded made = Encoded.of(order, event.getBytes(StandardCharsets.UTF_8));
        newest = made;
        return made;
    }

    /** An event, and the same as a chunk outside the heap, from where it goes out to all sessions without a copy. */
    private record Encoded(Snapshot.OrderEvent order, Buffer bytes, ByteBuf chunk) {
        static Encoded of(Snapshot.OrderEvent order, byte[] event) {
            byte[] length = (Integer.toHexString(event.length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            // Freed with the last that refers to it; nobody need count.
            ByteBuffer memory = ByteBuffer.allocateDirect(length.length + event.length + 2);
            memory.put(length).put(event).put((byte) '\r').put((byte) '\n').flip();
            return new Encoded(
                    order, Buffer.buffer(event), Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory)));
        }
    }

    /** One listener, until it goes away. */
    private final class Session {
        private final HttpServerResponse response;
        private final GuardedConnection guard;
        private final ChannelHandlerContext below;
        private final boolean chunked;
        private final String screen;
        private final Burst burst;
        private final Runnable push = this::push;
        private long sent;

        Session(Exchange exchange, String screen, long sent) {
            this.response = exchange.request().response();
            this.guard = exchange.guard();
            this.below = QuickDoor.below(guard.channel().pipeline());
            this.chunked = exchange.request().version() == HttpVersion.HTTP_1_1;
            this.burst = bursts.computeIfAbsent(guard.channel().eventLoop(), Burst::new);
            this.screen = screen;
            this.sent = sent;
        }

        void start() {
            guard.answering();
            response.setChunked(true);
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.write(": orders of this screen\n\n");
            Runnable unsubscribe = snapshots.onChange(screen, () -> burst.add(push));
            long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, time -> response.write(":\n\n"));
            response.closeHandler(closed -> {
                vertx.cancelTimer(heartbeat);
                unsubscribe.run();
            });
            push();
        }

        private void push() {
            if (response.closed()) {
                return;
            }
            for (Snapshot.OrderEvent order :
                    snapshots.of(screen).map(Snapshot::orders).orElse(List.of())) {
                if (order.number() > sent) {
                    sent = order.number();
                    write(encoded(order));
                }
            }
        }

        /** Past Vert.x where nothing waits that it would overtake: its objects would cost as much as the sending. */
        private void write(Encoded order) {
            if (guard.hasSentAll() && chunked) {
                below.writeAndFlush(order.chunk().duplicate(), below.voidPromise());
            } else {
                response.write(order.bytes());
            }
        }
    }
}
