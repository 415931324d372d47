package shiliu.controller.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.office.Office;

/** What the routes of reports do. */
final class ReportActions {
    private static final Instant END = Instant.ofEpochSecond(1L << 40);

    private final Office office;

    ReportActions(Office office) {
        this.office = office;
    }

    void add(Map<Route, Action> actions) {
        actions.put(Route.PLAYS, this::plays);
        actions.put(Route.DISCLOSURES, this::disclosures);
        actions.put(Route.AUDIT, call -> Answer.json(office.audit().after(call.caller(), number(call, "after"))));
    }

    private Answer plays(Call call) throws Exception {
        long after = number(call, "after");
        try {
            Instant from = instant(call, "from").orElse(Instant.EPOCH);
            Instant to = instant(call, "to").orElse(END);
            return Answer.json(office.plays().list(call.caller(), call.query("screen"), from, to, after));
        } catch (DateTimeException e) {
            throw HttpRefusal.of(400, "http.bad-instant");
        }
    }

    private static long number(Call call, String name) throws HttpRefusal {
        String text = call.query(name).orElse("0");
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpRefusal.of(400, "http.bad-cursor");
        }
        return Long.parseLong(text);
    }

    /** Within some ten thousand years: what lies outside cannot be counted in milliseconds. */
    private static Optional<Instant> instant(Call call, String name) throws HttpRefusal {
        Optional<Instant> at = call.query(name).map(Instant::parse);
        if (at.filter(i -> i.isAfter(END) || i.getEpochSecond() < -END.getEpochSecond())
                .isPresent()) {
            throw HttpRefusal.of(400, "http.bad-instant");
        }
        return at;
    }

    private Answer disclosures(Call call) throws Exception {
        try {
            return Answer.json(office.disclosures().report(call.caller(), day(call, "from"), day(call, "to")));
        } catch (DateTimeException e) {
            throw noDay();
        }
    }

    private static LocalDate day(Call call, String name) throws HttpRefusal {
        return call.query(name)
                .map(LocalDate::parse)
                .filter(day -> day.getYear() >= 1 && day.getYear() <= 9999)
                .orElseThrow(ReportActions::noDay);
    }

    private static HttpRefusal noDay() {
        return HttpRefusal.of(400, "http.bad-day");
    }
}
