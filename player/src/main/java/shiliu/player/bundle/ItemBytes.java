package shiliu.player.bundle;

import java.util.List;

/** The blobs of one manifest entry as they came: the item and its approvals in the entry's order. */
public final class ItemBytes {
    private final byte[] item;
    private final List<byte[]> approvals;

    public ItemBytes(byte[] item, List<byte[]> approvals) {
        this.item = item.clone();
        this.approvals = List.copyOf(approvals);
    }

    byte[] item() {
        return item;
    }

    List<byte[]> approvals() {
        return approvals;
    }
}
