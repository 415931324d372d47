package shiliu.player.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static shiliu.player.schedule.Samples.daily;
import static shiliu.player.schedule.Samples.slot;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shiliu.player.playlist.Sha256;

/** The same schedule gives the same plays on every machine and every Java: players side by side rely on it. */
class SamePlanTest {
    @Test
    void aYearOfPlaysIsWhatItEverWas() {
        Slot.Limits minutes = new Slot.Limits(Optional.empty(), Optional.of(37));
        Slot.Limits both = new Slot.Limits(Optional.of(11), Optional.of(5));
        Recurrence fridays =
                new Recurrence(LocalDateTime.of(2026, 1, 1, 0, 0), "FREQ=MONTHLY;BYDAY=-1FR,2WE", Optional.empty());
        List<Slot> slots = List.of(
                slot("filler", Mode.FILLER, When.ALWAYS, "a", "b", "c"),
                slot("news", Mode.ROTATE, 0, 7, daily("07:30", "21:00"), "d", "e", "f", "g"),
                slot("rule", Mode.ROTATE, 0, 2, daily("06:00", "23:00"), "h", "i")
                        .within(minutes),
                slot("rare", Mode.ROTATE, 0, 3, daily("22:00", "03:00"), "j").within(both),
                slot("club", Mode.TAKEOVER, 5, 1, daily("12:00", "12:20").by(fridays), "k", "l"),
                slot(
                        "moon",
                        Mode.TAKEOVER,
                        9,
                        1,
                        When.ALWAYS.on(Occasion.of(new LunarRule(8, 15, Leap.BOTH), Reach.NONE)),
                        "m"));
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (Slot slot : slots) {
            for (Sha256 item : slot.items()) {
                plays.put(item, new Schedule.Play(5_000 + plays.size() * 1_313L, Samples.LONG));
            }
        }
        StringBuilder text = new StringBuilder();
        for (String zone : List.of("Asia/Shanghai", "Europe/Berlin")) {
            ScheduleResolver resolver =
                    new ScheduleResolver(new Schedule(ZoneId.of(zone), Schedule.Light.ALWAYS, slots, plays, List.of()));
            for (LocalDate day = LocalDate.of(2026, 3, 1); day.getYear() == 2026; day = day.plusDays(5)) {
                for (Decision decision : resolver.timeline(day)) {
                    text.append(decision.from())
                            .append(decision.play()
                                    .map(p -> p.slot().id() + p.item())
                                    .orElse("-"));
                }
            }
        }
        assertThat(Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex())
                .isEqualTo("6979341295fc3a85efb5e56f9405ad82fac866af18e5824ca4d120f5846bdf7f");
    }
}
