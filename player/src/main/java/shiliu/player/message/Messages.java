package shiliu.player.message;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The catalogue in one language: Chinese under a zh locale, else English. Immutable. */
public final class Messages {
    private final Locale locale;
    private final List<ResourceBundle> bundles;

    private Messages(Locale locale, List<ResourceBundle> bundles) {
        this.locale = locale;
        this.bundles = bundles;
    }

    /** The player's own sentences and those of each further bundle, {@code shiliu.controller.messages} for example. */
    public static Messages in(Locale wanted, String... further) {
        Locale locale = wanted.getLanguage().equals("zh") ? Locale.CHINESE : Locale.ROOT;
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        List<ResourceBundle> bundles = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("shiliu.player.messages"), java.util.Arrays.stream(further))
                .map(name -> ResourceBundle.getBundle(name, locale, exact))
                .toList();
        return new Messages(locale, bundles);
    }

    public boolean chinese() {
        return locale.equals(Locale.CHINESE);
    }

    public String text(Message message) {
        return text(message.key(), message.arguments().toArray());
    }

    /** The sentence of {@code key}; a key that is not there shows itself and its arguments rather than nothing. */
    public String text(String key, Object... arguments) {
        for (ResourceBundle bundle : bundles) {
            try {
                return new MessageFormat(bundle.getString(key), locale).format(arguments);
            } catch (MissingResourceException e) {
                // the next bundle may have it
            }
        }
        return arguments.length == 0 ? key : key + " " + List.of(arguments);
    }
}
