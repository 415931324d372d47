package shiliu.protocols.line;

import java.io.IOException;

/** Opens the transport that an address names. Thread-safe. */
public final class Lines {
    private Lines() {}

    /** How to reach {@code address}; nothing is opened yet. */
    public static Transport.Opener opener(Network network, TransportAddress address) {
        return () -> Tracing.of(address.line(), open(network, address));
    }

    private static Transport open(Network network, TransportAddress address) throws IOException, InterruptedException {
        if (address instanceof TransportAddress.Tcp tcp) {
            return network.connect(tcp);
        }
        if (address instanceof TransportAddress.Udp udp) {
            return network.datagrams(udp);
        }
        return SerialTransport.open((TransportAddress.Serial) address);
    }
}
