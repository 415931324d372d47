package shiliu.protocols.driver;

import java.util.List;

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
}
