package shiliu.controller.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import shiliu.controller.api.ScheduleChange;
import shiliu.controller.api.Timeline;

/** Where two plans of one day differ. */
final class Differences {
    private Differences() {}

    /** The stretches of time that differ, each as long as both sides stay the same. */
    static List<ScheduleChange.Part> of(List<Timeline.Part> before, List<Timeline.Part> after) {
        TreeSet<Instant> cuts = new TreeSet<>();
        before.forEach(part -> cuts.add(part.from()));
        after.forEach(part -> cuts.add(part.from()));
        List<ScheduleChange.Part> parts = new ArrayList<>();
        for (Instant cut : cuts) {
            Timeline.Part is = at(before, cut);
            Timeline.Part would = at(after, cut);
            Instant next = cuts.higher(cut);
            Instant until = next == null ? is.until() : next;
            if (!same(is, would)) {
                append(parts, new ScheduleChange.Part(cut(is, cut, until), cut(would, cut, until)));
            }
        }
        return parts;
    }

    private static Timeline.Part at(List<Timeline.Part> parts, Instant at) {
        return parts.stream()
                .filter(part -> !part.from().isAfter(at) && at.isBefore(part.until()))
                .findFirst()
                .orElseThrow();
    }

    private static long millis(Timeline.Part part) {
        return Math.max(1, Duration.between(part.from(), part.until()).toMillis());
    }

    /** So much of a part, with so much of its shares. */
    private static Timeline.Part cut(Timeline.Part part, Instant from, Instant until) {
        double piece = (double) Duration.between(from, until).toMillis() / millis(part);
        List<Timeline.Share> shares = part.shares().stream()
                .map(share -> new Timeline.Share(
                        share.slot(),
                        share.playlist(),
                        share.mode(),
                        share.when(),
                        Math.round(share.millis() * piece),
                        (int) Math.round(share.plays() * piece)))
                .toList();
        return new Timeline.Part(from, until, part.rule(), shares);
    }

    /** Two cuts of what stays the same on both sides are one. */
    private static void append(List<ScheduleChange.Part> parts, ScheduleChange.Part next) {
        int last = parts.size() - 1;
        if (last >= 0) {
            ScheduleChange.Part former = parts.get(last);
            boolean joined = former.before().until().equals(next.before().from())
                    && shares(former.before()).equals(shares(next.before()))
                    && shares(former.after()).equals(shares(next.after()))
                    && former.before().rule() == next.before().rule()
                    && former.after().rule() == next.after().rule();
            if (joined) {
                parts.set(
                        last,
                        new ScheduleChange.Part(
                                cut(
                                        next.before(),
                                        former.before().from(),
                                        next.before().until()),
                                cut(
                                        next.after(),
                                        former.after().from(),
                                        next.after().until())));
                return;
            }
        }
        parts.add(next);
    }

    /** The same slots by the same rule, with the same share of the time to a hundredth. */
    private static boolean same(Timeline.Part one, Timeline.Part other) {
        return one.rule() == other.rule() && shares(one).equals(shares(other));
    }

    private static List<String> shares(Timeline.Part part) {
        long all = millis(part);
        return part.shares().stream()
                .map(share -> share.slot() + " " + share.playlist() + " " + Math.round(100.0 * share.millis() / all))
                .toList();
    }
}
