package shiliu.protocols.line;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** TCP and UDP for all lines of a process, on one Netty thread ({@code net-1-1}). Thread-safe. */
public final class Network implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("net", true), NioIoHandler.newFactory());

    /** A port that takes connections until it is closed. */
    public interface Listening extends AutoCloseable {
        int port();

        @Override
        void close();
    }

    /** Connects within five seconds. */
    public Transport connect(TransportAddress.Tcp address) throws IOException, InterruptedException {
        ChannelTransport transport = new ChannelTransport(address.line());
        Bootstrap bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .handler(transport.handler());
        return transport.over(opened(bootstrap.connect(resolved(address.host(), address.port())), address.line()));
    }

    /** Datagrams to and from one peer; nothing is known of the way until something comes back. */
    public Transport datagrams(TransportAddress.Udp address) throws IOException, InterruptedException {
        ChannelTransport transport = new ChannelTransport(address.line());
        Bootstrap bootstrap = datagram(transport);
        return transport.over(opened(bootstrap.connect(resolved(address.host(), address.port())), address.line()));
    }

    /** A port for datagrams, and its number. */
    public record Port(Transport transport, int number) {}

    /** Datagrams from anybody on this port; what is sent goes to whoever sent last. */
    public Port datagramPort(String host, int port) throws IOException, InterruptedException {
        ChannelTransport transport = new ChannelTransport("udp://" + host + ":" + port);
        transport.over(opened(datagram(transport).bind(host, port), "udp://" + host + ":" + port));
        return new Port(transport, transport.port());
    }

    private Bootstrap datagram(ChannelTransport transport) {
        return new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                // Else a datagram of more than 2048 bytes comes in cut off.
                .option(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(65_535))
                .option(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .option(ChannelOption.AUTO_READ, false)
                .handler(transport.handler());
    }

    /** Takes connections; {@code accepted} gets each one on the network's thread and must return at once. */
    public Listening listen(String host, int port, Consumer<Transport> accepted)
            throws IOException, InterruptedException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        ChannelTransport transport = new ChannelTransport("tcp from " + channel.remoteAddress());
                        channel.pipeline().addLast(transport.handler());
                        accepted.accept(transport.over(channel));
                    }
                });
        Channel listening = opened(bootstrap.bind(host, port), "tcp://" + host + ":" + port);
        int bound = ((InetSocketAddress) listening.localAddress()).getPort();
        return new Listening() {
            @Override
            public int port() {
                return bound;
            }

            @Override
            public void close() {
                listening.close().awaitUninterruptibly(2, TimeUnit.SECONDS);
            }
        };
    }

    /** On the caller's thread: a name server that is slow must not hold up the other lines. */
    private static InetSocketAddress resolved(String host, int port) throws IOException {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new IOException("no such host: " + host);
        }
        return address;
    }

    private static Channel opened(ChannelFuture opening, String what) throws IOException, InterruptedException {
        if (!opening.await(CONNECT.toMillis() + 1000)) {
            opening.cancel(true);
            throw new IOException(what + ": no answer within " + CONNECT.toSeconds() + " s");
        }
        if (!opening.isSuccess()) {
            throw new IOException(what + ": " + opening.cause().getMessage(), opening.cause());
        }
        return opening.channel();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
    }
}
