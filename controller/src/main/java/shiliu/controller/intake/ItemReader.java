package shiliu.controller.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.config.Fields;
import shiliu.player.config.Problems;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Enter;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Picture;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Translation;
import shiliu.player.playlist.Validity;

/** Reads one item of a playlist, by its kind. */
final class ItemReader {
    private static final int MOST_LANGUAGES = 4;

    private final Texts texts;
    private final PictureShelf shelf;
    private final Problems problems;
    private final Optional<Validity> valid;
    private final TableReader tables;
    private final Map<String, Function<Fields, Optional<Item>>> kinds = new LinkedHashMap<>();

    /** Reads for a playlist that shows on the days of {@code valid}, if these are known. */
    ItemReader(Texts texts, PictureShelf shelf, TableReader tables, Problems problems, Optional<Validity> valid) {
        this.texts = texts;
        this.shelf = shelf;
        this.problems = problems;
        this.valid = valid;
        this.tables = tables;
        kinds.put("news", this::news);
        kinds.put("slogan", this::slogan);
        kinds.put("disclosure", this::disclosure);
        kinds.put("image", this::image);
    }

    /** The item; nothing where there was any problem with it. */
    Optional<Item> read(Value value) {
        int before = problems.count();
        Optional<Item> item = value.fields()
                .flatMap(fields -> fields.required("kind")
                        .flatMap(kind -> kind.word(kinds))
                        .flatMap(reader -> reader.apply(fields)));
        return problems.count() == before ? item : Optional.empty();
    }

    private Optional<Item> news(Fields fields) {
        int before = problems.count();
        var title = fields.required("title").flatMap(texts::line);
        var text = fields.required("text").flatMap(texts::lines);
        var date = fields.required("date").flatMap(Value::date);
        Optional<Media> image = fields.optional("image").flatMap(shelf::take);
        Airing airing = airing(fields);
        fields.done();
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new News(title.orElseThrow(), text.orElseThrow(), date.orElseThrow(), image, airing));
    }

    private Optional<Item> slogan(Fields fields) {
        Optional<String> text = fields.required("text").flatMap(texts::line);
        List<Translation> also = translations(fields);
        Airing airing = airing(fields);
        fields.done();
        return text.map(t -> new Slogan(t, also, airing));
    }

    private List<Translation> translations(Fields fields) {
        Optional<Value> also = fields.optional("also");
        List<Value> values = also.flatMap(Value::list).orElse(List.of());
        if (values.size() > MOST_LANGUAGES) {
            also.orElseThrow()
                    .refuse(
                            Message.of(
                                    "intake.list-length",
                                    "also",
                                    String.valueOf(values.size()),
                                    String.valueOf(MOST_LANGUAGES)),
                            Message.of("intake.list-length.do", String.valueOf(MOST_LANGUAGES)));
            return List.of();
        }
        List<Translation> translations = new ArrayList<>();
        for (Value value : values) {
            value.fields().ifPresent(one -> {
                Optional<String> lang = one.required("lang").flatMap(this::language);
                Optional<String> text = one.required("text").flatMap(texts::line);
                one.done();
                lang.ifPresent(l -> text.ifPresent(t -> translations.add(new Translation(l, t))));
            });
        }
        return translations;
    }

    private Optional<String> language(Value value) {
        return value.text().filter(tag -> {
            boolean good = tag.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
            if (!good) {
                value.refuse(Message.of("intake.language", Quote.of(tag)), Message.of("intake.language.do"));
            }
            return good;
        });
    }

    private Optional<Item> disclosure(Fields fields) {
        return new DisclosureReader(texts, problems, tables).read(fields, () -> airing(fields));
    }

    private Optional<Item> image(Fields fields) {
        Optional<Media> file = fields.required("file").flatMap(shelf::take);
        Picture.Fit fit =
                fields.optional("fit").flatMap(v -> v.word(Picture.Fit.class)).orElse(Picture.Fit.CONTAIN);
        Airing airing = airing(fields);
        fields.done();
        return file.map(media -> new Picture(media, fit, airing));
    }

    private Airing airing(Fields fields) {
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
