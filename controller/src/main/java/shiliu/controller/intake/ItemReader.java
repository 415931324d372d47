package shiliu.controller.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shiliu.player.config.Fields;
import shiliu.player.config.Value;
import shiliu.player.playlist.Item;

/** Reads one item of a playlist, by its kind. */
final class ItemReader {
    private final ItemParts parts;
    private final Map<String, Function<Fields, Optional<? extends Item>>> kinds = new LinkedHashMap<>();

    ItemReader(ItemParts parts) {
        this.parts = parts;
        WordsReader words = new WordsReader(parts);
        PictureItemReader pictures = new PictureItemReader(parts);
        DayReader days = new DayReader(parts);
        kinds.put("news", words::news);
        kinds.put("slogan", words::slogan);
        kinds.put("disclosure", new DisclosureReader(parts)::read);
        kinds.put("decision", new DecisionReader(parts)::read);
        kinds.put("powers", new PowersReader(parts)::read);
        kinds.put("notice", words::notice);
        kinds.put("festival", days::festival);
        kinds.put("award", words::award);
        kinds.put("table", words::table);
        kinds.put("image", pictures::image);
        kinds.put("video", pictures::video);
        kinds.put("clock", days::clock);
        kinds.put("countdown", days::countdown);
    }

    /** The item; nothing where there was any problem with it. */
    Optional<Item> read(Value value) {
        int before = parts.problems.count();
        Optional<Item> item = value.fields()
                .flatMap(fields -> fields.required("kind")
                        .flatMap(kind -> kind.word(kinds))
                        .flatMap(reader -> reader.apply(fields)));
        return parts.problems.count() == before ? item : Optional.empty();
    }
}
