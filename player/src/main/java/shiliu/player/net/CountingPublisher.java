package shiliu.player.net;

import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.function.LongConsumer;

/** Passes a body on and tells how many bytes went by, for a progress bar. */
final class CountingPublisher implements BodyPublisher {
    private final BodyPublisher body;
    private final LongConsumer sent;

    CountingPublisher(BodyPublisher body, LongConsumer sent) {
        this.body = body;
        this.sent = sent;
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        sent.accept(0);
        body.subscribe(new Flow.Subscriber<ByteBuffer>() {
            private long count;

            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ByteBuffer chunk) {
                count += chunk.remaining();
                subscriber.onNext(chunk);
                sent.accept(count);
            }

            @Override
            public void onError(Throwable error) {
                subscriber.onError(error);
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
