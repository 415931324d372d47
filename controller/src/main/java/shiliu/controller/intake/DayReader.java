package shiliu.controller.intake;

import java.util.List;
import java.util.Optional;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Clock;
import shiliu.player.playlist.Countdown;
import shiliu.player.playlist.Day;
import shiliu.player.playlist.Festival;
import shiliu.player.playlist.Translation;

/** Reads what is about a day or the time: festivals, clocks, countdowns. */
final class DayReader {
    private static final String LUNAR = "lunar(";

    private final ItemParts parts;

    DayReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<Festival> festival(Fields fields) {
        var name = fields.required("name").flatMap(parts.texts::line);
        var date = fields.required("date").flatMap(Value::date);
        var text = parts.lines(fields, "text");
        List<Translation> also = parts.translations(fields);
        var image = parts.image(fields);
        Airing airing = parts.airing(fields);
        fields.done();
        return name.flatMap(n -> date.map(d -> new Festival(n, d, text, also, image, airing)));
    }

    Optional<Clock> clock(Fields fields) {
        Airing airing = parts.airing(fields);
        fields.done();
        return Optional.of(new Clock(airing));
    }

    Optional<Countdown> countdown(Fields fields) {
        var text = fields.required("text").flatMap(parts.texts::line);
        Optional<Day> to = fields.required("to").flatMap(value -> day(fields, value));
        Airing airing = parts.airing(fields);
        fields.done();
        return text.flatMap(t -> to.map(day -> new Countdown(t, day, airing)));
    }

    /** A date, or a day of the lunar year: {@code lunar(1,1)}, {@code lunar(12,-1)} for the last of the twelfth month. */
    private static Optional<Day> day(Fields item, Value value) {
        String written = value.quietText().orElse("").strip();
        if (!written.startsWith("lunar")) {
            return value.date().map(Day::of);
        }
        Optional<CommaPair> pair = CommaPair.of(item, value, LUNAR + "…)", Day.Lunar.LAST, 99);
        Optional<Day> day = pair.flatMap(DayReader::lunar);
        if (day.isEmpty()) {
            String meant =
                    pair.map(p -> LUNAR + p.first() + "," + p.second() + ")").orElse(written);
            value.refuse(Message.of("intake.lunar", Quote.of(meant)), Message.of("intake.lunar.do"));
        }
        return day;
    }

    private static Optional<Day> lunar(CommaPair pair) {
        int month = Integer.parseInt(pair.first());
        int day = Integer.parseInt(pair.second());
        boolean known = month >= 1 && month <= 12 && day <= 30 && (day >= 1 || day == Day.Lunar.LAST);
        return known ? Optional.of(Day.of(new Day.Lunar(month, day))) : Optional.empty();
    }
}
