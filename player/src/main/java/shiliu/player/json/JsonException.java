package shiliu.player.json;

/** Bytes that are not the JSON that was wanted; the message says what and where, without quoting long input. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
