package shiliu.protocols.jetfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Probe;
import shiliu.protocols.packet.Octets;

/** The JetFile II driver. */
public final class JetFileFamily {
    public static final Family JETFILE = new Family(
            "jetfile",
            Set.of(Colour.MONO, Colour.DUAL, Colour.RGB),
            site -> new JetFileDriver(site.geometry(), site.address()),
            JetFileCard::new);

    /** Boards that know the old format only. */
    public static final Family OLD = new Family(
            "jetfile-1",
            Set.of(Colour.MONO, Colour.DUAL, Colour.RGB),
            site -> new FirstDriver(site.geometry(), site.address()),
            FirstCard::new);

    /** An old board tells its clock. */
    public static final Probe<FirstPacket> OLD_PROBE = new Probe<>(
            "JetFile II, old format",
            List.of(9520, 3001),
            new FirstCodec(4096),
            List.of(new Probe.Question<>(
                    "read clock", new FirstPacket.Request(true, 0, 'E', Octets.of(new byte[] {'A'}), true))),
            packet -> packet instanceof FirstPacket.Request,
            packet -> packet instanceof FirstPacket.Reply reply && reply.block().length() == 8
                    ? Optional.of(new Probe.Found(Optional.of("jetfile-1"), List.of()))
                    : Optional.empty());

    private static final int ASKED = 0x5348;

    /** Any sign answers to group 0, unit 0. */
    public static final Probe<JetFilePacket> PROBE = new Probe<>(
            "JetFile II",
            List.of(9520, 3001),
            new JetFileCodec(),
            List.of(
                    new Probe.Question<>("system parameters", question(Command.SYSTEM_PARAMETERS)),
                    new Probe.Question<>("connection test", question(Command.CONNECTION_TEST))),
            packet -> !packet.reply(),
            JetFileFamily::found);

    private static JetFilePacket question(int command) {
        return new JetFilePacket(false, 0, 0, 0, ASKED, command, false, Octets.NONE, Octets.NONE);
    }

    private static Optional<Probe.Found> found(JetFilePacket reply) {
        boolean ours = reply.reply()
                && reply.serial() == ASKED
                && (reply.command() == Command.SYSTEM_PARAMETERS || reply.command() == Command.CONNECTION_TEST);
        return ours ? Optional.of(new Probe.Found(Optional.of("jetfile"), Readings.of(reply))) : Optional.empty();
    }

    private JetFileFamily() {}
}
