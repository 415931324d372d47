package shiliu.protocols.driver;

import java.time.OffsetDateTime;
import java.util.List;

/** What is asked of a card beside its picture. A driver whose format has no word for it plans nothing. */
public sealed interface DeviceCommand {
    /** One method a case: a forgotten command does not compile. */
    <R> R match(Cases<R> cases);

    /** Whether nothing on the card changes by it. */
    default boolean isQuestion() {
        return false;
    }

    /** Whether somebody is there: the shortest question. */
    record Ping() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.ping(this);
        }

        @Override
        public boolean isQuestion() {
            return true;
        }
    }

    /** Everything that the card tells of itself. */
    record ReadStatus() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.readStatus(this);
        }

        @Override
        public boolean isQuestion() {
            return true;
        }
    }

    /** The LEDs on or off, whatever is played. */
    record Power(boolean on) implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.power(this);
        }
    }

    /** By hand, for the whole day: 1 to 100 %. */
    record Brightness(int percent) implements DeviceCommand {
        public Brightness {
            checkPercent(percent);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.brightness(this);
        }
    }

    /** By the card's own sensor. */
    record AutomaticBrightness() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.automaticBrightness(this);
        }
    }

    /** By the card's own clock: 48 half-hours from midnight, each 1 to 100 %. */
    record BrightnessTable(List<Integer> percents) implements DeviceCommand {
        public static final int HALF_HOURS = 48;

        public BrightnessTable {
            percents = List.copyOf(percents);
            if (percents.size() != HALF_HOURS) {
                throw new IllegalArgumentException(percents.size() + " half-hours");
            }
            percents.forEach(DeviceCommand::checkPercent);
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.brightnessTable(this);
        }
    }

    /** The card's clock, in the wall time of {@code now}. */
    record SetClock(OffsetDateTime now) implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.setClock(this);
        }
    }

    /** Starts the card anew; what it keeps stays, unless {@link Capabilities} say otherwise. */
    record Restart() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.restart(this);
        }
    }

    /** No timed switching on and off any more. */
    record CancelTimers() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.cancelTimers(this);
        }
    }

    /**
     * Shows a picture for a while over whatever the card shows, changing as little of it as the format allows; until {@link
     * EndTest}.
     */
    record ShowTest(Frame picture) implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.showTest(this);
        }
    }

    /** Takes the test picture away: what was there before is back. */
    record EndTest() implements DeviceCommand {
        @Override
        public <R> R match(Cases<R> cases) {
            return cases.endTest(this);
        }
    }

    /** What each command means to one driver. */
    interface Cases<R> {
        R ping(Ping command);

        R readStatus(ReadStatus command);

        R power(Power command);

        R brightness(Brightness command);

        R automaticBrightness(AutomaticBrightness command);

        R brightnessTable(BrightnessTable command);

        R setClock(SetClock command);

        R restart(Restart command);

        R cancelTimers(CancelTimers command);

        R showTest(ShowTest command);

        R endTest(EndTest command);
    }

    private static void checkPercent(int percent) {
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("brightness " + percent + " %");
        }
    }
}
