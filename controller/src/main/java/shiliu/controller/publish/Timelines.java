package shiliu.controller.publish;

import java.util.List;
import shiliu.controller.api.Timeline;
import shiliu.player.schedule.Slot;
import shiliu.player.schedule.Stretch;

/** A day's stretches as the wire has them. */
final class Timelines {
    private Timelines() {}

    static List<Timeline.Part> parts(List<Stretch> stretches) {
        return stretches.stream()
                .map(stretch -> new Timeline.Part(
                        stretch.from(),
                        stretch.until(),
                        stretch.rule(),
                        stretch.shares().stream().map(Timelines::share).toList()))
                .toList();
    }

    private static Timeline.Share share(Stretch.Share share) {
        Slot slot = share.slot();
        return new Timeline.Share(slot.id(), slot.playlist(), slot.mode(), slot.when(), share.millis(), share.plays());
    }
}
