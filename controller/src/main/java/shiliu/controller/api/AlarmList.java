package shiliu.controller.api;

import java.util.List;
import java.util.Optional;

/**
 * Alarms, the newest first.
 *
 * @param neverSeen screens that never showed anything: they raise no alarm until they do
 * @param next what to ask for {@code before}, where there are older ones
 */
public record AlarmList(List<AlarmView> alarms, List<String> neverSeen, Optional<Long> next) {
    public AlarmList {
        alarms = List.copyOf(alarms);
        neverSeen = List.copyOf(neverSeen);
    }
}
