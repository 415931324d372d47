package shiliu.protocols.jetfile;

import java.util.Optional;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.packet.Octets;

/**
 * A page as a file on a sign.
 *
 * @param type {@code P} picture, {@code T} text
 */
record PageFile(char type, Octets bytes) {
    /** The forms that a page may have, any of which shows it; always a picture, and a text where it is one. */
    static java.util.List<PageFile> forms(Content content, Geometry geometry, char label) {
        PageFile picture = new PageFile('P', Bmp.of(content.frame(), geometry.colour()));
        Optional<PageFile> text =
                content.writing().flatMap(w -> TextFile.of(w, label)).map(bytes -> new PageFile('T', bytes));
        return text.map(t -> java.util.List.of(t, picture)).orElse(java.util.List.of(picture));
    }

    /** The form with the fewest bytes. */
    static PageFile of(Content content, Geometry geometry, String name) {
        return forms(content, geometry, name.charAt(0)).stream()
                .min(java.util.Comparator.comparingInt(file -> file.bytes().length()))
                .orElseThrow();
    }

    /** Whether what came back from {@code at} on is what was written there; how a text's head comes back is not ours to say. */
    boolean sameFrom(int at, Octets written, Octets read) {
        if (type != 'T' || at > 0 || written.length() < TextFile.HEAD || read.length() != written.length()) {
            return read.equals(written);
        }
        return read.part(TextFile.HEAD, read.length()).equals(written.part(TextFile.HEAD, written.length()));
    }

    int write() {
        return type == 'T' ? Command.WRITE_TEXT : Command.WRITE_PICTURE;
    }

    int read() {
        return type == 'T' ? Command.READ_TEXT : Command.READ_PICTURE;
    }
}
