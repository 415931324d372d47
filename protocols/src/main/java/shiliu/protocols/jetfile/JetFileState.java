package shiliu.protocols.jetfile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * What is known of a sign.
 *
 * @param serial of the next packet, 16 bits
 * @param pages on its flash, read back and equal, by name; the one that was not played for longest first
 * @param unproven pages that were there before the sign was lost; another one may hang there now
 * @param upload a page on its way
 * @param home the page that its playlist loops
 * @param playing the page that it was told to play
 * @param lights whether its LEDs are switched on
 */
record JetFileState(
        int serial,
        Map<String, Frame> pages,
        Map<String, Frame> unproven,
        Optional<Upload> upload,
        Optional<String> home,
        Optional<String> playing,
        Lights lights)
        implements CardState {
    /** Whether the sign lights its LEDs, whatever it plays. */
    enum Lights {
        UNKNOWN,
        ON,
        OFF
    }

    /**
     * A page on its way to the sign.
     *
     * @param written pieces that it took
     * @param read pieces that came back equal
     */
    record Upload(String name, Frame page, int written, int read) {}

    JetFileState {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        unproven = Collections.unmodifiableMap(new LinkedHashMap<>(unproven));
    }

    static JetFileState unknown(int serial) {
        return new JetFileState(
                serial, Map.of(), Map.of(), Optional.empty(), Optional.empty(), Optional.empty(), Lights.UNKNOWN);
    }

    @Override
    public Optional<Lit> lit() {
        return switch (lights) {
            case UNKNOWN -> Optional.empty();
            // Any page will do to say how large the darkness is: the driver has none in its state before the first.
            case OFF ->
                upload.map(Upload::page)
                        .or(() -> pages.values().stream().findAny())
                        .map(page -> new Lit(Frame.black(page.width(), page.height()), Proof.ACKNOWLEDGED));
            case ON -> playing.map(pages::get).map(page -> new Lit(page, Proof.READ_BACK));
        };
    }

    JetFileState counted() {
        return new JetFileState((serial + 1) & 0xFFFF, pages, unproven, upload, home, playing, lights);
    }

    JetFileState with(Lights now) {
        return new JetFileState(serial, pages, unproven, upload, home, playing, now);
    }

    JetFileState uploading(Upload now) {
        return new JetFileState(serial, pages, unproven, Optional.of(now), home, playing, lights);
    }

    /** The upload is whole and was read back; it is the page of its name from now on. */
    JetFileState uploaded() {
        Map<String, Frame> more = new LinkedHashMap<>(pages);
        upload.ifPresent(done -> more.put(done.name(), done.page()));
        return new JetFileState(serial, more, unproven, Optional.empty(), home, playing, lights);
    }

    /** The page of this name is being written over, or read again. */
    JetFileState without(String name) {
        return new JetFileState(serial, less(pages, name), less(unproven, name), upload, home, playing, lights);
    }

    private static Map<String, Frame> less(Map<String, Frame> pages, String name) {
        Map<String, Frame> fewer = new LinkedHashMap<>(pages);
        fewer.remove(name);
        return fewer;
    }

    JetFileState home(Optional<String> name) {
        return new JetFileState(serial, pages, unproven, upload, name, playing, lights);
    }

    JetFileState playing(String name) {
        Map<String, Frame> order = new LinkedHashMap<>(pages);
        Frame page = order.remove(name);
        if (page != null) {
            order.put(name, page);
        }
        return new JetFileState(serial, order, unproven, upload, home, Optional.of(name), lights);
    }

    /** What it plays and whether it is lit is no longer known: what a power cut or a hand at the sign can change. */
    JetFileState doubted() {
        return new JetFileState(serial, pages, unproven, upload, home, Optional.empty(), Lights.UNKNOWN);
    }

    /** The sign was away for long: its flash must be read before it is believed. */
    JetFileState lost() {
        Map<String, Frame> all = new LinkedHashMap<>(unproven);
        all.putAll(pages);
        return new JetFileState(
                serial, Map.of(), all, Optional.empty(), Optional.empty(), Optional.empty(), Lights.UNKNOWN);
    }

    /** The name under which this very page is on the sign. */
    Optional<String> nameOf(Frame page) {
        return nameOf(pages, page);
    }

    /** The name under which this very page was on the sign. */
    Optional<String> formerNameOf(Frame page) {
        return nameOf(unproven, page);
    }

    private static Optional<String> nameOf(Map<String, Frame> pages, Frame page) {
        return pages.entrySet().stream()
                .filter(entry -> entry.getValue().equals(page))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
