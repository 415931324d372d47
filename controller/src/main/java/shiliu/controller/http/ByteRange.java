package shiliu.controller.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a blob, both ends included (RFC 9110 section 14).
 *
 * @param from from 0
 */
record ByteRange(long from, long to) {
    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    long length() {
        return to - from + 1;
    }

    /** As in {@code Content-Range}. */
    String field(long size) {
        return "bytes " + from + "-" + to + "/" + size;
    }

    /** What a {@code Range} field asks of something of this size: nothing where it is to be ignored. */
    static Optional<ByteRange> parse(String field, long size) throws HttpRefusal {
        Matcher matcher = ONE.matcher(field);
        // Several ranges at once and unknown units may be ignored; nobody of ours asks for them.
        if (!matcher.matches()
                || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
            return Optional.empty();
        }
        return matcher.group(1).isEmpty()
                ? Optional.of(suffix(Long.parseLong(matcher.group(2)), size))
                : fromTo(Long.parseLong(matcher.group(1)), matcher.group(2), size);
    }

    private static ByteRange suffix(long length, long size) throws HttpRefusal {
        if (length == 0) {
            throw HttpRefusal.of(416, "http.range", size);
        }
        return new ByteRange(Math.max(0, size - length), size - 1);
    }

    private static Optional<ByteRange> fromTo(long from, String last, long size) throws HttpRefusal {
        long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
        if (to < from) {
            return Optional.empty();
        }
        if (from >= size) {
            throw HttpRefusal.of(416, "http.range", size);
        }
        return Optional.of(new ByteRange(from, Math.min(to, size - 1)));
    }
}
