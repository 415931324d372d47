package shiliu.player.bundle;

import shiliu.player.message.Message;

/** What is to be fetched does not fit on the disk beside its reserve: what is there plays on. */
public final class NoRoomException extends FetchException {
    private static final long serialVersionUID = 1L;

    NoRoomException(long needed, long free) {
        super(Message.of("play.no-room", mebibytes(needed), mebibytes(free)));
    }

    private static String mebibytes(long bytes) {
        return String.valueOf((bytes + (1 << 20) - 1) >> 20);
    }
}
