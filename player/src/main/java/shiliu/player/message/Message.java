package shiliu.player.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for people before its language is known: a key of the catalogue and what to put into it.
 *
 * @param key for example {@code intake.total-differs}; machines may rely on it
 */
public record Message(String key, List<String> arguments) {
    public Message {
        arguments = List.copyOf(arguments);
    }

    public static Message of(String key, @Nullable Object... arguments) {
        return new Message(
                key, java.util.Arrays.stream(arguments).map(String::valueOf).toList());
    }
}
