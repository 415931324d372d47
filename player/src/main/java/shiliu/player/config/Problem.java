package shiliu.player.config;

import java.util.Comparator;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/**
 * One mistake in a file: where it stands, what is wrong, what to do about it.
 *
 * @param line counts from 1; 0 means the file as a whole
 * @param column counts from 1, in characters
 * @param code the message's key; machines may rely on it
 */
public record Problem(String file, int line, int column, String code, Message message, Message suggestion) {
    /** In the order of reading: by file, line, column. */
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    public static Problem at(Place place, Message message, Message suggestion) {
        return new Problem(place.file(), place.line(), place.column(), message.key(), message, suggestion);
    }

    public Place place() {
        return new Place(file, line, column);
    }

    /** One line for people: {@code playlist.yaml:12:5  what is wrong  →  what to do}. */
    public String text(Messages messages) {
        return Quote.line(place().toString()) + "  " + messages.text(message) + "  →  " + messages.text(suggestion);
    }
}
