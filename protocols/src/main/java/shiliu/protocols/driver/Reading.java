package shiliu.protocols.driver;

/**
 * One thing that a card told of itself.
 *
 * @param value as the quantity's own documentation says; of at most 64 characters, none of them a control character, whatever
 *     the card sent
 */
public record Reading(Quantity quantity, String value) {
    private static final int MOST = 64;

    public Reading {
        value = clean(value);
    }

    public Reading(Quantity quantity, long value) {
        this(quantity, Long.toString(value));
    }

    private static String clean(String text) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .limit(MOST)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c > 0xFFFF ? '?' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
