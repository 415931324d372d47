package shiliu.controller.intake;

import java.util.List;
import java.util.Optional;
import shiliu.player.config.Fields;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Powers;

/** Reads a list of small powers (小微权力清单). */
final class PowersReader {
    static final int MOST_POWERS = 30;
    static final int MOST_LINES = 12;

    private final ItemParts parts;

    PowersReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<Powers> read(Fields fields) {
        int before = parts.problems.count();
        var title = fields.required("title").flatMap(parts.texts::line);
        List<Powers.Power> powers = ItemParts.each(
                fields.required("powers")
                        .map(v -> ItemParts.counted(v, MOST_POWERS))
                        .orElse(List.of()),
                value -> value.fields().flatMap(this::power));
        var contact = parts.line(fields, "contact");
        var qr = parts.qr(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        if (parts.problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Powers(title.orElseThrow(), powers, contact, qr, airing));
    }

    private Optional<Powers.Power> power(Fields fields) {
        var name = fields.required("name").flatMap(parts.texts::line);
        var holder = fields.required("holder").flatMap(parts.texts::line);
        List<String> steps = ItemParts.each(
                fields.required("steps")
                        .map(v -> ItemParts.counted(v, MOST_LINES))
                        .orElse(List.of()),
                parts.texts::line);
        List<String> forbidden =
                ItemParts.each(ItemParts.atMost(fields.optional("forbidden"), MOST_LINES), parts.texts::line);
        fields.done();
        return name.flatMap(n -> holder.map(h -> new Powers.Power(n, h, steps, forbidden)));
    }
}
