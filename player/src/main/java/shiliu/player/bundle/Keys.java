package shiliu.player.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import shiliu.player.playlist.Sha256;

/** Public Ed25519 keys as 32 bytes (RFC 8032); their id is the SHA-256 of those bytes in hexadecimal. */
public final class Keys {
    /** What stands before the 32 bytes in an X.509 SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private Keys() {}

    public static String id(byte[] key) {
        return Sha256.of(key).hex();
    }

    /** The 32 bytes of a JDK key. */
    public static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, X509_PREFIX.length, encoded.length);
    }

    /** Whether {@code signature} over {@code message} is of this key; false too where key or signature are no such thing. */
    public static boolean verify(byte[] key, byte[] message, byte[] signature) {
        if (key.length != 32 || signature.length != 64) {
            return false;
        }
        byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + 32);
        System.arraycopy(key, 0, encoded, X509_PREFIX.length, 32);
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
