package shiliu.player.playlist;

import java.util.regex.Pattern;

/** Names that people give to playlists, screens, communities, slots and people: {@code [a-z0-9-]{1,64}}. */
public final class Ids {
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    private Ids() {}

    public static boolean valid(String id) {
        return ID.matcher(id).matches();
    }

    /** Returns {@code id}; refuses one that is not of the form. */
    public static String check(String what, String id) {
        if (!valid(id)) {
            throw new IllegalArgumentException(what + " must be 1 to 64 of a-z, 0-9 and -");
        }
        return id;
    }
}
