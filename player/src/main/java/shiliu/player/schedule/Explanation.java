package shiliu.player.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import shiliu.player.message.Messages;

/** Why a screen plays what it plays at one instant: the decision, and every other slot with the reason why not. */
public record Explanation(Instant at, ZoneId zone, Decision decision, List<Loser> losers) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    public Explanation {
        losers = List.copyOf(losers);
    }

    /** A slot that does not play. */
    public record Loser(Slot slot, Reason reason) {}

    /** Why a slot does not play. */
    public enum Reason {
        NOT_TODAY,
        OUTSIDE_DAYPART,
        NO_VALID_ITEM,
        OUTRANKED,
        LOWER_PRIORITY,
        WAITING,
        CAP_REACHED,
        SCREEN_OFF
    }

    /** One sentence for the decision, one for each loser; times are the screen's local times. */
    public List<String> lines(Messages messages) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(messages));
        for (Loser loser : losers) {
            lines.add(messages.text(
                    "schedule.loser",
                    loser.slot().id(),
                    loser.slot().playlist(),
                    messages.text("schedule.reason." + key(loser.reason()))));
        }
        return lines;
    }

    private String headline(Messages messages) {
        return decision.match(new Decision.Cases<>() {
            @Override
            public String playing(Decision.Playing playing) {
                Slot slot = playing.slot();
                return messages.text(
                        "schedule.playing",
                        time(playing.from()),
                        time(playing.until()),
                        slot.playlist(),
                        slot.id(),
                        playing.item().hex().substring(0, 12),
                        slot.items().indexOf(playing.item()) + 1,
                        slot.items().size(),
                        String.valueOf(Duration.between(playing.from(), at).toSeconds()),
                        messages.text("schedule.rule." + key(playing.rule()), slot.priority(), slot.weight()));
            }

            @Override
            public String nothing(Decision.Nothing nothing) {
                return messages.text("schedule.nothing", time(nothing.from()), time(nothing.until()));
            }

            @Override
            public String off(Decision.Off off) {
                return messages.text("schedule.off", time(off.from()), time(off.until()));
            }
        });
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
