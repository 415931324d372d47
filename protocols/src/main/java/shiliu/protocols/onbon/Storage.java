package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.List;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/**
 * Makes one page the card's only stored program: announced, the others deleted, its files block by block. A block that got
 * no answer is sent again from where the card was; a card that refuses keeps what it had, and is not asked again.
 */
final class Storage {
    /** Small enough for the vendor's frames of 400 bytes. */
    static final int BLOCK = 256;

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
                .orElse(new OnbonState.Storing(page, BEGIN, -1));
        List<Program.File> files = program(page).files(requests.model().generation());
        int step = at.step();
        if (step == BEGIN) {
            return send(has, "begin", Common.BEGIN_TRANSFER, Octets.NONE, after(has, at, DELETE, -1));
        }
        if (step == DELETE) {
            // A count of 0: all.
            return send(has, "delete programs", Common.DELETE, Octets.of(new byte[2]), after(has, at, FILES, -1));
        }
        if (step < FILES + files.size()) {
            Program.File file = files.get(step - FILES);
            return at.offset() < 0 ? announce(has, at, file) : block(has, at, file);
        }
        return send(has, "end", Common.END_TRANSFER, Octets.NONE, has.counted().home(becomes));
    }

    private static OnbonState after(OnbonState has, OnbonState.Storing at, int step, int offset) {
        return has.counted().storing(new OnbonState.Storing(at.page(), step, offset));
    }

    private Exchange<OnbonPacket> send(OnbonState has, String does, int command, Octets data, OnbonState then) {
        return requests.common(
                "store: " + does,
                command,
                data,
                has,
                has.counted().missed(),
                then,
                has.counted().home(OnbonState.Home.NONE));
    }

    private Exchange<OnbonPacket> announce(OnbonState has, OnbonState.Storing at, Program.File file) {
        Octets data = Octets.of(new Bytes(14)
                .put(file.name().getBytes(StandardCharsets.US_ASCII))
                .u8(file.type())
                .u32(file.bytes().length())
                .u8(1)
                .u32(file.crc())
                .bytes());
        return send(has, file.name(), Common.START_WRITE, data, after(has, at, at.step(), 0));
    }

    private Exchange<OnbonPacket> block(OnbonState has, OnbonState.Storing at, Program.File file) {
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
        OnbonState then = last ? after(has, at, at.step() + 1, -1) : after(has, at, at.step(), end);
        return send(has, does, Common.WRITE_BLOCK, data, then);
    }
}
