package shiliu.controller.http;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import shiliu.controller.alarms.Alarms;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.Signs;
import shiliu.controller.api.WallAlarms;
import shiliu.controller.api.WallScreen;
import shiliu.controller.screens.ScreenRegistry;
import shiliu.player.json.Json;

/**
 * The wall as server-sent events: first every screen, then {@code ready}, then each screen that changed, always as it is
 * at that moment and at most four times a second; the open alarms likewise. What a listener has not been sent yet is a set of screens, so a slow
 * one costs no memory. From memory, on the event loop.
 */
final class WallStream implements Handler<RoutingContext> {
    /** More listeners than this are refused. */
    static final int MOST_LISTENERS = 256;

    /** Changes within this time are told as one. */
    static final long BURST_MILLIS = 250;

    private static final long HEARTBEAT_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final long SILENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);
    /** Bytes that may wait for a listener before it is sent nothing more. */
    private static final int MOST_WAITING = 64 << 10;

    private final Vertx vertx;
    private final ScreenRegistry screens;
    private final Signs signs;
    private final Alarms alarms;
    private final AtomicInteger listeners = new AtomicInteger();
    private final Map<String, Told> newest = new ConcurrentHashMap<>();

    WallStream(Vertx vertx, ScreenRegistry screens, Alarms alarms, Signs signs) {
        this.vertx = vertx;
        this.screens = screens;
        this.signs = signs;
        this.alarms = alarms;
        vertx.setPeriodic(SILENCE_MILLIS, time -> screens.lookForSilence());
    }

    /** A screen and its event, written once for all listeners. */
    private record Told(WallScreen screen, Buffer event) {}

    @Override
    public void handle(RoutingContext context) {
        Exchange.of(context, 0).ifPresent(exchange -> {
            if (listeners.incrementAndGet() > MOST_LISTENERS) {
                listeners.decrementAndGet();
                exchange.send(Answer.problem(
                        503,
                        exchange.speech()
                                .problem(503, HttpRefusal.of(503, "http.busy").sentence())));
            } else {
                new Session(exchange).start();
            }
        });
    }

    private Told told(ScreenView view) {
        WallScreen now = WallScreen.of(view, signs);
        Told had = newest.get(now.id());
        if (had != null && had.screen().equals(now)) {
            return had;
        }
        Told made = new Told(
                now,
                Buffer.buffer("event: screen\ndata: ")
                        .appendBytes(Json.write(now))
                        .appendString("\n\n"));
        newest.put(now.id(), made);
        return made;
    }

    /** One listener, until it goes away. All but {@link #changed} on its event loop. */
    private final class Session {
        private final HttpServerResponse response;
        private final GuardedConnection guard;
        private final Context loop = Vertx.currentContext();
        private final Set<String> waiting = new ConcurrentSkipListSet<>();
        private final AtomicBoolean alarmsWait = new AtomicBoolean(true);
        private final AtomicBoolean planned = new AtomicBoolean();
        private final Map<String, WallScreen> sent = new HashMap<>();
        private boolean ready;

        Session(Exchange exchange) {
            this.response = exchange.request().response();
            this.guard = exchange.guard();
        }

        void start() {
            guard.answering();
            response.setChunked(true);
            response.setWriteQueueMaxSize(MOST_WAITING);
            response.putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream");
            response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.putHeader("X-Content-Type-Options", "nosniff");
            Runnable unsubscribe = screens.onChange(this::changed);
            Runnable noAlarms = alarms.onChange(this::alarmed);
            long heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, time -> beat());
            response.closeHandler(closed -> {
                vertx.cancelTimer(heartbeat);
                unsubscribe.run();
                noAlarms.run();
                listeners.decrementAndGet();
            });
            planned.set(true);
            screens.list().forEach(view -> waiting.add(view.screen().id()));
            push();
        }

        /** On any thread, at once; the first change of a burst plans when all of it is told. */
        private void changed(String screen) {
            waiting.add(screen);
            plan();
        }

        private void alarmed() {
            alarmsWait.set(true);
            plan();
        }

        private void plan() {
            if (planned.compareAndSet(false, true)) {
                loop.runOnContext(change -> vertx.setTimer(BURST_MILLIS, time -> push()));
            }
        }

        /** Tells what waits, as far as the listener takes it; the rest is told as it will be once there is room. */
        private void push() {
            if (response.closed()) {
                return;
            }
            planned.set(false);
            for (Iterator<String> each = waiting.iterator(); each.hasNext(); ) {
                if (response.writeQueueFull()) {
                    // Planned already: no change need plan another.
                    planned.set(true);
                    response.drainHandler(drained -> push());
                    return;
                }
                String screen = each.next();
                // Taken out before it is looked at: what changes from here on is told again.
                each.remove();
                screens.show(screen).ifPresent(this::send);
            }
            if (alarmsWait.getAndSet(false)) {
                response.write(Buffer.buffer("event: alarms\ndata: ")
                        .appendBytes(Json.write(WallAlarms.of(alarms.open())))
                        .appendString("\n\n"));
            }
            if (!ready) {
                ready = true;
                response.write("event: ready\ndata: {}\n\n");
            }
        }

        private void send(ScreenView view) {
            Told now = told(view);
            if (!now.screen().equals(sent.put(now.screen().id(), now.screen()))) {
                response.write(now.event());
            }
        }

        /** An event, not a comment: the page must see that the controller is still there. */
        private void beat() {
            if (!response.closed() && !response.writeQueueFull()) {
                response.write("event: beat\ndata: {}\n\n");
            }
        }
    }
}
