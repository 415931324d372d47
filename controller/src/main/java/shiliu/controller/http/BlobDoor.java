package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import shiliu.controller.publish.Snapshots;

/**
 * Published blobs that are in memory, whole, straight on the event loop: after a power cut every player asks for the same
 * ones. All else is {@link BlobAction}'s. Thread-safe.
 */
final class BlobDoor implements QuickDoor.Source {
    private static final String PREFIX = "/v1/blobs/";

    private final Snapshots snapshots;
    private final SmallBlobs blobs;

    BlobDoor(Snapshots snapshots, SmallBlobs blobs) {
        this.snapshots = snapshots;
        this.blobs = blobs;
    }

    @Override
    public Optional<ByteBuf> answer(String uri, HttpHeaders headers, Channel channel) {
        if (!uri.startsWith(PREFIX) || headers.contains(HttpHeaderNames.RANGE) || headers.contains("signature")) {
            return Optional.empty();
        }
        return blobs.of(uri.substring(PREFIX.length()))
                .filter(blob -> snapshots.names(blob.name()))
                .map(SmallBlobs.Ready::answer)
                .map(ready -> ready.answer(ready.isKnown(headers), channel.alloc()));
    }
}
