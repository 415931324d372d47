package shiliu.controller.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import shiliu.controller.api.Timeline;
import shiliu.player.message.Messages;

/** Parts of a day in words, on the clock of the screen. */
final class TimelineRows {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Messages messages;
    private final ZoneId zone;

    TimelineRows(Messages messages, String zone) {
        this.messages = messages;
        this.zone = ZoneId.of(zone);
    }

    List<String> row(Timeline.Part part) {
        return List.of(time(part.from()), end(part), part.rule().title(messages), who(part));
    }

    /** {@code unity (unity-1) 60%, news (news-1) 40%}. */
    String who(Timeline.Part part) {
        long all = Math.max(1, Duration.between(part.from(), part.until()).toMillis());
        String shares = part.shares().stream()
                .map(share ->
                        share.playlist() + " (" + share.slot() + ") " + Math.round(100.0 * share.millis() / all) + "%")
                .collect(Collectors.joining(", "));
        return shares.isEmpty() ? "-" : shares;
    }

    /** What shows, with the rule before it. */
    String what(Timeline.Part part) {
        return part.shares().isEmpty()
                ? part.rule().title(messages)
                : part.rule().title(messages) + " " + who(part);
    }

    String time(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        return (local.getSecond() == 0 ? MINUTES : SECONDS).format(local);
    }

    /** The day ends at 24:00. */
    String end(Timeline.Part part) {
        boolean next = part.until()
                .atZone(zone)
                .toLocalDate()
                .isAfter(part.from().atZone(zone).toLocalDate());
        return next && time(part.until()).equals("00:00") ? "24:00" : time(part.until());
    }
}
