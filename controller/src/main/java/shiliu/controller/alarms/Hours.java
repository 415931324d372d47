package shiliu.controller.alarms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import shiliu.player.schedule.Daypart;
import shiliu.player.screen.Screen;

/** When a screen is at work. */
final class Hours {
    /** Screens whose mains are switched need so long to be there. */
    static final Duration WAKING = Duration.ofMinutes(5);

    private Hours() {}

    /** Whether it is lit by plan and has been for a while. */
    static boolean atWork(Screen screen, Instant now) {
        return lit(screen, now) && lit(screen, now.minus(WAKING));
    }

    private static boolean lit(Screen screen, Instant at) {
        LocalTime time = at.atZone(screen.zone()).toLocalTime();
        return screen.hours().filter(hours -> !within(hours, time)).isEmpty()
                && screen.quiet().stream().noneMatch(quiet -> within(quiet, time));
    }

    private static boolean within(Daypart part, LocalTime time) {
        boolean begun = !time.isBefore(part.from());
        boolean before = time.isBefore(part.until());
        return part.from().isBefore(part.until()) ? begun && before : begun || before;
    }
}
