package shiliu.protocols.line;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;

/**
 * What a card needs beside its pictures, one packet at a time, in this order: its LEDs on, its brightness, its clock, what
 * it tells of itself. {@link #keepClock}, {@link #keepDevice}, {@link #told} and {@link #device} are for any thread; all else
 * is the line's.
 */
final class Errands<P> {
    private final LightErrand light;
    private final ClockErrand clock = new ClockErrand();
    private final StatusErrand status;
    private final List<Errand> all;
    private final List<ErrandRun<P>> runs;
    private Optional<ErrandRun<P>> asked = Optional.empty();
    private volatile Supplier<DeviceWish> wishes = () -> DeviceWish.NONE;
    private volatile Watch.Device device = Watch.Device.NOT_ASKED;

    Errands(Driver<P> driver, Timing timing, LongSupplier nanos, Supplier<Want> want) {
        PowerErrand power = new PowerErrand(want, nanos);
        this.light = new LightErrand(() -> wishes.get(), nanos);
        this.status = new StatusErrand(timing.status(), nanos);
        this.all = List.of(power, light, clock, status);
        this.runs = all.stream()
                .map(errand -> new ErrandRun<>(errand, driver, timing.check(), nanos))
                .toList();
    }

    /** What is wanted of a card's picture. */
    enum Want {
        NOTHING,
        DARK,
        LIGHT
    }

    void keepClock(Supplier<Optional<OffsetDateTime>> certain) {
        clock.keep(certain);
    }

    void keepDevice(Supplier<DeviceWish> wish) {
        wishes = wish;
    }

    /** What became of the wishes. */
    Watch.Device device() {
        return device;
    }

    Optional<Watch.Told> told() {
        return status.told();
    }

    void look() {
        runs.forEach(ErrandRun::look);
    }

    /** Whether pictures held one up for so long that it goes between them. */
    boolean isOverdue() {
        return runs.stream().anyMatch(ErrandRun::isOverdue);
    }

    long dueAt() {
        long least = runs.get(0).dueAt();
        for (ErrandRun<P> run : runs) {
            least = run.dueAt() - least < 0 ? run.dueAt() : least;
        }
        return least;
    }

    /** The next packet of the first that wants to go; what comes of it is to be told. */
    Optional<Exchange<P>> next(CardState state) {
        for (ErrandRun<P> run : runs) {
            Optional<Exchange<P>> next = run.next(state);
            if (next.isPresent()) {
                asked = Optional.of(run);
                return next;
            }
        }
        return Optional.empty();
    }

    void answered(Answer.Taken answer) {
        compare(asked.orElseThrow().answered(answer));
    }

    void refused(Answer.Refused no, CardState state) {
        compare(asked.orElseThrow().refused(no, state));
    }

    void unanswered(CardState state) {
        compare(asked.orElseThrow().unanswered(state));
    }

    private void compare(boolean ended) {
        if (ended && asked.filter(run -> run == runs.get(runs.size() - 1)).isPresent()) {
            all.forEach(errand -> errand.told(status.readings()));
        }
    }

    void cameBack() {
        runs.forEach(ErrandRun::cameBack);
    }

    /** Whether {@link #device} or {@link #told} became another. */
    boolean isNews() {
        Watch.Device now = new Watch.Device(light.heed());
        boolean news = !now.equals(device);
        device = now;
        return status.isNew() || news;
    }
}
