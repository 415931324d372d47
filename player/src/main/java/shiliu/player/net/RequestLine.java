package shiliu.player.net;

import java.util.regex.Pattern;

/**
 * What a request asks for, exactly as on the wire (still percent-encoded). Scheme, host and port are left out on purpose:
 * a proxy or a port forwarder on the loopback rewrites them, the path and the query it passes on.
 *
 * @param path begins with a slash
 * @param query without its question mark; empty where there is none
 */
public record RequestLine(String method, String path, String query) {
    private static final Pattern METHOD = Pattern.compile("[A-Z]{1,16}");
    private static final Pattern PATH = Pattern.compile("/[!-\"$->@-~]*");
    private static final Pattern QUERY = Pattern.compile("[!-\"$-~]*");

    public RequestLine {
        if (!METHOD.matcher(method).matches()
                || !PATH.matcher(path).matches()
                || !QUERY.matcher(query).matches()) {
            throw new IllegalArgumentException("not a request in origin form");
        }
    }

    /** From a method and a request target such as {@code /v1/x?wait=30}. */
    public static RequestLine of(String method, String target) {
        int mark = target.indexOf('?');
        return mark < 0
                ? new RequestLine(method, target, "")
                : new RequestLine(method, target.substring(0, mark), target.substring(mark + 1));
    }

    /** Path and query as a client sends them. */
    public String target() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
