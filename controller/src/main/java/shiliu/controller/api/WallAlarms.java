package shiliu.controller.api;

import java.time.Instant;
import java.util.List;

/**
 * The open alarms as the wall shows them: the data of an event {@code alarms} of {@code GET /v1/events}.
 *
 * @param open how many there are; {@code unseen} of them nobody acknowledged
 * @param list the newest, at most {@value #MOST}
 */
public record WallAlarms(int open, int unseen, List<Row> list) {
    public static final int MOST = 100;

    public WallAlarms {
        list = List.copyOf(list);
    }

    /** One alarm; kind and severity are words of the catalogue. */
    public record Row(long id, String screen, String kind, String severity, Instant opened, boolean seen) {}

    /** Of the open ones, the newest first. */
    public static WallAlarms of(List<AlarmView> open) {
        List<Row> rows = open.stream()
                .limit(MOST)
                .map(alarm -> new Row(
                        alarm.id(),
                        alarm.screen(),
                        alarm.kind().word(),
                        alarm.severity().word(),
                        alarm.opened(),
                        alarm.acknowledged().isPresent()))
                .toList();
        int unseen = (int)
                open.stream().filter(alarm -> alarm.acknowledged().isEmpty()).count();
        return new WallAlarms(open.size(), unseen, rows);
    }
}
