package shiliu.player.output;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import shiliu.player.message.Message;
import shiliu.player.screen.Leds;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.line.DeviceWish;
import shiliu.protocols.line.Heed;
import shiliu.protocols.line.Seat;
import shiliu.protocols.line.Watch;

/** A vendor's card on its line: it shows what it was told some time later, and may vanish and come back. */
public final class CardOutput implements Output {
    /** Two readings of the same silence differ by no more than this. */
    private static final Duration SAME_SILENCE = Duration.ofSeconds(1);

    private final Seat seat;
    private final InstantSource clock;
    private Optional<Content> wanted = Optional.empty();
    private Optional<Instant> lost = Optional.empty();
    private volatile DeviceWish wish = DeviceWish.NONE;

    /**
     * Takes the card's seat.
     *
     * @param seats gives the seat; what it is given is to be run whenever the seat's {@link Watch} says something else
     * @param changed hears that {@link #known} may have changed; on the line's thread
     */
    public CardOutput(Function<Runnable, Seat> seats, Runnable changed, InstantSource clock) {
        this.clock = clock;
        this.seat = seats.apply(changed);
        seat.keepDevice(() -> wish);
    }

    @Override
    public void show(Content content) {
        if (wanted.filter(content::equals).isEmpty()) {
            seat.want(content);
            wanted = Optional.of(content);
        }
    }

    @Override
    public Known known() {
        Watch watch = seat.watch();
        lost = watch.silent().map(clock.instant()::minus).map(this::steady);
        Optional<Message> foreign = watch.foreign().map(CardOutput::sentence);
        return new Known(
                watch.lit(), lost, watch.trouble().map(CardOutput::sentence).or(() -> foreign));
    }

    /** The same instant as before where only the two clocks were read at other moments. */
    private Instant steady(Instant heard) {
        return lost.filter(before -> Duration.between(before, heard).abs().compareTo(SAME_SILENCE) < 0)
                .orElse(heard);
    }

    private static Message sentence(DriverException trouble) {
        return Message.of("play.card." + trouble.code(), String.valueOf(trouble.getMessage()));
    }

    private static Message sentence(Watch.Foreign change) {
        return Message.of(change.righted() ? "play.card.foreign" : "play.card.foreign-left", change.what());
    }

    @Override
    public boolean moves() {
        return false;
    }

    @Override
    public int framesASecond() {
        return Leds.LEAST_FRAMES;
    }

    @Override
    public void dim(int percent) {
        wish = DeviceWish.percent(percent);
    }

    @Override
    public Optional<Dims> dims() {
        Heed heed = seat.watch().device().brightness();
        return heed == Heed.DONE || heed == Heed.PENDING ? Optional.of(Dims.CARD) : Optional.empty();
    }

    @Override
    public Optional<Told> told() {
        return seat.watch().told().map(told -> new Told(told.readings(), told.ago()));
    }

    @Override
    public void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        seat.keepClock(certain);
    }

    @Override
    public void close() {
        seat.close();
    }
}
