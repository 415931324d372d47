package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Translation;
import shiliu.player.playlist.Validity;

/** What items of several kinds are made of: texts, pictures, tables, codes, how they go on air. */
final class ItemParts {
    private static final int MOST_LANGUAGES = 4;
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://[!-~]{3,240}", Pattern.CASE_INSENSITIVE);

    final Texts texts;
    final MediaShelf shelf;
    final TableReader tables;
    final Problems problems;
    private final Optional<Validity> valid;

    /** Reads for a playlist that shows on the days of {@code valid}, if these are known. */
    ItemParts(Texts texts, MediaShelf shelf, TableReader tables, Problems problems, Optional<Validity> valid) {
        this.texts = texts;
        this.shelf = shelf;
        this.tables = tables;
        this.problems = problems;
        this.valid = valid;
    }

    /** One line, if it is there. */
    Optional<String> line(Fields fields, String name) {
        return fields.optional(name).flatMap(texts::line);
    }

    /** One or more lines, if they are there. */
    Optional<String> lines(Fields fields, String name) {
        return fields.optional(name).flatMap(texts::lines);
    }

    Optional<Media> image(Fields fields) {
        return fields.optional("image").flatMap(shelf::picture);
    }

    Optional<Table> table(Value value) {
        return tables.read(value).map(LocatedTable::table);
    }

    /** The address behind a code to scan. */
    Optional<String> qr(Fields fields) {
        return fields.optional("qr")
                .flatMap(value -> value.text().filter(text -> {
                    boolean good = WEB_ADDRESS.matcher(text).matches();
                    if (!good) {
                        value.refuse(Message.of("intake.qr", Quote.of(text)), Message.of("intake.qr.do"));
                    }
                    return good;
                }));
    }

    /** The values of a list of 1 to {@code most}; none where it is longer or empty, which is a problem. */
    static List<Value> counted(Value value, int most) {
        List<Value> values = value.list().orElse(List.of());
        if (values.size() > most || (values.isEmpty() && value.isList())) {
            value.refuse(
                    Message.of("intake.list-length", value.name(), String.valueOf(values.size()), String.valueOf(most)),
                    Message.of("intake.list-length.do", String.valueOf(most)));
            return List.of();
        }
        return values;
    }

    /** The values of a list of at most {@code most}, which may be left out or empty. */
    static List<Value> atMost(Optional<Value> list, int most) {
        return list.filter(value ->
                        !value.isList() || !value.list().orElse(List.of()).isEmpty())
                .map(value -> counted(value, most))
                .orElse(List.of());
    }

    /** What {@code read} makes of each. */
    static <T> List<T> each(List<Value> values, Function<Value, Optional<T>> read) {
        List<T> all = new ArrayList<>();
        values.forEach(value -> read.apply(value).ifPresent(all::add));
        return all;
    }

    List<Translation> translations(Fields fields) {
        return each(
                atMost(fields.optional("also"), MOST_LANGUAGES),
                value -> value.fields().flatMap(this::translation));
    }

    private Optional<Translation> translation(Fields fields) {
        Optional<String> lang = fields.required("lang").flatMap(ItemParts::language);
        Optional<String> text = fields.required("text").flatMap(texts::line);
        fields.done();
        return lang.flatMap(l -> text.map(t -> new Translation(l, t)));
    }

    private static Optional<String> language(Value value) {
        return value.text().filter(tag -> {
            boolean good = tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
            if (!good) {
                value.refuse(Message.of("intake.language", Quote.of(tag)), Message.of("intake.language.do"));
            }
            return good;
        });
    }

    Airing airing(Fields fields) {
        var dwell = fields.optional("dwell").flatMap(v -> v.duration(Airing.SHORTEST, Airing.LONGEST));
        var enter = fields.optional("enter").flatMap(v -> v.word(Enter.class));
        Optional<Value> last = fields.optional("until");
        var until = last.flatMap(Value::date);
        until.ifPresent(day -> valid.filter(v -> !v.contains(day))
                .ifPresent(v -> last.orElseThrow()
                        .refuse(
                                Message.of("intake.until-outside", day, v.from(), v.until()),
                                Message.of("intake.until-outside.do"))));
        return new Airing(dwell, enter, until);
    }
}
