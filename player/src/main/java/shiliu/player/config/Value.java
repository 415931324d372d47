package shiliu.player.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import shiliu.player.message.Message;
import shiliu.player.playlist.Ids;

/**
 * One value of a file, read as what its field wants. Each reading gives the value, or notes a problem at its place and
 * gives nothing.
 */
public final class Value {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    private final String name;
    private final Node node;
    private final Problems problems;

    Value(String name, Node node, Problems problems) {
        this.name = name;
        this.node = node;
        this.problems = problems;
    }

    public Place place() {
        return node.place();
    }

    /** The field's name, or that of the list which holds the value. */
    public String name() {
        return name;
    }

    /** Notes a problem at this value's place. */
    public void refuse(Message message, Message suggestion) {
        problems.add(place(), message, suggestion);
    }

    /** The text as it was written; never empty. */
    public Optional<String> text() {
        if (node instanceof Node.Text text) {
            if (!text.blank() && !text.value().isEmpty()) {
                return Optional.of(text.value());
            }
            refuse(Message.of("config.field-empty", name), Message.of("config.field-empty.do", name));
        } else {
            wrongType("config.want-text");
        }
        return Optional.empty();
    }

    /** The text if it is any, without a problem where it is not. */
    public Optional<String> quietText() {
        return node instanceof Node.Text text && !text.blank() ? Optional.of(text.value()) : Optional.empty();
    }

    /** The text, which may be empty: a cell of a table. */
    public Optional<String> cell() {
        if (node instanceof Node.Text text) {
            return Optional.of(text.blank() ? "" : text.value());
        }
        wrongType("config.want-text");
        return Optional.empty();
    }

    /** A day, {@code 2026-11-01}. */
    public Optional<LocalDate> date() {
        return text().flatMap(text -> new Dates(this).read(text.strip()));
    }

    /** {@code 10s}, {@code 2m} or {@code 1m30s}, from {@code shortest} to {@code longest}. */
    public Optional<Duration> duration(Duration shortest, Duration longest) {
        return text().flatMap(text -> new Durations(this).read(text.strip(), shortest, longest));
    }

    /** One of the words. */
    public <T> Optional<T> word(Map<String, T> words) {
        return text().flatMap(text -> {
            T meant = words.get(text);
            if (meant == null) {
                String all = String.join(", ", words.keySet());
                refuse(
                        Message.of("config.word-unknown", name, Quote.of(text)),
                        Nearest.to(text, words.keySet())
                                .map(near -> Message.of("config.word-unknown.nearest", near, all))
                                .orElseGet(() -> Message.of("config.word-unknown.known", all)));
            }
            return Optional.ofNullable(meant);
        });
    }

    /** One of the constants, written in lower case with hyphens: {@code scroll-left}. */
    public <E extends Enum<E>> Optional<E> word(Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants())
                .forEach(e -> words.put(e.name().toLowerCase(Locale.ROOT).replace('_', '-'), e));
        return word(words);
    }

    /** A name that people give: {@code [a-z0-9-]{1,64}}. */
    public Optional<String> id() {
        return text().filter(text -> {
            if (!Ids.valid(text)) {
                refuse(Message.of("config.id", name, Quote.of(text)), Message.of("config.id.do"));
            }
            return Ids.valid(text);
        });
    }

    /** The language of messages: {@code zh} or {@code en}. */
    public Optional<Locale> language() {
        return word(Map.of("zh", Locale.CHINESE, "en", Locale.ENGLISH));
    }

    /** A number from {@code least} to {@code most}. */
    public Optional<BigDecimal> number(long least, long most) {
        return text().flatMap(text -> {
            if (!NUMBER.matcher(text).matches()) {
                refuse(
                        Message.of("config.number", name, Quote.of(text)),
                        Message.of("config.number.do", String.valueOf(least), String.valueOf(most)));
                return Optional.empty();
            }
            BigDecimal number = new BigDecimal(text);
            if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                refuse(
                        Message.of("config.number-range", name, text),
                        Message.of("config.number.do", String.valueOf(least), String.valueOf(most)));
                return Optional.empty();
            }
            return Optional.of(number);
        });
    }

    /** A whole number from {@code least} to {@code most}. */
    public Optional<Integer> whole(int least, int most) {
        return number(least, most).flatMap(number -> {
            if (number.stripTrailingZeros().scale() > 0) {
                refuse(
                        Message.of("config.number-whole", name, number.toPlainString()),
                        Message.of("config.number.do", String.valueOf(least), String.valueOf(most)));
                return Optional.empty();
            }
            return Optional.of(number.intValueExact());
        });
    }

    /** The values of a list. */
    public Optional<List<Value>> list() {
        if (node instanceof Node.Sequence sequence) {
            return Optional.of(sequence.values().stream()
                    .map(value -> new Value(name, value, problems))
                    .toList());
        }
        wrongType("config.want-list");
        return Optional.empty();
    }

    /** The fields of a mapping; end with {@link Fields#done}. */
    public Optional<Fields> fields() {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(new Fields(mapping, problems));
        }
        wrongType("config.want-fields");
        return Optional.empty();
    }

    /** Whether this is a list. */
    public boolean isList() {
        return node instanceof Node.Sequence;
    }

    /** Whether this is text, not a list and not fields. */
    public boolean isText() {
        return node instanceof Node.Text;
    }

    private void wrongType(String code) {
        if (!(node instanceof Node.Refused)) {
            refuse(Message.of(code, name), Message.of(code + ".do", name));
        }
    }
}
