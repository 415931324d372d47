package shiliu.protocols.jetfile;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Lettering;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** What a virtual sign's LEDs show: test, stream and emergency before what it was told to play, that before its playlist. */
final class SignScreen {
    private final Geometry geometry;
    private final Family.Unit unit;
    private final SignDisks disks;

    boolean black;
    boolean power = true;
    Optional<String> playing = Optional.empty();
    Optional<Integer> test = Optional.empty();
    Optional<Frame> live = Optional.empty();
    boolean streaming;
    private Bytes incoming = new Bytes(0);
    private int nextPiece = 1;
    private int position;
    private Optional<Emergency> emergency = Optional.empty();

    private record Emergency(Octets text, Optional<Instant> until) {}

    SignScreen(Family.Unit unit, SignDisks disks) {
        this.unit = unit;
        this.geometry = unit.geometry();
        this.disks = disks;
    }

    void powerCut() {
        black = false;
        power = true;
        playing = Optional.empty();
        test = Optional.empty();
        live = Optional.empty();
        streaming = false;
        emergency = Optional.empty();
        position = 0;
    }

    int mode() {
        return black
                ? Sign.MODE_BLACK
                : test.isPresent()
                        ? Sign.MODE_TEST
                        : streaming
                                ? Sign.MODE_STREAM
                                : emergency().isPresent()
                                        ? Sign.MODE_EMERGENCY
                                        : playing.isPresent() ? Sign.MODE_REMOTE : Sign.MODE_SCHEDULE;
    }

    /** For so many seconds; 0: for ever. */
    void emergency(Octets text, int seconds) {
        Instant now = unit.clock().instant();
        emergency = Optional.of(
                new Emergency(text, seconds == 0 ? Optional.empty() : Optional.of(now.plusSeconds(seconds))));
    }

    private Optional<Emergency> emergency() {
        Instant now = unit.clock().instant();
        return emergency.filter(e -> e.until().filter(now::isAfter).isEmpty());
    }

    /** The next or the one before in the playlist. */
    void step(int by) {
        playing = Optional.empty();
        position += by;
    }

    Status pixels(Octets argument, Octets data) {
        int count = argument.at(2) | argument.at(3) << 8;
        int number = argument.at(4) | argument.at(5) << 8;
        if (!streaming) {
            return Status.NOT_STREAMING;
        }
        if (number == 1) {
            incoming = new Bytes(data.length());
        } else if (number != nextPiece) {
            return Status.STREAM_DATA_ORDER;
        }
        incoming.put(data.bytes());
        nextPiece = number + 1;
        int whole = StreamPixels.length(geometry.width(), geometry.height());
        if (incoming.size() > whole || (number == count && incoming.size() != whole)) {
            return Status.STREAM_DATA_LENGTH;
        }
        if (number == count) {
            live = Optional.of(StreamPixels.unpack(Octets.of(incoming.bytes()), geometry.width(), geometry.height()));
        }
        return Status.OK;
    }

    Frame shown(LocalDateTime now) {
        Frame dark = Frame.black(geometry.width(), geometry.height());
        if (black || !power) {
            return dark;
        }
        if (test.isPresent()) {
            return solid(test.get());
        }
        if (streaming && live.isPresent()) {
            return onScreen(live.get());
        }
        if (emergency().isPresent()) {
            return text(emergency().get().text());
        }
        return playing.or(() -> home(now)).flatMap(disks::file).map(this::draw).orElse(dark);
    }

    private Frame solid(int command) {
        int colour = command - Command.TEST_AUTO;
        int rgb = colour == 2 ? 0xFF0000 : colour == 3 ? 0x00FF00 : colour == 4 ? 0x0000FF : 0xFFFFFF;
        int[] pixels = new int[geometry.width() * geometry.height()];
        java.util.Arrays.fill(pixels, rgb);
        return onScreen(Frame.of(geometry.width(), geometry.height(), pixels));
    }

    Optional<String> home(LocalDateTime now) {
        List<Sequence.Entry> list = disks.file("D:SYS/" + Sequence.NAME)
                .flatMap(Sequence::read)
                .map(sequence -> sequence.playing(now))
                .orElse(List.of());
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Sequence.Entry entry = list.get(Math.floorMod(position, list.size()));
        return Optional.of(entry.disk() + ":" + entry.type() + "/" + entry.label());
    }

    private Frame draw(Octets file) {
        return TextFile.isText(file)
                ? text(file)
                : BmpReader.read(file).map(this::onScreen).orElse(Frame.black(geometry.width(), geometry.height()));
    }

    private Frame text(Octets file) {
        int[] pixels = new int[geometry.width() * geometry.height()];
        List<Lettering.Line> lines = TextFile.isText(file) ? TextFile.lines(file) : List.of();
        Lettering.Window all = new Lettering.Window(0, 0, geometry.width(), geometry.height());
        Lettering.draw(pixels, geometry.width(), lines, all, unit.glyphs());
        return onScreen(Frame.of(geometry.width(), geometry.height(), pixels));
    }

    /** The picture from the top left corner, cut at the edges, in what the LEDs can show. */
    private Frame onScreen(Frame picture) {
        int[] rgb = new int[geometry.width() * geometry.height()];
        for (int y = 0; y < Math.min(geometry.height(), picture.height()); y++) {
            for (int x = 0; x < Math.min(geometry.width(), picture.width()); x++) {
                rgb[y * geometry.width() + x] = led(picture.pixel(x, y));
            }
        }
        return Frame.of(geometry.width(), geometry.height(), rgb);
    }

    private int led(int pixel) {
        boolean lit = geometry.colour() != Colour.MONO || (pixel & 0x808080) != 0;
        return geometry.colour() == Colour.RGB
                ? pixel
                : geometry.colour() == Colour.MONO
                        ? (lit ? 0xFF0000 : 0)
                        : ((pixel & 0x800000) != 0 ? 0xFF0000 : 0) | ((pixel & 0x008000) != 0 ? 0x00FF00 : 0);
    }
}
