package shiliu.controller.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Callable;
import shiliu.controller.archive.RefusalNotes;
import shiliu.controller.people.Caller;
import shiliu.player.net.RequestVerifier;
import shiliu.player.net.VerifiedRequest;
import shiliu.player.playlist.Sha256;

/**
 * The way of a request through one route: who is it, may they, the body, is it the signed one, then the action. Whoever
 * may not come in is refused before the body is kept.
 */
final class Dispatcher implements Handler<RoutingContext> {
    /** Bodies of at most this length need no room kept for them. */
    private static final int SHORT = 64 << 10;

    private final Route route;
    private final Action action;
    private final Shared shared;

    /** What all routes share. */
    record Shared(
            Gatekeeper gatekeeper,
            Workers workers,
            Refusals refusals,
            RefusalNotes notes,
            Metrics metrics,
            BodyBudget budget,
            Limits limits,
            Once once) {}

    Dispatcher(Route route, Action action, Shared shared) {
        this.route = route;
        this.action = action;
        this.shared = shared;
    }

    @Override
    public void handle(RoutingContext context) {
        if (Gatekeeper.hasBody(context.request())) {
            context.request().pause();
        }
        Exchange.of(context, shared.limits().uploadBytes()).ifPresent(this::run);
    }

    private void run(Exchange exchange) {
        Future<Answer> answer;
        try {
            checkLength(exchange.request());
            answer = isSigned(exchange.request()) ? signed(exchange) : open(exchange);
        } catch (HttpRefusal e) {
            answer = Future.failedFuture(e);
        }
        answer.onComplete(done -> {
            Answer sent = done.succeeded() ? done.result() : refused(exchange, done.cause());
            shared.metrics().answered(route, sent.status());
            exchange.send(sent);
        });
    }

    /** Whoever is refused what not everybody may do stands in the audit log with it. */
    private Answer refused(Exchange exchange, Throwable cause) {
        if (route.access().kind() != Access.Kind.OPEN || exchange.signer().isPresent()) {
            Refusals.code(cause).ifPresent(code -> note(exchange, code));
        }
        return shared.refusals().of(cause, exchange.speech());
    }

    private void note(Exchange exchange, String code) {
        HttpServerRequest request = exchange.request();
        String what = request.method().name() + " " + request.path();
        exchange.signer()
                .ifPresentOrElse(
                        signer -> shared.notes().note(signer.id(), signer.community(), what, code),
                        () -> shared.notes().stranger(request.remoteAddress().hostAddress(), what, code));
    }

    /** Open routes take a signature too: it may show more, a draft for example. */
    private boolean isSigned(HttpServerRequest request) {
        return route.access().kind() != Access.Kind.OPEN
                || (route == Route.BLOB && request.headers().contains("signature"));
    }

    private void checkLength(HttpServerRequest request) throws HttpRefusal {
        if (route.body() == Route.Body.NONE && Gatekeeper.hasBody(request)) {
            throw HttpRefusal.of(400, "http.no-body");
        }
        int limit = route.body().limit(shared.limits());
        if (BodyReader.declared(request, limit) > limit) {
            throw BodyReader.tooLong(limit);
        }
    }

    private Future<Answer> open(Exchange exchange) {
        Call call = call(exchange, Optional.empty(), new byte[0]);
        return route.isInstant() ? now(call) : work(() -> action.run(call));
    }

    @SuppressWarnings("IllegalCatch") // whatever it is, it is answered as the others are
    private Future<Answer> now(Call call) {
        try {
            return Future.succeededFuture(action.run(call));
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Answer> signed(Exchange exchange) throws HttpRefusal {
        RequestVerifier.Head head = Gatekeeper.head(exchange.request());
        if (route.access().kind() == Access.Kind.NEW_KEY) {
            return body(
                    exchange,
                    bytes -> work(() -> {
                        checkBody(shared.gatekeeper().admitNewKey(head, bytes), bytes);
                        return action.run(call(exchange, Optional.empty(), bytes));
                    }));
        }
        String screen = exchange.path().getOrDefault("screen", "");
        Access access = route.access().kind() == Access.Kind.OPEN ? Access.ANY_PERSON : route.access();
        return shared.workers()
                .quick(() -> shared.gatekeeper().admit(access, head, screen, exchange::signedBy))
                .compose(admitted -> body(
                        exchange,
                        bytes -> work(() -> {
                            checkBody(admitted.request(), bytes);
                            return act(call(exchange, Optional.of(admitted.caller()), bytes));
                        })));
    }

    private Answer act(Call call) throws Exception {
        boolean changes =
                route.access().kind() == Access.Kind.PERSON && !route.method().equals(HttpMethod.GET);
        return changes ? shared.once().run(route, call, action) : action.run(call);
    }

    private static void checkBody(VerifiedRequest request, byte[] bytes) throws Exception {
        request.checkBody(bytes.length == 0 ? Optional.empty() : Optional.of(Sha256.of(bytes)));
    }

    private Call call(Exchange exchange, Optional<Caller> caller, byte[] bytes) {
        return new Call(caller, exchange.path(), exchange.request(), exchange.speech(), bytes);
    }

    private Future<Answer> work(Callable<Answer> work) {
        return route.body() == Route.Body.ARCHIVE
                ? shared.workers().slow(work)
                : shared.workers().quick(work);
    }

    /** What is done with a body once it is in. */
    private interface Step {
        Future<Answer> with(byte[] body);
    }

    /** Reads the body once there is room for it, and gives the room back when the step is done. */
    private Future<Answer> body(Exchange exchange, Step step) {
        int limit = route.body().limit(shared.limits());
        long length = BodyReader.declared(exchange.request(), limit);
        if (length == 0) {
            exchange.request().resume();
            return step.with(new byte[0]);
        }
        if (length <= SHORT) {
            return read(exchange, limit, step);
        }
        Promise<Answer> answer = Promise.promise();
        Context context = Vertx.currentContext();
        boolean room = shared.budget()
                .enter(
                        length,
                        () -> context.runOnContext(go -> {
                            Future<Answer> done = exchange.request().response().closed()
                                    ? Future.failedFuture(HttpRefusal.of(400, "http.bad-request"))
                                    : read(exchange, limit, step);
                            done.onComplete(result -> shared.budget().leave(length))
                                    .onComplete(answer);
                        }));
        return room ? answer.future() : Future.failedFuture(HttpRefusal.of(503, "http.busy"));
    }

    private static Future<Answer> read(Exchange exchange, int limit, Step step) {
        return BodyReader.read(exchange.request(), exchange.guard(), limit)
                .map(Buffer::getBytes)
                .compose(step::with);
    }
}
