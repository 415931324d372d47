package shiliu.controller.intake;

import java.util.Locale;
import java.util.Optional;

/** Names of files beside a playlist: one name, no path, nothing hidden. */
final class FlatName {
    private static final int LONGEST = 100;

    private FlatName() {}

    static boolean valid(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST
                && !name.startsWith(".")
                && !name.startsWith("~")
                && name.codePoints().noneMatch(FlatName::forbidden);
    }

    static boolean isArchive(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*\\.(zip|jar|rar|7z|tar|gz|tgz|bz2|xz|zst)");
    }

    /** The last part of a path, if that is a name. */
    static Optional<String> lastOf(String path) {
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        return valid(last) ? Optional.of(last) : Optional.empty();
    }

    private static boolean forbidden(int c) {
        int type = Character.getType(c);
        return "/\\:*?\"<>|".indexOf(c) >= 0
                || type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
