package shiliu.player.diag;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.SerialTransport;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** Opens lines; a line that cannot be opened becomes one plain sentence with what to do. */
public final class Ways implements AutoCloseable {
    private Optional<Network> network = Optional.empty();

    /** Opens {@code address}, with the reason where it cannot be. */
    public Transport open(TransportAddress address) throws DiagException, InterruptedException {
        try {
            return raw(address);
        } catch (IOException e) {
            throw trouble(address, e);
        }
    }

    /** Opens {@code address}; the reason is the machine's own. */
    public Transport raw(TransportAddress address) throws IOException, InterruptedException {
        if (address instanceof TransportAddress.Serial serial) {
            return SerialTransport.open(serial);
        }
        return Lines.opener(network(), address).open();
    }

    /** Started when the first connection is wanted: a serial port needs none of it. */
    private synchronized Network network() {
        Network started = network.orElseGet(Network::new);
        network = Optional.of(started);
        return started;
    }

    /** Why a line cannot be opened, or broke, and what to do. */
    public static DiagException trouble(TransportAddress address, IOException why) {
        String reason = String.valueOf(why.getMessage());
        if (address instanceof TransportAddress.Serial serial) {
            Path device = Path.of(serial.device());
            if (!Files.exists(device)) {
                return DiagException.of(DiagException.Kind.UNREACHABLE, "diag.no-port", serial.device());
            }
            if (!Files.isReadable(device) || !Files.isWritable(device)) {
                return DiagException.of(DiagException.Kind.NOT_PERMITTED, "diag.no-permission", serial.device());
            }
            return DiagException.of(DiagException.Kind.UNREACHABLE, "diag.port-broke", serial.device(), reason);
        }
        if (reason.contains("no such host")) {
            return DiagException.of(DiagException.Kind.UNREACHABLE, "diag.no-host", address.line());
        }
        if (reason.toLowerCase(java.util.Locale.ROOT).contains("refused")) {
            return DiagException.of(DiagException.Kind.UNREACHABLE, "diag.refused-connection", address.line());
        }
        return DiagException.of(DiagException.Kind.UNREACHABLE, "diag.line-broke", address.line(), reason);
    }

    @Override
    public synchronized void close() {
        network.ifPresent(Network::close);
    }
}
