package shiliu.controller.intake;

import java.util.List;
import java.util.Optional;
import shiliu.player.config.Fields;
import shiliu.player.config.Value;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Award;
import shiliu.player.playlist.Listing;
import shiliu.player.playlist.News;
import shiliu.player.playlist.Notice;
import shiliu.player.playlist.Slogan;
import shiliu.player.playlist.Table;
import shiliu.player.playlist.Translation;

/** Reads what is text in the main: news, slogans, notices, awards, tables. Each gives nothing where a part was refused. */
final class WordsReader {
    private final ItemParts parts;

    WordsReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<News> news(Fields fields) {
        int before = parts.problems.count();
        var title = fields.required("title").flatMap(parts.texts::line);
        var text = fields.required("text").flatMap(parts.texts::lines);
        var date = fields.required("date").flatMap(Value::date);
        var image = parts.image(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        if (parts.problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new News(title.orElseThrow(), text.orElseThrow(), date.orElseThrow(), image, airing));
    }

    Optional<Slogan> slogan(Fields fields) {
        Optional<String> text = fields.required("text").flatMap(parts.texts::line);
        List<Translation> also = parts.translations(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        return text.map(t -> new Slogan(t, also, airing));
    }

    Optional<Notice> notice(Fields fields) {
        var topic = fields.optional("topic")
                .flatMap(v -> v.word(Notice.Topic.class))
                .orElse(Notice.Topic.NOTICE);
        var title = fields.required("title").flatMap(parts.texts::line);
        var text = parts.lines(fields, "text");
        var when = parts.line(fields, "when");
        var where = parts.line(fields, "where");
        var contact = parts.line(fields, "contact");
        Optional<Table> table = fields.optional("table").flatMap(parts::table);
        var qr = parts.qr(fields);
        var image = parts.image(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        return title.map(t -> new Notice(topic, t, text, when, where, contact, table, qr, image, airing));
    }

    Optional<Award> award(Fields fields) {
        int before = parts.problems.count();
        var title = fields.required("title").flatMap(parts.texts::line);
        var name = fields.required("name").flatMap(parts.texts::line);
        var reason = fields.required("reason").flatMap(parts.texts::lines);
        var date = fields.optional("date").flatMap(Value::date);
        var image = parts.image(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        if (parts.problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(
                new Award(title.orElseThrow(), name.orElseThrow(), reason.orElseThrow(), date, image, airing));
    }

    Optional<Listing> table(Fields fields) {
        var title = fields.required("title").flatMap(parts.texts::line);
        var table = fields.required("table").flatMap(parts::table);
        var note = parts.lines(fields, "note");
        Airing airing = parts.airing(fields);
        fields.done();
        return title.flatMap(t -> table.map(rows -> new Listing(t, rows, note, airing)));
    }
}
