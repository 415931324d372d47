package shiliu.controller.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/** What was typed wrongly, as a sentence of the catalogue; the library itself knows only English. */
final class WrongUsage {
    private static final List<Class<?>> NUMBERS = List.of(int.class, Integer.class, long.class, Long.class);

    private WrongUsage() {}

    /** Empty for what nobody has met yet: then the library's own sentence must do. */
    static Optional<Message> of(ParameterException e, Messages messages) {
        if (e instanceof MissingParameterException missing) {
            return Optional.of(missing(missing));
        }
        if (e instanceof UnmatchedArgumentException unknown) {
            return Optional.of(unknown(unknown));
        }
        if (e instanceof OverwrittenOptionException twice) {
            return Optional.of(Message.of("cli.usage.twice", name(twice.getOverwritten())));
        }
        Optional<ArgSpec> argument = Optional.ofNullable(e.getArgSpec());
        Optional<String> value = Optional.ofNullable(e.getValue());
        return argument.flatMap(wanted -> value.map(typed -> badValue(wanted, typed, messages)));
    }

    private static Message missing(MissingParameterException e) {
        List<ArgSpec> missing = e.getMissing();
        boolean value = missing.size() == 1
                && missing.get(0).isOption()
                && !String.valueOf(e.getMessage()).startsWith("Missing required option");
        String names = missing.stream().map(WrongUsage::name).collect(Collectors.joining(", "));
        return Message.of(value ? "cli.usage.no-value" : "cli.usage.missing", names);
    }

    private static Message unknown(UnmatchedArgumentException e) {
        String typed = String.join(" ", e.getUnmatched());
        List<String> near = e.getSuggestions();
        String key = e.isUnknownOption() ? "cli.usage.unknown-option" : "cli.usage.unexpected";
        return near.isEmpty()
                ? Message.of(key, typed)
                : Message.of("cli.usage.nearest", typed, String.join(", ", near));
    }

    private static Message badValue(ArgSpec wanted, String typed, Messages messages) {
        Class<?> type = wanted.auxiliaryTypes().length > 0 ? wanted.auxiliaryTypes()[0] : wanted.type();
        if (type.isEnum()) {
            String words = Arrays.stream(type.getEnumConstants())
                    .map(constant -> explained(String.valueOf(constant).toLowerCase(Locale.ROOT), messages))
                    .collect(Collectors.joining(", "));
            return Message.of("cli.usage.bad-word", name(wanted), typed, words);
        }
        return Message.of(NUMBERS.contains(type) ? "cli.usage.bad-number" : "cli.usage.bad-value", name(wanted), typed);
    }

    /** The word to type, and for those who read no English what it means: {@code slogan（标语）}. */
    private static String explained(String word, Messages messages) {
        String key = "kind." + word;
        String meaning = messages.text(key);
        return messages.chinese() && !meaning.equals(key) ? word + "（" + meaning + "）" : word;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
