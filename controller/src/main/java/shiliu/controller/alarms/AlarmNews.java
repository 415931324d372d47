package shiliu.controller.alarms;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import shiliu.controller.api.AlarmKind;
import shiliu.controller.api.AlarmView;
import shiliu.player.message.Messages;

/**
 * What the hook is told: one JSON document.
 *
 * @param event {@code opened} or {@code closed}
 * @param zh and {@code en}: the sentence
 */
record AlarmNews(
        int format,
        String event,
        long id,
        String screen,
        String kind,
        AlarmKind.Severity severity,
        Instant opened,
        Optional<Instant> closed,
        String zh,
        String en) {
    static final int FORMAT = 1;
    private static final String BUNDLE = "shiliu.controller.messages";

    static AlarmNews opened(AlarmView alarm) {
        return of("opened", alarm, Optional.empty());
    }

    static AlarmNews closed(AlarmView alarm, Instant at) {
        return of("closed", alarm, Optional.of(at));
    }

    private static AlarmNews of(String event, AlarmView alarm, Optional<Instant> closed) {
        return new AlarmNews(
                FORMAT,
                event,
                alarm.id(),
                alarm.screen(),
                alarm.kind().word(),
                alarm.severity(),
                alarm.opened(),
                closed,
                Messages.in(Locale.CHINESE, BUNDLE).text(alarm.latest()),
                Messages.in(Locale.ENGLISH, BUNDLE).text(alarm.latest()));
    }
}
