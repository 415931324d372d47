package shiliu.controller.http;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.controller.api.Signs;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.office.Office;
import shiliu.controller.tls.ServerCertificate;
import shiliu.player.message.Message;
import shiliu.player.net.NonceMemory;
import shiliu.player.net.RequestVerifier;

/** The controller's HTTP server; by TLS unless it listens on the loopback alone. Thread-safe. */
public final class ControllerServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControllerServer.class);
    private static final long START_SECONDS = 30;
    /** Long bodies in memory at once; each is there twice for a moment. */
    private static final long BODY_BUDGET = 64L << 20;

    private final Vertx vertx;
    private final String scheme;
    private final String host;
    private final List<Loop> loops;

    private ControllerServer(Vertx vertx, String scheme, String host, List<Loop> loops) {
        this.vertx = vertx;
        this.scheme = scheme;
        this.host = host;
        this.loops = List.copyOf(loops);
    }

    /**
     * Where to listen.
     *
     * @param host an address or name of this machine; without TLS one of the loopback
     * @param port 0 for any free one
     */
    public record Listen(String host, int port, Limits limits, Optional<ServerCertificate> tls) {
        /** Without TLS, for this machine alone. */
        public Listen(String host, int port, Limits limits) {
            this(host, port, limits, Optional.empty());
        }
    }

    /** Starts to serve the office; closing the server leaves the office open. */
    public static ControllerServer start(Listen listen, Office office, PlaylistReader reader, InstantSource clock)
            throws ServerException, InterruptedException {
        return start(listen, office, reader, clock, Signs.NONE);
    }

    /** The same with what the wall of screens says beside their ids. */
    public static ControllerServer start(
            Listen listen, Office office, PlaylistReader reader, InstantSource clock, Signs signs)
            throws ServerException, InterruptedException {
        String host = numeric(listen);
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors());
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setInternalBlockingPoolSize(2)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        try {
            Plan plan = new Plan(vertx, listen, new Premises(office, reader, clock, signs));
            // One for each event loop; they share the port. Vert.x calls a free port that is shared -1.
            int port = listen.port() == 0 ? -1 : listen.port();
            List<Loop> running = new ArrayList<>();
            for (int i = 0; i < loops; i++) {
                Loop loop = new Loop(plan, host, port);
                await(vertx, loop, listen);
                running.add(loop);
            }
            String scheme = listen.tls().isPresent() ? "https" : "http";
            ControllerServer server = new ControllerServer(vertx, scheme, host, running);
            LOG.info("Serving on {}", server.address());
            return server;
        } catch (ServerException | InterruptedException | RuntimeException e) {
            close(vertx);
            throw e;
        }
    }

    public int port() {
        return loops.get(0).port();
    }

    /** Whether each event loop does what it is given within that time. */
    public boolean turns(Duration within) throws InterruptedException {
        CountDownLatch turned = new CountDownLatch(loops.size());
        loops.forEach(loop -> loop.context().runOnContext(turn -> turned.countDown()));
        return turned.await(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Where clients on this machine reach it; one that listens everywhere is at the loopback as well. */
    public URI address() {
        String here = host.equals("0.0.0.0") || host.equals("0:0:0:0:0:0:0:0") ? "127.0.0.1" : host;
        return URI.create(scheme + "://" + (here.contains(":") ? "[" + here + "]" : here) + ":" + port());
    }

    /** Ends every connection; requests that are being worked on may still finish their work. */
    @Override
    public void close() {
        close(vertx);
    }

    private static void close(Vertx vertx) {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("The server did not close in an orderly way", e);
        }
    }

    private static void await(Vertx vertx, Loop loop, Listen listen) throws ServerException, InterruptedException {
        try {
            vertx.deployVerticle(loop, new DeploymentOptions())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ServerException(
                    Message.of(
                            "http.cannot-listen",
                            listen.host(),
                            String.valueOf(listen.port()),
                            String.valueOf(cause.getMessage())),
                    cause);
        }
    }

    /** The numeric address of the host; what is not the loopback's needs TLS. */
    private static String numeric(Listen listen) throws ServerException {
        String host = listen.host();
        try {
            InetAddress address = InetAddress.getByName(host);
            if (!host.isBlank() && (address.isLoopbackAddress() || listen.tls().isPresent())) {
                return address.getHostAddress();
            }
        } catch (UnknownHostException e) {
            throw new ServerException(Message.of("http.unknown-host", host), e);
        }
        throw new ServerException(Message.of("http.not-loopback", host));
    }

    /** What is served. */
    private record Premises(Office office, PlaylistReader reader, InstantSource clock, Signs signs) {}

    /** What all event loops share. */
    private static final class Plan {
        private final Limits limits;
        private final Optional<ServerCertificate> tls;
        private final ConnectionCounts counts;
        private final Dispatcher.Shared shared;
        private final ManifestDoor manifests;
        private final QuickDoor.Source quick;
        private final Map<Route, Action> actions;
        private final OrderStream orders;
        private final WallStream events;

        Plan(Vertx vertx, Listen listen, Premises premises) {
            this.tls = listen.tls();
            Limits limits = listen.limits();
            Office office = premises.office();
            InstantSource clock = premises.clock();
            this.limits = limits;
            this.counts = new ConnectionCounts(limits);
            RequestVerifier verifier = new RequestVerifier(NonceMemory.ofDefaultSize(), clock.instant());
            Metrics metrics = new Metrics(office);
            SmallBlobs small = new SmallBlobs();
            PlaylistActions playlists = new PlaylistActions(office, premises.reader(), limits);
            Actions acts = new Actions(office, playlists, clock, small, metrics);
            this.actions = acts.all();
            this.shared = new Dispatcher.Shared(
                    new Gatekeeper(office.accounts(), verifier, clock),
                    new Workers(vertx),
                    new Refusals(office::time),
                    office.refusals(),
                    metrics,
                    new BodyBudget(BODY_BUDGET),
                    limits,
                    new Once(office.requests(), acts.afterwards()));
            this.manifests = new ManifestDoor(vertx, office.snapshots());
            this.quick = QuickDoor.Source.of(List.of(manifests, new BlobDoor(office.snapshots(), small)));
            this.orders = new OrderStream(vertx, office.snapshots());
            this.events = new WallStream(vertx, office.screens(), office.alarms(), premises.signs());
        }

        FrontDoor frontDoor(Vertx vertx) {
            return new FrontDoor(vertx, manifests, this::handler, shared);
        }

        private Handler<RoutingContext> handler(Route route) {
            return switch (route) {
                case ORDER_STREAM -> orders;
                case EVENTS -> events;
                default ->
                    new Dispatcher(
                            route,
                            actions.getOrDefault(route, call -> {
                                throw HttpRefusal.of(404, "http.not-found");
                            }),
                            shared);
            };
        }
    }

    /** The part of the server on one event loop. */
    private static final class Loop extends AbstractVerticle {
        private final Plan plan;
        private final String host;
        private volatile int port;

        Loop(Plan plan, String host, int port) {
            this.plan = plan;
            this.host = host;
            this.port = port;
        }

        int port() {
            return port;
        }

        Context context() {
            return context;
        }

        @Override
        public void start(Promise<Void> started) {
            ConnectionLimits connections = new ConnectionLimits(plan.limits, plan.counts, plan.quick);
            FrontDoor door = plan.frontDoor(vertx);
            HttpServer server = vertx.createHttpServer(options(plan))
                    .connectionHandler(connections::accept)
                    .invalidRequestHandler(door::invalid)
                    .requestHandler(door);
            server.listen(port, host)
                    .onSuccess(listening -> {
                        port = listening.actualPort();
                        connections.start(vertx);
                    })
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private static HttpServerOptions options(Plan plan) {
            Limits limits = plan.limits;
            HttpServerOptions options = new HttpServerOptions()
                    .setMaxInitialLineLength(limits.requestLine())
                    .setMaxHeaderSize(limits.headerBytes())
                    .setMaxChunkSize(64 << 10)
                    .setHandle100ContinueAutomatically(true)
                    .setHttp2ClearTextEnabled(false)
                    .setPerFrameWebSocketCompressionSupported(false)
                    .setPerMessageWebSocketCompressionSupported(false)
                    .setAcceptBacklog(4096)
                    .setTcpNoDelay(true);
            plan.tls.ifPresent(tls -> options.setSsl(true)
                    .setUseAlpn(false)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                    .setSslHandshakeTimeout(limits.headerTime().toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .addKeyValue(Buffer.buffer(tls.key()))
                            .addCertValue(Buffer.buffer(tls.certificate()))));
            return options;
        }
    }
}
