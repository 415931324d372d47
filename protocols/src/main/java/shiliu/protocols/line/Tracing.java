package shiliu.protocols.line;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what passes on a line into the log ({@code shiliu.line}, level TRACE), in hexadecimal. */
public final class Tracing {
    private static final Logger LOG = LoggerFactory.getLogger("shiliu.line");

    private Tracing() {}

    /** {@code line}, traced where the log wants it. */
    public static Transport of(String name, Transport line) {
        return LOG.isTraceEnabled()
                ? new RecordingTransport(
                        line,
                        InstantSource.system(),
                        passed -> LOG.trace("{} {} {}", name, passed.way(), passed.bytes()))
                : line;
    }
}
