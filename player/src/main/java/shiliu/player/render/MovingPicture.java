package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import shiliu.player.playlist.Picture;

/** A stored animation as a reel: each frame is decoded when it is wanted, the smaller ones kept. */
final class MovingPicture implements Film.Reel {
    /** Of all frames on the screen together; larger ones are decoded anew each time. */
    private static final long MOST_KEPT = 6_000_000;

    private final Look look;
    private final Picture picture;
    private final Apng frames;
    private final long[] ends;
    private final Canvas[] kept;

    MovingPicture(Look look, Picture picture, Apng frames) {
        this.look = look;
        this.picture = picture;
        this.frames = frames;
        this.ends = new long[frames.count()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            end += frames.millis().get(i);
            ends[i] = end;
        }
        boolean small = (long) frames.count() * look.width * look.height <= MOST_KEPT;
        this.kept = new Canvas[small ? frames.count() : 0];
    }

    @Override
    public int count() {
        return frames.count();
    }

    @Override
    public long endMillis(int index) {
        return ends[index];
    }

    @Override
    public Canvas frame(long counted) {
        int index = (int) (counted % count());
        if (kept.length == 0) {
            return draw(index);
        }
        Canvas known = kept[index];
        if (known == null) {
            known = draw(index);
            kept[index] = known;
        }
        return known;
    }

    private Canvas draw(int index) {
        try {
            return PicturePages.draw(look, frames.frame(index), picture.fit(), picture.focus());
        } catch (PictureException e) {
            throw new IllegalStateException("frame " + index + " of a picture that was checked: " + e.sentence(), e);
        }
    }

    @Override
    public List<Supplier<Canvas>> samples() {
        List<Supplier<Canvas>> samples = new ArrayList<>();
        Film.spaced(count()).forEach(index -> samples.add(() -> draw(index)));
        return samples;
    }
}
