package shiliu.controller.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;

/**
 * Answers the plain requests of one connection that very many players make at once, past Vert.x, whose objects for each
 * request cost more than the answer. Whatever is not quite plain, or comes while Vert.x still has a request, is left to it.
 */
@SuppressWarnings("FutureReturnValueIgnored") // what fails closes the connection; there is nobody to wait
final class QuickDoor extends ChannelDuplexHandler {
    private final Source source;
    private final GuardedConnection guard;
    private final ChannelHandlerContext below;
    private final int mostHeaders;
    /** Requests that Vert.x has and has not answered: answers go out in the order of the requests. */
    private int open;

    private boolean answered;

    /** Of answers that are ready as bytes. */
    @FunctionalInterface
    interface Source {
        /** The whole answer to a GET without a body, head and all; empty where it is somebody else's to give. */
        Optional<ByteBuf> answer(String uri, HttpHeaders headers, Channel channel);

        /** The first of {@code sources} that has one. */
        static Source of(List<Source> sources) {
            return (uri, headers, channel) -> {
                for (Source source : sources) {
                    Optional<ByteBuf> answer = source.answer(uri, headers, channel);
                    if (answer.isPresent()) {
                        return answer;
                    }
                }
                return Optional.empty();
            };
        }
    }

    private QuickDoor(Source source, GuardedConnection guard, ChannelHandlerContext below, int mostHeaders) {
        this.source = source;
        this.guard = guard;
        this.below = below;
        this.mostHeaders = mostHeaders;
    }

    /** Puts one between the codec and Vert.x, whose handler is {@code vertx}. */
    static void open(Source source, GuardedConnection guard, ChannelHandlerContext vertx, int mostHeaders) {
        ChannelPipeline pipeline = vertx.pipeline();
        pipeline.addBefore(vertx.name(), "quick-door", new QuickDoor(source, guard, below(pipeline), mostHeaders));
    }

    /** The encoder's place: what is written from there goes out as it is. */
    static ChannelHandlerContext below(ChannelPipeline pipeline) {
        return pipeline.context(HttpResponseEncoder.class);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            answered = false;
            Optional<ByteBuf> answer = isPlain(request)
                    ? source.answer(request.uri(), request.headers(), context.channel())
                    : Optional.empty();
            if (answer.isPresent()) {
                answered = true;
                below.writeAndFlush(answer.get(), below.voidPromise());
                guard.answered();
            } else {
                open++;
            }
        }
        if (answered) {
            // The end of a request that was answered.
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Where the client takes nothing, Vert.x knows how to wait. */
    private boolean isPlain(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return open == 0
                && request.method().equals(HttpMethod.GET)
                && request.decoderResult().isSuccess()
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && headers.size() <= mostHeaders
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.EXPECT)
                && keepsAlive(headers)
                && below.channel().isWritable();
    }

    private static boolean keepsAlive(HttpHeaders headers) {
        String connection = headers.get(HttpHeaderNames.CONNECTION);
        return connection == null || HttpHeaderValues.KEEP_ALIVE.contentEqualsIgnoreCase(connection);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent && !isInterim(message)) {
            open--;
        }
        context.write(message, promise);
    }

    /** Such as 100 Continue, which another answer follows. */
    private static boolean isInterim(Object message) {
        return message instanceof HttpResponse response
                && response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
}
