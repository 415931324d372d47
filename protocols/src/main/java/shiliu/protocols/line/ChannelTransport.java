package shiliu.protocols.line;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Netty channel as a {@link Transport}. Reads only as fast as its bytes are received. */
final class ChannelTransport implements Transport {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelTransport.class);
    /** Twice the longest packet of any family. */
    private static final int MOST_WAITING = 8 << 20;

    private static final int ENOUGH = 64 << 10;
    private static final Duration SEND = Duration.ofSeconds(10);

    private final String name;
    private final Inbox inbox = new Inbox(MOST_WAITING);
    private volatile Optional<Channel> channel = Optional.empty();
    private volatile Optional<InetSocketAddress> sender = Optional.empty();

    ChannelTransport(String name) {
        this.name = name;
    }

    ChannelHandler handler() {
        return new Incoming();
    }

    ChannelTransport over(Channel opened) {
        channel = Optional.of(opened);
        return this;
    }

    /** The local port. */
    int port() {
        return channel.map(c -> ((InetSocketAddress) c.localAddress()).getPort())
                .orElse(0);
    }

    @Override
    public void send(byte[] bytes) throws IOException, InterruptedException {
        Channel open = channel.filter(Channel::isActive).orElseThrow(() -> new IOException(name + " is closed"));
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        Object message =
                sender.<Object>map(to -> new DatagramPacket(buffer, to)).orElse(buffer);
        ChannelFuture sending = begin(open, message);
        if (!sending.await(SEND.toMillis())) {
            close();
            throw new IOException(name + " took nothing for " + SEND.toSeconds() + " s");
        }
        if (!sending.isSuccess() && !(sending.cause() instanceof PortUnreachableException)) {
            throw new IOException(name + ": " + sending.cause().getMessage(), sending.cause());
        }
    }

    private ChannelFuture begin(Channel open, Object message) throws IOException {
        try {
            return open.writeAndFlush(message);
        } catch (RejectedExecutionException e) {
            throw new IOException(name + ": the network is closed", e);
        }
    }

    /** Where the network was closed meanwhile there is nothing more to read. */
    private void read(Channel open) {
        try {
            open.read();
        } catch (RejectedExecutionException e) {
            inbox.end(name + ": the network is closed");
        }
    }

    @Override
    public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
        int count = inbox.receive(buffer, atMost);
        if (inbox.held() < ENOUGH) {
            channel.ifPresent(this::read);
        }
        return count;
    }

    @Override
    public void close() {
        inbox.end(name + " was closed");
        channel.ifPresent(this::shut);
    }

    private void shut(Channel open) {
        try {
            ChannelFuture closing = open.close();
            LOG.debug("{} closes: {}", name, closing);
        } catch (RejectedExecutionException e) {
            LOG.debug("{} is closed with its network", name);
        }
    }

    /** Moves what the channel read into the inbox. */
    private final class Incoming extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            try {
                ByteBuf bytes;
                if (message instanceof DatagramPacket datagram) {
                    // A connected channel has one peer; an open one answers whoever spoke last.
                    if (context.channel().remoteAddress() == null) {
                        sender = Optional.of(datagram.sender());
                    }
                    bytes = datagram.content();
                } else {
                    bytes = (ByteBuf) message;
                }
                byte[] chunk = new byte[bytes.readableBytes()];
                bytes.readBytes(chunk);
                if (chunk.length > 0 && !inbox.add(chunk)) {
                    inbox.end(name + " sends more than anybody reads");
                    shut(context.channel());
                }
            } finally {
                ReferenceCountUtil.release(message);
            }
        }

        /** Goes on reading until enough waits: late answers are there when somebody clears the line. */
        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            if (inbox.held() < ENOUGH) {
                context.read();
            }
        }

        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.read();
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            inbox.end(name + " was closed by the other side");
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (cause instanceof PortUnreachableException) {
                // Nobody there now; somebody may be later.
                context.read();
                return;
            }
            inbox.end(name + ": " + cause.getMessage());
            shut(context.channel());
        }
    }
}
