package shiliu.protocols.driver;

/** Why a card does not do what is wanted, with what is needed to act. The sentence is English; people see it translated by {@link #code}. */
public abstract sealed class DriverException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    private DriverException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** A word that never changes: {@code link-down}, {@code no-reply}, {@code refused}, {@code unsupported}. */
    public final String code() {
        return code;
    }

    /** The connection or the port cannot be opened, or broke. */
    public static final class LinkDown extends DriverException {
        private static final long serialVersionUID = 1L;

        public LinkDown(String why) {
            super("link-down", why);
        }
    }

    /** The card did not answer, however often it was asked. */
    public static final class NoReply extends DriverException {
        private static final long serialVersionUID = 1L;

        public NoReply(String does, int tries) {
            super("no-reply", does + ": no answer, " + tries + " tries");
        }
    }

    /** Something answered, but only bytes that are no packet of this family. */
    public static final class BadPacket extends DriverException {
        private static final long serialVersionUID = 1L;

        public BadPacket(String does, String flaw) {
            super("bad-packet", does + ": " + flaw);
        }
    }

    /** The card said no. */
    public static final class Refused extends DriverException {
        private static final long serialVersionUID = 1L;

        public Refused(String does, Answer.Refused why) {
            super("refused", does + ": " + why.code() + " " + why.name());
        }
    }

    /** The driver cannot do that with this card. */
    public static final class Unsupported extends DriverException {
        private static final long serialVersionUID = 1L;

        public Unsupported(String what) {
            super("unsupported", what);
        }
    }
}
