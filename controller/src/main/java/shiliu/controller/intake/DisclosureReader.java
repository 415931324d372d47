package shiliu.controller.intake;

import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import shiliu.player.config.Fields;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Disclosure;

/** Reads a disclosure and checks that its sums agree. */
final class DisclosureReader {
    private static final Pattern PERIOD = Pattern.compile("(19|20|21)[0-9]{2}(-(Q[1-4]|H[12]|0[1-9]|1[0-2]))?");

    private final ItemParts parts;

    DisclosureReader(ItemParts parts) {
        this.parts = parts;
    }

    Optional<Disclosure> read(Fields fields) {
        int before = parts.problems.count();
        var column = fields.required("column").flatMap(v -> v.word(Disclosure.Column.class));
        var period = fields.required("period").flatMap(this::period);
        var title = fields.required("title").flatMap(parts.texts::line);
        Optional<LocatedTable> table = fields.required("table").flatMap(parts.tables::read);
        Optional<LocatedTotals> totals =
                fields.optional("totals").flatMap(Value::fields).map(LocatedTotals::read);
        boolean finance = column.filter(Disclosure.Column.FINANCE::equals).isPresent();
        table.filter(t -> finance || totals.isPresent()).ifPresent(t -> Sums.check(t, totals));
        var approver = fields.required("approver").flatMap(parts.texts::line);
        var posted = fields.required("posted").flatMap(Value::date);
        var qr = parts.qr(fields);
        Airing airing = parts.airing(fields);
        posted.ifPresent(day -> refuseReversed(fields, day, airing));
        fields.done();
        if (parts.problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Disclosure(
                column.orElseThrow(),
                period.orElseThrow(),
                title.orElseThrow(),
                table.orElseThrow().table(),
                totals.flatMap(LocatedTotals::totals),
                approver.orElseThrow(),
                posted.orElseThrow(),
                qr,
                airing));
    }

    private void refuseReversed(Fields fields, LocalDate posted, Airing airing) {
        airing.until()
                .filter(until -> until.isBefore(posted))
                .ifPresent(until -> parts.problems.add(
                        fields.placeOf("until"),
                        Message.of("intake.dates-reversed", posted, until),
                        Message.of("intake.dates-reversed.do")));
    }

    private Optional<String> period(Value value) {
        return value.text().filter(text -> {
            boolean good = PERIOD.matcher(text).matches();
            if (!good) {
                value.refuse(Message.of("intake.period", Quote.of(text)), Message.of("intake.period.do"));
            }
            return good;
        });
    }
}
