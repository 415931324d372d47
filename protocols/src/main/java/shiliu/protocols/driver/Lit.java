package shiliu.protocols.driver;

/** What is known to be lit, and how that is known. */
public record Lit(Frame frame, Proof proof) {}
