package shiliu.protocols.driver;

import java.util.List;
import java.util.OptionalInt;

/** A card that answers as the vendor's does and draws what it was sent. One thread; no I/O but its {@link CardStore}. */
public interface VirtualCard {
    /** Takes bytes as they come from the line, cut anywhere; gives the packets that it answers, each as it goes on the wire. */
    List<byte[]> receive(byte[] bytes);

    /** Nothing has come for longer than a packet may pause: what is incomplete is dropped. */
    void silence();

    /** What its LEDs show. */
    Frame shown();

    /** As after a power cut: only what it keeps is left. */
    void reboot();

    /** While true, it answers what changes it with the vendor's word for busy. */
    void busy(boolean now);

    /** It answers the next request that is no question with this error of the vendor's. */
    void refuse(int code);

    /** The percent that its LEDs' brightness was last set to; empty where its format has no word for brightness. */
    default OptionalInt brightness() {
        return OptionalInt.empty();
    }

    /** From now on its light sensor tells this number, 0 to 65535; a card whose format tells none takes no notice. */
    default void ambient(int light) {
        // No sensor.
    }
}
