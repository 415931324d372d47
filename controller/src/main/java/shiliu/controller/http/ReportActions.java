package shiliu.controller.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import shiliu.controller.office.Office;

/** What the routes of reports do. */
final class ReportActions {
    private final Office office;

    ReportActions(Office office) {
        this.office = office;
    }

    void add(Map<Route, Action> actions) {
        actions.put(Route.PLAYS, this::plays);
        actions.put(Route.DISCLOSURES, this::disclosures);
    }

    private Answer plays(Call call) throws Exception {
        String after = call.query("after").orElse("0");
        if (!after.matches("[0-9]{1,18}")) {
            throw HttpRefusal.of(400, "http.bad-cursor");
        }
        try {
            Instant from = call.query("from").map(Instant::parse).orElse(Instant.EPOCH);
            Instant to = call.query("to").map(Instant::parse).orElse(Instant.ofEpochSecond(1L << 40));
            return Answer.json(
                    office.plays().list(call.caller(), call.query("screen"), from, to, Long.parseLong(after)));
        } catch (DateTimeException e) {
            throw HttpRefusal.of(400, "http.bad-instant");
        }
    }

    private Answer disclosures(Call call) throws Exception {
        try {
            LocalDate from = call.query("from").map(LocalDate::parse).orElseThrow(ReportActions::noDay);
            LocalDate to = call.query("to").map(LocalDate::parse).orElseThrow(ReportActions::noDay);
            return Answer.json(office.disclosures().report(call.caller(), from, to));
        } catch (DateTimeException e) {
            throw noDay();
        }
    }

    private static HttpRefusal noDay() {
        return HttpRefusal.of(400, "http.bad-day");
    }
}
