package shiliu.player.render;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/** What depends on the time of day: drawn anew each minute. A reviewer sees it at one sample instant. */
final class Moment implements Rendition {
    /** What a proof shows: a Tuesday, seven minutes past eight in the evening in China. */
    static final Instant SAMPLE = Instant.parse("2026-11-10T12:07:00Z");

    private static final int MINUTE = 60;

    private final ZoneId zone;
    private final Duration length;
    private final Function<LocalDateTime, Canvas> drawing;
    private final Function<LocalDateTime, Optional<Writing>> writing;
    private Instant start = SAMPLE;
    private long drawn = Long.MIN_VALUE;
    private Frame frame = Frame.black(1, 1);

    Moment(
            ZoneId zone,
            Duration length,
            Function<LocalDateTime, Canvas> drawing,
            Function<LocalDateTime, Optional<Writing>> writing) {
        this.zone = zone;
        this.length = length;
        this.drawing = drawing;
        this.writing = writing;
    }

    @Override
    public void begins(Instant at) {
        start = at;
    }

    @Override
    public Duration length() {
        return length;
    }

    @Override
    public Frame at(Duration elapsed) {
        long minute = Math.floorDiv(instant(elapsed).getEpochSecond(), MINUTE);
        if (minute != drawn) {
            frame = drawing.apply(local(elapsed)).frame();
            drawn = minute;
        }
        return frame;
    }

    @Override
    public Optional<Writing> writing(Duration elapsed) {
        return writing.apply(local(elapsed));
    }

    private Instant instant(Duration elapsed) {
        Duration held = elapsed.isNegative() ? Duration.ZERO : elapsed.compareTo(length) > 0 ? length : elapsed;
        return start.plus(held);
    }

    private LocalDateTime local(Duration elapsed) {
        return LocalDateTime.ofInstant(instant(elapsed), zone).withSecond(0).withNano(0);
    }

    @Override
    public Optional<Duration> nextChange(Duration elapsed) {
        long minute = Math.floorDiv(instant(elapsed).getEpochSecond(), MINUTE);
        Duration next = Duration.between(start, Instant.ofEpochSecond((minute + 1) * MINUTE));
        return next.compareTo(length) < 0 ? Optional.of(next) : Optional.empty();
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public Rendition stills() {
        return this;
    }

    @Override
    public List<Frame> proofs() {
        return List.of(drawing.apply(LocalDateTime.ofInstant(SAMPLE, zone)).frame());
    }
}
