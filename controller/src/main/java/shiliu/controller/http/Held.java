package shiliu.controller.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/** An answer that is held back until something changes, a time is over, or the client goes away. On its event loop. */
final class Held {
    private final Vertx vertx;
    private final Context context = Vertx.currentContext();
    private final HttpServerResponse response;
    private final Consumer<Boolean> look;
    private Runnable unsubscribe = () -> {};
    private long timer;

    /** {@code look} answers if it can; it must if it is told that this is the last time. */
    Held(Vertx vertx, HttpServerResponse response, Consumer<Boolean> look) {
        this.vertx = vertx;
        this.response = response;
        this.look = look;
    }

    /** Waits; {@code subscribe} takes who is to be told of a change and gives what ends that. */
    void start(Function<Runnable, Runnable> subscribe, int seconds) {
        timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(seconds), time -> look(true));
        unsubscribe = subscribe.apply(() -> context.runOnContext(change -> look(false)));
        response.closeHandler(closed -> stop());
        // A change between the first look and the subscription would else be missed.
        look(false);
    }

    private void look(boolean last) {
        if (response.ended() || response.closed()) {
            stop();
            return;
        }
        look.accept(last);
        if (response.ended()) {
            stop();
        }
    }

    private void stop() {
        vertx.cancelTimer(timer);
        unsubscribe.run();
    }
}
