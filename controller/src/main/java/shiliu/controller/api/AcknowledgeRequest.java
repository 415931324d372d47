package shiliu.controller.api;

/** Somebody has seen an alarm; the note may be empty. */
public record AcknowledgeRequest(String note) {
    /** The longest note, characters. */
    public static final int LONGEST = 500;
}
