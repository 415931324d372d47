package shiliu.controller.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import shiliu.controller.api.Timeline;
import shiliu.player.schedule.Rule;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.Stretch;

/** A day's stretches as people look at them. */
final class Timelines {
    private static final Duration HOUR = Duration.ofHours(1);

    private Timelines() {}

    /** Where slots with a cap rest and the safe card shows, that is one stretch with their plays. */
    static List<Timeline.Part> parts(List<Stretch> stretches) {
        List<Timeline.Part> parts = new ArrayList<>();
        Duration gap = Duration.ZERO;
        for (Stretch stretch : stretches) {
            int last = parts.size() - 1;
            Timeline.Part part = part(stretch);
            boolean rest = stretch.rule() == Rule.NO_SLOT
                    && Duration.between(stretch.from(), stretch.until()).compareTo(gap) <= 0;
            if (rest) {
                Timeline.Part before = parts.get(last);
                parts.set(last, new Timeline.Part(before.from(), part.until(), before.rule(), before.shares()));
            } else if (last >= 0 && gap.compareTo(Duration.ZERO) > 0 && same(parts.get(last), part)) {
                parts.set(last, joined(parts.get(last), part));
            } else {
                parts.add(part);
                gap = gap(stretch);
            }
        }
        return parts;
    }

    /** How long they may rest between plays, where all of them have a cap. */
    private static Duration gap(Stretch stretch) {
        return stretch.shares().stream()
                .map(share ->
                        share.slot().limits().capPerHour().map(HOUR::dividedBy).orElse(Duration.ZERO))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static boolean same(Timeline.Part one, Timeline.Part other) {
        return one.rule() == other.rule()
                && one.shares().stream()
                        .map(Timeline.Share::slot)
                        .toList()
                        .equals(other.shares().stream()
                                .map(Timeline.Share::slot)
                                .toList());
    }

    private static Timeline.Part joined(Timeline.Part one, Timeline.Part other) {
        List<Timeline.Share> shares = new ArrayList<>();
        for (int i = 0; i < one.shares().size(); i++) {
            Timeline.Share a = one.shares().get(i);
            Timeline.Share b = other.shares().get(i);
            shares.add(new Timeline.Share(
                    a.slot(), a.playlist(), a.mode(), a.when(), a.millis() + b.millis(), a.plays() + b.plays()));
        }
        return new Timeline.Part(one.from(), other.until(), one.rule(), shares);
    }

    private static Timeline.Part part(Stretch stretch) {
        return new Timeline.Part(
                stretch.from(),
                stretch.until(),
                stretch.rule(),
                stretch.shares().stream().map(Timelines::share).toList());
    }

    private static Timeline.Share share(Stretch.Share share) {
        Slot slot = share.slot();
        return new Timeline.Share(slot.id(), slot.playlist(), slot.mode(), slot.when(), share.millis(), share.plays());
    }
}
