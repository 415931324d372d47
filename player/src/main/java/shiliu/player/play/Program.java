package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;
import shiliu.player.render.MediaSource;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Schedule;
import shiliu.player.schedule.ScheduleResolver;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.When;
import shiliu.player.screen.Screen;

/** One verified bundle on air: its schedule, and its items laid out as they are needed. One thread. */
final class Program {
    /** The one that plays and the next. */
    private static final int RENDITIONS = 2;

    private static final Validity ANY_DAY = new Validity(LocalDate.of(-9999, 1, 1), LocalDate.of(9999, 12, 31));

    private final VerifiedBundle bundle;
    private final Renderer renderer;
    private final MediaSource media;
    private final Set<Sha256> broken = new HashSet<>();
    /** Least lately used first. */
    private final Map<Sha256, Rendition> prepared = new LinkedHashMap<>(4, 0.75f, true);

    private ScheduleResolver timed;
    private ScheduleResolver timeless;

    Program(VerifiedBundle bundle, Renderer renderer, MediaSource media) {
        this.bundle = bundle;
        this.renderer = renderer;
        this.media = media;
        this.timed = new ScheduleResolver(timedSchedule());
        this.timeless = new ScheduleResolver(timelessSchedule());
    }

    VerifiedBundle bundle() {
        return bundle;
    }

    Screen screen() {
        return bundle.manifest().screen();
    }

    /** What to do now; past the manifest's end, and where no item is left, nothing. */
    Decision at(TimeTrust.Reading now) {
        Instant expires = bundle.manifest().expires();
        if (!now.trusted()) {
            return timeless.at(now.time());
        }
        if (!now.time().isBefore(expires)) {
            return new Decision.Nothing(expires, now.time().plus(Duration.ofDays(1)));
        }
        return timed.at(now.time());
    }

    /** The item, laid out; kept while it plays. */
    Rendition rendition(Sha256 item) throws RenderException {
        Rendition known = prepared.get(item);
        if (known != null) {
            return known;
        }
        Submission submission = bundle.items().get(item);
        if (submission == null) {
            throw new IllegalStateException("the schedule names only verified items");
        }
        Rendition fresh = renderer.prepare(submission.item(), screen(), media);
        if (prepared.size() >= RENDITIONS) {
            Map.Entry<Sha256, Rendition> least = prepared.entrySet().iterator().next();
            least.getValue().rest();
            prepared.remove(least.getKey());
        }
        prepared.put(item, fresh);
        return fresh;
    }

    boolean isPrepared(Sha256 item) {
        return prepared.containsKey(item);
    }

    Optional<Rendition> prepared(Sha256 item) {
        return Optional.ofNullable(prepared.get(item));
    }

    /** Lets go of what its items hold: another bundle is on air. */
    void rest() {
        prepared.values().forEach(Rendition::rest);
        prepared.clear();
    }

    /** Leaves out an item that cannot be shown, until {@link #tryAgain}. */
    void leaveOut(Sha256 item) {
        broken.add(item);
        Optional.ofNullable(prepared.remove(item)).ifPresent(Rendition::rest);
        resolveAnew();
    }

    boolean leavesOut() {
        return !broken.isEmpty();
    }

    /** Gives items that could not be shown another chance. */
    void tryAgain() {
        broken.clear();
        resolveAnew();
    }

    private void resolveAnew() {
        timed = new ScheduleResolver(timedSchedule());
        timeless = new ScheduleResolver(timelessSchedule());
    }

    private Schedule timedSchedule() {
        Schedule all = bundle.schedule();
        Map<Sha256, Schedule.Play> plays = new HashMap<>(all.items());
        plays.keySet().removeAll(broken);
        return new Schedule(all.zone(), all.hours(), all.slots(), plays);
    }

    /** For a clock that is not to be trusted: fillers that may show at any time, in turn, with no regard to hours. */
    private Schedule timelessSchedule() {
        Map<Sha256, Schedule.Play> plays = new HashMap<>();
        for (Manifest.Entry entry : bundle.manifest().items()) {
            Sha256 item = entry.item().sha256();
            Submission approved = bundle.items().get(item);
            boolean endless = entry.notAfter().isEmpty()
                    && approved != null
                    && approved.valid().endless();
            if (endless && !broken.contains(item)) {
                plays.put(item, new Schedule.Play(entry.playMillis(), ANY_DAY));
            }
        }
        List<Slot> fillers = bundle.manifest().slots().stream()
                .filter(slot -> slot.mode() == Mode.FILLER)
                .map(slot -> new Slot(
                        slot.id(),
                        slot.playlist(),
                        slot.items(),
                        When.ALWAYS,
                        slot.mode(),
                        slot.priority(),
                        slot.weight()))
                .toList();
        return new Schedule(screen().zone(), Optional.empty(), fillers, plays);
    }
}
