package shiliu.controller.http;

import java.time.Duration;

/**
 * What a client may ask of the server before it is cut off.
 *
 * @param requestLine bytes
 * @param headerBytes all header fields together
 * @param headers number of header fields
 * @param headerTime from the first byte of a request to the end of its header
 * @param bodyRate bytes per second that a body must come in with at least
 * @param idle how long a connection may stay silent between requests, or take nothing of an answer
 * @param perAddress connections from one address
 * @param connections in all
 * @param jsonBytes of a JSON body
 * @param uploadBytes of a playlist's archive
 */
public record Limits(
        int requestLine,
        int headerBytes,
        int headers,
        Duration headerTime,
        int bodyRate,
        Duration idle,
        int perAddress,
        int connections,
        int jsonBytes,
        int uploadBytes) {
    /** The longest that a request may be held until something changes. */
    static final int MAX_WAIT_SECONDS = 30;

    /** As promised. */
    public static final Limits DEFAULT = new Limits(
            4 << 10,
            8 << 10,
            64,
            Duration.ofSeconds(5),
            32 << 10,
            Duration.ofSeconds(15),
            32,
            12_000,
            1 << 20,
            32 << 20);

    /** The same with so many connections from one address, for where many players share one. */
    public Limits withPerAddress(int most) {
        return new Limits(
                requestLine,
                headerBytes,
                headers,
                headerTime,
                bodyRate,
                idle,
                most,
                connections,
                jsonBytes,
                uploadBytes);
    }

    /** The same with other times, so that a test need not wait. */
    Limits withTimes(Duration header, Duration silent) {
        return new Limits(
                requestLine,
                headerBytes,
                headers,
                header,
                bodyRate,
                silent,
                perAddress,
                connections,
                jsonBytes,
                uploadBytes);
    }
}
