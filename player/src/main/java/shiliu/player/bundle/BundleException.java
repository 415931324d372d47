package shiliu.player.bundle;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;

/** A document or blob that is not believed. The picture stays as it is. One class, one {@link #code} per reason. */
public abstract sealed class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final List<String> arguments;

    private BundleException(String code, Object... arguments) {
        super(code + " " + Arrays.toString(arguments));
        this.code = code;
        this.arguments = Arrays.stream(arguments).map(String::valueOf).toList();
    }

    /** The reason as one word that never changes: {@code unsigned}, {@code rolled-back} … */
    public final String code() {
        return code;
    }

    /** The sentence for people. */
    public final Message reason() {
        return new Message("bundle.refused." + code, arguments);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** No signature at all. */
    public static final class Unsigned extends BundleException {
        Unsigned(DocumentType type) {
            super("unsigned", word(type));
        }
    }

    /** Only signatures of keys that the trust root does not name. */
    public static final class UnknownKey extends BundleException {
        UnknownKey(DocumentType type) {
            super("unknown-key", word(type));
        }
    }

    /** It names keys that are known, but no signature of theirs holds. */
    public static final class BadSignature extends BundleException {
        BadSignature(DocumentType type) {
            super("bad-signature", word(type));
        }
    }

    /** Signed, but by nobody of the role that it takes. */
    public static final class WrongRole extends BundleException {
        WrongRole(DocumentType type, TrustRoot.Role role) {
            super("wrong-role", word(type), word(role));
        }
    }

    /** Signed by too few distinct people of the role. */
    public static final class BelowThreshold extends BundleException {
        BelowThreshold(DocumentType type, TrustRoot.Role role, int have, int need) {
            super("below-threshold", word(type), word(role), have, need);
        }
    }

    /** Approved by enough people, but by too few whose say is everywhere. */
    public static final class BelowStreet extends BundleException {
        BelowStreet(Sha256 item, int have, int need) {
            super("below-street", item, have, need);
        }
    }

    /** Signed with a key that had ceased to count. */
    public static final class KeyLapsed extends BundleException {
        KeyLapsed(DocumentType type, String person, Instant until) {
            super("key-lapsed", word(type), person, until);
        }
    }

    /** A manifest that makes the screen one of another community than its player was told. */
    public static final class ScreenMoved extends BundleException {
        ScreenMoved(String community, String here) {
            super("screen-moved", community, here);
        }
    }

    /** Signed by people of the role, but of another community; or content of another community. */
    public static final class OtherCommunity extends BundleException {
        OtherCommunity(String what, String community) {
            super("other-community", what, community);
        }
    }

    /** Past its end. */
    public static final class Expired extends BundleException {
        Expired(Instant expires) {
            super("expired", expires);
        }
    }

    /** Older than one that was believed before. */
    public static final class RolledBack extends BundleException {
        RolledBack(long version, long last) {
            super("rolled-back", version, last);
        }
    }

    /** The version of one that was believed, with other content. */
    public static final class SameVersionOtherContent extends BundleException {
        SameVersionOtherContent(long version) {
            super("same-version-other-content", version);
        }
    }

    /** Made for another screen. */
    public static final class WrongScreen extends BundleException {
        WrongScreen(String meant, String here) {
            super("wrong-screen", meant, here);
        }
    }

    /** A blob whose bytes are not those that were named. */
    public static final class WrongHash extends BundleException {
        WrongHash(Sha256 blob) {
            super("wrong-hash", blob);
        }
    }

    /** A blob that is shorter or longer than was named. */
    public static final class WrongLength extends BundleException {
        WrongLength(Sha256 blob, long wanted) {
            super("wrong-length", blob, wanted);
        }
    }

    /** An item without any approval. */
    public static final class NotApproved extends BundleException {
        NotApproved(Sha256 item) {
            super("not-approved", item);
        }
    }

    /** An item that its own author approved, and too few others. */
    public static final class ApprovedByAuthor extends BundleException {
        ApprovedByAuthor(Sha256 item, String author) {
            super("approved-by-author", item, author);
        }
    }

    /** An approval that is of another item. */
    public static final class ApprovalOfOtherItem extends BundleException {
        ApprovalOfOtherItem(Sha256 item, Sha256 approved) {
            super("approval-of-other-item", item, approved);
        }
    }

    /** Pictures other than those in the item, or than those that were approved. */
    public static final class MediaNotApproved extends BundleException {
        MediaNotApproved(Sha256 item) {
            super("media-not-approved", item);
        }
    }

    /** An item that is to show longer than it may. */
    public static final class OutlivesItem extends BundleException {
        OutlivesItem(Sha256 item, Instant notAfter) {
            super("outlives-item", item, notAfter);
        }
    }

    /** A trust root whose version does not follow on the one that is known. */
    public static final class RootGap extends BundleException {
        RootGap(int version, int wanted) {
            super("root-gap", version, wanted);
        }
    }

    /** A trust root without enough root signatures of the one before, or of itself. */
    public static final class RootUnsigned extends BundleException {
        RootUnsigned(int version, int of) {
            super("root-unsigned", version, of);
        }
    }

    /** Not the first trust root that this player was told to believe. */
    public static final class RootNotPinned extends BundleException {
        RootNotPinned(Sha256 payload) {
            super("root-not-pinned", payload);
        }
    }

    /** A manifest that was made under a later trust root than is known. */
    public static final class RootUnknown extends BundleException {
        RootUnknown(int version, int known) {
            super("root-unknown", version, known);
        }
    }

    /** A trust root that gives the controller's key or name a further role, or one key two names. */
    public static final class RolesMixed extends BundleException {
        RolesMixed(String person) {
            super("roles-mixed", person);
        }
    }

    /** A signed time that answers another question. */
    public static final class WrongNonce extends BundleException {
        WrongNonce() {
            super("wrong-nonce");
        }
    }

    /** No document of its type can be read from it. */
    public static final class Malformed extends BundleException {
        Malformed(DocumentType type, String what) {
            super("malformed", word(type), what);
        }
    }

    /** An item that is signed and whole and yet no item. */
    public static final class MalformedItem extends BundleException {
        MalformedItem(Sha256 item, String what) {
            super("malformed-item", item, what);
        }
    }

    /** A document of another type than was asked for. */
    public static final class WrongType extends BundleException {
        WrongType(DocumentType wanted, String found) {
            super("wrong-type", word(wanted), found.length() > 60 ? found.substring(0, 60) : found);
        }
    }

    /** A format that this version does not read. */
    public static final class FormatUnknown extends BundleException {
        FormatUnknown(DocumentType type, String format) {
            super("format-unknown", word(type), format.length() > 20 ? format.substring(0, 20) : format);
        }
    }
}
