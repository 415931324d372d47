package shiliu.protocols.jetfile;

import java.util.Optional;
import shiliu.protocols.packet.Octets;

/** What a sign says it plays (0607). Nobody wrote down the reply: it is believed where it has the layout of 0606's argument. */
final class CurrentFile {
    static final Octets QUESTION = Octets.of(new byte[] {1, 0, 0, 0});

    private static final int LENGTH = 16;

    private CurrentFile() {}

    /** Disk, type, label 12, two zero: the argument that plays it again. */
    static Optional<Octets> of(JetFilePacket reply) {
        Octets file = reply.argument();
        boolean known = !reply.flag()
                && file.length() >= LENGTH
                && (file.at(0) == 'D' || file.at(0) == 'E')
                && "TSPA".indexOf(file.at(1)) >= 0;
        return known ? Optional.of(file.part(0, LENGTH)) : Optional.empty();
    }
}
