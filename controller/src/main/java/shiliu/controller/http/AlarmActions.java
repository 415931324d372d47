package shiliu.controller.http;

import java.util.Map;
import java.util.Optional;
import shiliu.controller.alarms.Alarms;
import shiliu.controller.api.AcknowledgeRequest;
import shiliu.controller.api.Refused;

/** What the routes of alarms do. */
final class AlarmActions {
    private final Alarms alarms;

    AlarmActions(Alarms alarms) {
        this.alarms = alarms;
    }

    void add(Map<Route, Action> actions) {
        actions.put(Route.ALARMS, this::list);
        actions.put(
                Route.ACKNOWLEDGE,
                call -> Answer.json(alarms.acknowledge(
                        call.caller(),
                        number(call.text("alarm"))
                                .orElseThrow(
                                        () -> Refused.of(Refused.Kind.NOT_FOUND, "alarm.unknown", call.text("alarm"))),
                        call.json(AcknowledgeRequest.class).note())));
    }

    private Answer list(Call call) throws Exception {
        Optional<Long> before = call.query("before").flatMap(AlarmActions::number);
        if (before.isEmpty() && call.query("before").isPresent()) {
            throw HttpRefusal.of(400, "http.bad-cursor");
        }
        boolean all = call.query("all").filter("1"::equals).isPresent();
        return Answer.json(alarms.list(call.query("screen"), all, before));
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
