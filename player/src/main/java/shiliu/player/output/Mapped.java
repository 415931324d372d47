package shiliu.player.output;

import java.io.IOException;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.screen.GeometryMap;
import shiliu.player.screen.Size;

/** What an output has to do with the geometry of its screen. */
public final class Mapped {
    private Mapped() {}

    /** Opens an output for frames of the size that it is given. */
    @FunctionalInterface
    public interface Opener {
        Output open(Size size) throws IOException;
    }

    /** An output that takes the whole canvas, or the parts that {@code map} gives to it; refuses a map that does not fit. */
    public static Output open(Size canvas, Optional<GeometryMap> map, Opener opener) throws IOException {
        if (map.isEmpty()) {
            return opener.open(canvas);
        }
        if (!map.get().fits(canvas)) {
            throw new OutputException(Message.of("output.map-beyond-screen", canvas));
        }
        return new AlteredOutput(opener.open(map.get().size()), map.get().applied());
    }
}
