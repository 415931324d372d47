package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.protocols.packet.Bytes;
import shiliu.protocols.packet.Octets;

/** The messages of the dynamic-area format: head of 5 bytes for requests, of 9 for replies, then their data. */
final class DynamicMessages {
    private static final int REQUEST_HEAD = 5;
    private static final int REPLY_HEAD = 9;
    private static final int ANSWER_WANTED = 1;
    private static final int ALL = 0xFF;
    private static final int LEVELS = 48;

    private final Areas areas;

    DynamicMessages(Generation generation) {
        this.areas = new Areas(generation);
    }

    byte[] write(DynamicMessage message) {
        if (message instanceof DynamicMessage.Ping) {
            return request(0xA2, 0x00, new byte[0]);
        } else if (message instanceof DynamicMessage.Update update) {
            return request(0xA7, 0x00, areas.write(update.areas()));
        } else if (message instanceof DynamicMessage.Delete delete) {
            return request(0xA7, 0x01, ids(delete.ids()));
        } else if (message instanceof DynamicMessage.Brightness brightness) {
            Bytes data = new Bytes(1 + LEVELS).u8(brightness.mode());
            return request(0xA2, 0x07, data.put(brightness.levels().bytes()).bytes());
        } else if (message instanceof DynamicMessage.QueryBrightness) {
            return request(0xA2, 0x19, new byte[0]);
        } else if (message instanceof DynamicMessage.OtherRequest other) {
            return request(other.group(), other.command(), other.data().bytes());
        } else if (message instanceof DynamicMessage.Ack) {
            return reply(0xA0, 0x00, 0, Octets.NONE);
        } else if (message instanceof DynamicMessage.Nack nack) {
            return reply(0xA0, 0x01, nack.error(), Octets.NONE);
        }
        DynamicMessage.OtherReply other = (DynamicMessage.OtherReply) message;
        return reply(other.group(), other.command(), other.error(), other.data());
    }

    private static byte[] request(int group, int command, byte[] data) {
        return new Bytes(REQUEST_HEAD + data.length)
                .u8(ANSWER_WANTED)
                .u8(group)
                .u8(command)
                .u16(0)
                .put(data)
                .bytes();
    }

    private static byte[] reply(int group, int command, int error, Octets data) {
        return new Bytes(REPLY_HEAD + data.length())
                .u8(0)
                .u8(group)
                .u8(command)
                .u16(error == 0 ? 0 : 1)
                .u16(error)
                .u16(data.length())
                .put(data.bytes())
                .bytes();
    }

    private static byte[] ids(List<Integer> ids) {
        Bytes data = new Bytes(1 + ids.size()).u8(ids.isEmpty() ? ALL : ids.size());
        ids.forEach(data::u8);
        return data.bytes();
    }

    /** Whatever the bytes are, they are some message; those that make no sense are an "other" one. */
    DynamicMessage read(byte[] bytes, int from, int to) {
        boolean isReply = to - from >= REPLY_HEAD && bytes[from] == 0;
        if (isReply) {
            return readReply(
                    Bytes.u8(bytes, from + 1),
                    Bytes.u8(bytes, from + 2),
                    Bytes.u16(bytes, from + 3),
                    Bytes.u16(bytes, from + 5),
                    Octets.of(bytes, from + REPLY_HEAD, to));
        }
        if (to - from < REQUEST_HEAD) {
            return new DynamicMessage.OtherRequest(0, 0, Octets.of(bytes, from, to));
        }
        // The two bytes after the command are zero or, from the vendor's newer software, the length: of no use.
        return readRequest(
                Bytes.u8(bytes, from + 1), Bytes.u8(bytes, from + 2), Octets.of(bytes, from + REQUEST_HEAD, to));
    }

    private static DynamicMessage readReply(int group, int command, int status, int error, Octets data) {
        if (group == 0xA0 && data.length() == 0) {
            boolean well = error == 0 && (status & 1) == 0;
            if (command == 0 && well) {
                return new DynamicMessage.Ack();
            }
            if (command <= 1) {
                return new DynamicMessage.Nack(error);
            }
        }
        return new DynamicMessage.OtherReply(group, command, error, data);
    }

    private DynamicMessage readRequest(int group, int command, Octets data) {
        DynamicMessage other = new DynamicMessage.OtherRequest(group, command, data);
        return switch (group << 8 | command) {
            case 0xA200 -> data.length() == 0 ? new DynamicMessage.Ping() : other;
            case 0xA219 -> data.length() == 0 ? new DynamicMessage.QueryBrightness() : other;
            case 0xA207 ->
                data.length() == 1 + LEVELS
                        ? new DynamicMessage.Brightness(data.at(0), data.part(1, data.length()))
                        : other;
            case 0xA700 ->
                areas.read(data).<DynamicMessage>map(DynamicMessage.Update::new).orElse(other);
            case 0xA701 ->
                ids(data).<DynamicMessage>map(DynamicMessage.Delete::new).orElse(other);
            default -> other;
        };
    }

    private static Optional<List<Integer>> ids(Octets data) {
        if (data.length() == 1 && data.at(0) == ALL) {
            return Optional.of(List.of());
        }
        if (data.length() < 2 || data.at(0) != data.length() - 1) {
            return Optional.empty();
        }
        List<Integer> ids = new ArrayList<>();
        for (int i = 1; i < data.length(); i++) {
            ids.add(data.at(i));
        }
        return Optional.of(ids);
    }
}
