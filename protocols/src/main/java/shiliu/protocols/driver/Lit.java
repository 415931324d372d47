package shiliu.protocols.driver;

/** What is known to be lit, and how that is known. */
public record Lit(Content content, Proof proof) {
    public Lit(Frame frame, Proof proof) {
        this(Content.of(frame), proof);
    }

    /** The picture; of several in turn, the first. */
    public Frame frame() {
        return content.frame();
    }
}
