package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Makes one page the card's only stored program: announced, the others deleted, its files block by block. A block that got
 * no answer is sent again from where the card was, also after a cut. A card that refuses gets the file once more from its start;
 * then the transfer is ended, and it is not asked again.
 */
final class Storage {
    /** Small enough for the vendor's frames of 400 bytes. */
    static final int BLOCK = 256;

    /** A card may erase or write its flash before it answers. */
    private static final Duration SLOW = Duration.ofSeconds(5);

    private static final String NAME = "P001";
    private static final int BEGIN = 0;
    private static final int DELETE = 1;
    private static final int FILES = 2;

    private final OnbonRequests requests;
    private final PixelPacker packer;

    Storage(OnbonRequests requests, PixelPacker packer) {
        this.requests = requests;
        this.packer = packer;
    }

    Program program(Content page) {
        int width = page.frame().width();
        int height = page.frame().height();
        Octets pixels = packer.packStored(page.frame());
        return new Program(NAME, List.of(Area.still(0, new Window(0, 0, width, height), pixels)));
    }

    /** The next packet of {@code page}'s way, or of one that is under way already. */
    Exchange<OnbonPacket> next(OnbonState has, Content page, OnbonState.Home becomes) {
        OnbonState.Storing at = has.storing()
                .filter(under -> under.page().equals(page))
                .orElse(new OnbonState.Storing(page, BEGIN, -1, 0, false));
        List<Program.File> files = program(page).files(requests.model().generation());
        int step = at.step();
        int end = FILES + files.size();
        if (step == BEGIN) {
            OnbonState refused = has.counted().home(OnbonState.Home.NONE);
            return send(has, "begin", Common.BEGIN_TRANSFER, Octets.NONE, at.at(DELETE, -1), refused);
        }
        OnbonState refused = refused(has, at, end);
        if (step == DELETE) {
            // A count of 0: all.
            return send(has, "delete programs", Common.DELETE, Octets.of(new byte[2]), at.at(FILES, -1), refused)
                    .patient(SLOW);
        }
        if (step < end) {
            Program.File file = files.get(step - FILES);
            return at.offset() < 0 ? announce(has, at, file, refused) : block(has, at, file, refused);
        }
        OnbonState done = has.counted().home(at.failed() ? OnbonState.Home.NONE : becomes);
        return send(has, "end", Common.END_TRANSFER, Octets.NONE, done, done).patient(SLOW);
    }

    /** Once the file begins anew: a block may have been lost. After that the transfer is ended, and the card is not asked again. */
    private static OnbonState refused(OnbonState has, OnbonState.Storing at, int end) {
        OnbonState.Storing next = at.attempts() == 0 && at.step() >= FILES
                ? at.anew(at.step())
                : new OnbonState.Storing(at.page(), end, -1, at.attempts(), true);
        return has.counted().storing(next);
    }

    private Exchange<OnbonPacket> send(
            OnbonState has, String does, int command, Octets data, OnbonState.Storing then, OnbonState refused) {
        return send(has, does, command, data, has.counted().storing(then), refused);
    }

    private Exchange<OnbonPacket> send(
            OnbonState has, String does, int command, Octets data, OnbonState then, OnbonState refused) {
        return requests.common(
                "store: " + does, command, data, has, has.counted().missed(), then, refused);
    }

    private Exchange<OnbonPacket> announce(
            OnbonState has, OnbonState.Storing at, Program.File file, OnbonState refused) {
        Octets data = Octets.of(new Bytes(14)
                .put(file.name().getBytes(StandardCharsets.US_ASCII))
                .u8(file.type())
                .u32(file.bytes().length())
                .u8(1)
                .u32(file.crc())
                .bytes());
        return send(has, file.name(), Common.START_WRITE, data, at.at(at.step(), 0), refused);
    }

    private Exchange<OnbonPacket> block(OnbonState has, OnbonState.Storing at, Program.File file, OnbonState refused) {
        int length = file.bytes().length();
        int end = Math.min(length, at.offset() + BLOCK);
        boolean last = end == length;
        Octets data = Octets.of(new Bytes(9 + BLOCK)
                .put(file.name().getBytes(StandardCharsets.US_ASCII))
                .u8(last ? 1 : 0)
                .u32(at.offset())
                .put(file.bytes().part(at.offset(), end).bytes())
                .bytes());
        String does = file.name() + " " + end + "/" + length;
        OnbonState.Storing then = last ? at.at(at.step() + 1, -1) : at.at(at.step(), end);
        Exchange<OnbonPacket> block = send(has, does, Common.WRITE_BLOCK, data, then, refused);
        return last ? block.patient(SLOW) : block;
    }
}
