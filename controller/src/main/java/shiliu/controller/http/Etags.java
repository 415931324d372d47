package shiliu.controller.http;

/** Compares entity tags as {@code If-None-Match} wants it (RFC 9110 section 13.1.2). */
final class Etags {
    private Etags() {}

    /** Whether the field names this tag, which is strong and has its quotes. */
    static boolean matches(String field, String etag) {
        if (field.equals(etag) || field.equals("*")) {
            return true;
        }
        for (String one : field.split(",", 50)) {
            String tag = one.strip();
            if (tag.equals(etag) || (tag.startsWith("W/") && tag.substring(2).equals(etag))) {
                return true;
            }
        }
        return false;
    }
}
