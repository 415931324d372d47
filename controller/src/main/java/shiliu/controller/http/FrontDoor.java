package shiliu.controller.http;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where every request that the {@link QuickDoor} left arrives on its event loop: header limits, then manifests, all else by the router. */
final class FrontDoor implements Handler<HttpServerRequest> {
    private final ManifestDoor manifests;
    private final Router router;
    private final Dispatcher.Shared shared;

    FrontDoor(Vertx vertx, ManifestDoor manifests, Handlers handlers, Dispatcher.Shared shared) {
        this.manifests = manifests;
        this.shared = shared;
        this.router = Router.router(vertx);
        for (Route route : Route.values()) {
            Handler<RoutingContext> handler = handlers.of(route);
            router.route(route.method(), route.path()).handler(handler);
            if (route.hasHead()) {
                router.route(HttpMethod.HEAD, route.path()).handler(handler);
            }
        }
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 500, 503}) {
            router.errorHandler(status, this::failed);
        }
    }

    /** What handles a route. */
    @FunctionalInterface
    interface Handlers {
        Handler<RoutingContext> of(Route route);
    }

    @Override
    public void handle(HttpServerRequest request) {
        // A connection that was turned away has no guard; what it still sends is not looked at.
        ConnectionLimits.guard(request).ifPresent(guard -> {
            guard.answering();
            try {
                if (request.headers().size() > shared.limits().headers()) {
                    throw HttpRefusal.of(
                            431, "http.many-headers", shared.limits().headers());
                }
                if (!manifests.serve(request, guard)) {
                    router.handle(request);
                }
            } catch (HttpRefusal e) {
                refuse(request, e);
            }
        });
    }

    /** A request that could not even be read: answered by name, then the connection ends. */
    void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        HttpRefusal refusal;
        if (cause instanceof TooLongHttpLineException) {
            refusal = HttpRefusal.of(414, "http.long-line", shared.limits().requestLine());
        } else if (cause instanceof TooLongHttpHeaderException) {
            refusal = HttpRefusal.of(431, "http.long-headers", shared.limits().headerBytes());
        } else {
            refusal = HttpRefusal.of(400, "http.bad-request");
        }
        Exchange.of(request, Map.of(), 0)
                .ifPresent(exchange -> exchange.sendAndClose(shared.refusals().of(refusal, exchange.speech())));
    }

    private void refuse(HttpServerRequest request, HttpRefusal refusal) {
        Exchange.of(request, Map.of(), shared.limits().jsonBytes())
                .ifPresent(exchange -> exchange.send(shared.refusals().of(refusal, exchange.speech())));
    }

    private void failed(RoutingContext context) {
        Exchange.of(context.request(), Map.of(), shared.limits().uploadBytes())
                .ifPresent(exchange -> exchange.send(answer(context, exchange)));
    }

    private Answer answer(RoutingContext context, Exchange exchange) {
        int status = context.statusCode();
        if (status == 405) {
            String allowed = allowed(context.request().path());
            return shared.refusals()
                    .of(HttpRefusal.of(405, "http.method", allowed), exchange.speech())
                    .with(Map.of("Allow", allowed));
        }
        if (status == 500 && context.failure() != null) {
            return shared.refusals().of(context.failure(), exchange.speech());
        }
        String key = status == 404 ? "http.not-found" : status == 500 ? "http.internal" : "http.bad-request";
        return shared.refusals().of(HttpRefusal.of(status, key), exchange.speech());
    }

    /** The methods that a path has. */
    private static String allowed(String path) {
        return Stream.of(Route.values())
                .filter(route -> path.matches(route.path().replaceAll(":[a-z0-9]+", "[^/]+") + "/?"))
                .flatMap(route -> route.hasHead()
                        ? Stream.of(HttpMethod.HEAD.name(), route.method().name())
                        : Stream.of(route.method().name()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
