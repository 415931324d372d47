package shiliu.player.render;

import java.util.List;
import java.util.stream.IntStream;

/** Sizes of type, in pixels. */
final class Sizes {
    private Sizes() {}

    /** The size that can really be set: outlines as they are, below them the pixel font. */
    static int settable(int px) {
        return px < Pen.OUTLINES ? Pen.PIXELS : px;
    }

    /** From line to line where few words stand large. */
    static int tight(int px) {
        return px == Pen.PIXELS ? Pen.PIXELS : Math.round(px * 1.12f);
    }

    /** From line to line where people read on. */
    static int loose(int px) {
        return px == Pen.PIXELS ? 20 : Math.round(px * 1.4f);
    }

    /** Sizes from {@code most} down to {@code least}, in steps the eye can tell apart. */
    static List<Integer> down(int most, int least) {
        return IntStream.iterate(most, px -> px >= Pen.OUTLINES, px -> px - Math.max(1, px / 24))
                .filter(px -> px >= least)
                .boxed()
                .collect(java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), sizes -> {
                    if (least < Pen.OUTLINES) {
                        sizes.add(Pen.PIXELS);
                    }
                    return List.copyOf(sizes);
                }));
    }
}
