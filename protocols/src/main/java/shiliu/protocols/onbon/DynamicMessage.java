package shiliu.protocols.onbon;

import java.util.List;
import shiliu.protocols.packet.Octets;

/** What a packet of the dynamic-area format says; the vendor's group and command in hexadecimal. */
sealed interface DynamicMessage {
    /** A2 00. */
    record Ping() implements DynamicMessage {}

    /** A7 00: gen 5 takes exactly one area. */
    record Update(List<Area> areas) implements DynamicMessage {
        public Update {
            areas = List.copyOf(areas);
        }
    }

    /** A7 01; no id: all. */
    record Delete(List<Integer> ids) implements DynamicMessage {
        public Delete {
            ids = List.copyOf(ids);
        }
    }

    /** A2 07: 48 half-hours, each 0 to 15; mode 0 by hand, 1 timed, 2 and 3 by the sensor. */
    record Brightness(int mode, Octets levels) implements DynamicMessage {}

    /** A2 19. */
    record QueryBrightness() implements DynamicMessage {}

    /** A0 00. */
    record Ack() implements DynamicMessage {}

    /** A0 01: the vendor's error number. */
    record Nack(int error) implements DynamicMessage {}

    /** Another request, well framed, that this software does not send. */
    record OtherRequest(int group, int command, Octets data) implements DynamicMessage {}

    /** Another reply. */
    record OtherReply(int group, int command, int error, Octets data) implements DynamicMessage {}
}
