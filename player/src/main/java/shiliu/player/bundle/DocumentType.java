package shiliu.player.bundle;

/** The kinds of signed document; the type is signed too, so that one can never pass for another. */
public enum DocumentType {
    ROOT(TrustRoot.class),
    APPROVAL(Approval.class),
    MANIFEST(Manifest.class),
    ORDER(Order.class),
    TIME(SignedTime.class);

    private final Class<?> payload;

    DocumentType(Class<?> payload) {
        this.payload = payload;
    }

    /** The record that the payload is the JSON of. */
    public Class<?> payload() {
        return payload;
    }

    /** DSSE's payloadType. */
    public String mediaType() {
        return "application/vnd.shiliu." + name().toLowerCase(java.util.Locale.ROOT) + ".v1+json";
    }
}
