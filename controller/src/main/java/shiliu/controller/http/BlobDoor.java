package shiliu.controller.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;
import shiliu.controller.publish.Snapshots;

/**
 * Published blobs that are in memory, whole, straight on the event loop: after a power cut every player asks for the same
 * ones. All else is {@link BlobAction}'s. Thread-safe.
 */
final class BlobDoor {
    private static final String PREFIX = "/v1/blobs/";
    private static final CharSequence SIGNATURE = HttpHeaders.createOptimized("signature");
    private static final CharSequence BYTES = HttpHeaders.createOptimized("application/octet-stream");
    private static final CharSequence FOREVER = HttpHeaders.createOptimized(BlobAction.FOREVER);
    private static final CharSequence NOSNIFF_NAME = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence RANGE = HttpHeaders.createOptimized("range");
    private static final CharSequence RANGES = HttpHeaders.createOptimized("bytes");

    private final Snapshots snapshots;
    private final SmallBlobs blobs;

    BlobDoor(Snapshots snapshots, SmallBlobs blobs) {
        this.snapshots = snapshots;
        this.blobs = blobs;
    }

    /** Answers a plain request for a blob that is there; false for all else. */
    boolean serve(HttpServerRequest request, GuardedConnection guard) {
        String uri = request.uri();
        if (!uri.startsWith(PREFIX)
                || !request.method().equals(HttpMethod.GET)
                || request.headers().contains(RANGE)
                || request.headers().contains(SIGNATURE)
                || Gatekeeper.hasBody(request)) {
            return false;
        }
        Optional<SmallBlobs.Ready> ready =
                blobs.of(uri.substring(PREFIX.length())).filter(blob -> snapshots.names(blob.name()));
        ready.ifPresent(blob -> send(request, guard, blob));
        return ready.isPresent();
    }

    private static void send(HttpServerRequest request, GuardedConnection guard, SmallBlobs.Ready blob) {
        HttpServerResponse response = request.response();
        response.headers()
                .set(HttpHeaders.CACHE_CONTROL, FOREVER)
                .set(HttpHeaders.ETAG, blob.etag())
                .set(HttpHeaders.ACCEPT_RANGES, RANGES)
                .set(NOSNIFF_NAME, NOSNIFF);
        String known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && Etags.matches(known, blob.tag())) {
            response.setStatusCode(304).end();
        } else {
            response.headers().set(HttpHeaders.CONTENT_TYPE, BYTES);
            response.end(blob.body());
        }
        guard.answered();
    }
}
