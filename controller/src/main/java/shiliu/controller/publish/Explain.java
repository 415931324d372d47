package shiliu.controller.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.Timeline;
import shiliu.controller.timing.Coverage;
import shiliu.controller.timing.Festivals;
import shiliu.controller.timing.WordsException;
import shiliu.player.bundle.Blobs;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.schedule.ChineseCalendar;
import shiliu.player.schedule.Explanation;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;

/**
 * What a screen plays at an instant or on a day, and why: its manifest as its player would verify and resolve it. Where the
 * tables of a slot do not reach, it refuses. Waits for the disk.
 */
public final class Explain {
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("3000-01-01T00:00:00Z");

    private final Snapshots snapshots;
    private final Supplier<TrustRoot> root;
    private final Blobs blobs;
    private final Festivals festivals;

    public Explain(Snapshots snapshots, Supplier<TrustRoot> root, Blobs blobs, Festivals festivals) {
        this.snapshots = snapshots;
        this.root = root;
        this.blobs = blobs;
        this.festivals = festivals;
    }

    public Explanation explain(String screen, Instant at) throws Refused {
        if (at.isBefore(FIRST) || !at.isBefore(LAST)) {
            throw Refused.of(Kind.INVALID, "http.bad-instant");
        }
        Schedule schedule = schedule(screen);
        known(schedule, at.atZone(schedule.zone()).toLocalDate());
        return new ScheduleResolver(schedule).explain(at);
    }

    public Timeline timeline(String screen, LocalDate day) throws Refused {
        Schedule schedule = schedule(screen);
        known(schedule, day);
        return new Timeline(
                screen, schedule.zone().getId(), day, Timelines.parts(new ScheduleResolver(schedule).overview(day)));
    }

    /**
     * An instant as people write it; without an offset by the screen's own clock.
     *
     * @throws java.time.DateTimeException where it is none
     */
    public Instant instant(String screen, String text) throws Refused {
        return text.endsWith("Z")
                ? Instant.parse(text)
                : LocalDateTime.parse(text)
                        .atZone(snapshot(screen).screen().zone())
                        .toInstant();
    }

    /** The local day of a screen. */
    public LocalDate today(String screen, Instant now) throws Refused {
        return now.atZone(snapshot(screen).screen().zone()).toLocalDate();
    }

    private Schedule schedule(String screen) throws Refused {
        Snapshot snapshot = snapshot(screen);
        try {
            Schedule own = VerifiedBundle.verify(root.get(), snapshot.manifest(), snapshot.payloadHash(), blobs)
                    .schedule();
            // A manifest carries the comings of some years; a look further ahead needs all.
            return new Schedule(
                    own.zone(),
                    own.light(),
                    own.slots(),
                    own.items(),
                    festivals.days(BundleBuilder.named(own.slots()), ChineseCalendar.COVERED));
        } catch (BundleException e) {
            throw new Refused(Kind.CONFLICT, e.reason());
        } catch (IOException e) {
            throw Refused.of(Kind.NO_ROOM, "publish.blob-unreadable", String.valueOf(e.getMessage()));
        }
    }

    private void known(Schedule schedule, LocalDate day) throws Refused {
        Coverage coverage = new Coverage(festivals);
        for (Slot slot : schedule.slots()) {
            try {
                coverage.check(slot.when(), day);
            } catch (WordsException e) {
                throw new Refused(Kind.INVALID, e.sentence());
            }
        }
    }

    private Snapshot snapshot(String screen) throws Refused {
        return snapshots.of(screen).orElseThrow(() -> Refused.of(Kind.NOT_FOUND, "publish.screen-unknown", screen));
    }
}
