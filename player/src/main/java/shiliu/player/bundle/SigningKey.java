package shiliu.player.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** A private Ed25519 key in memory and its public half. Never printed, never serialised by itself. */
public final class SigningKey {
    /** What stands before the 32 bytes in a PKCS #8 private key (RFC 8410). */
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final PrivateKey privateKey;
    private final byte[] seed;
    private final byte[] publicKey;

    private SigningKey(PrivateKey privateKey, byte[] seed, byte[] publicKey) {
        this.privateKey = privateKey;
        this.seed = seed;
        this.publicKey = publicKey;
    }

    /** A new key from the JDK's strong randomness. */
    public static SigningKey generate() {
        byte[] seed = new byte[32];
        new SecureRandom().nextBytes(seed);
        return fromSeed(seed);
    }

    /** The key of 32 secret bytes, the private key of RFC 8032. */
    public static SigningKey fromSeed(byte[] seed) {
        if (seed.length != 32) {
            throw new IllegalArgumentException("a seed of " + seed.length + " bytes");
        }
        byte[] encoded = Arrays.copyOf(PKCS8_PREFIX, PKCS8_PREFIX.length + 32);
        System.arraycopy(seed, 0, encoded, PKCS8_PREFIX.length, 32);
        try {
            PrivateKey privateKey = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            // The JDK has no way from a private key to its public half but to make the pair from the same bytes.
            generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
            SigningKey key = new SigningKey(
                    privateKey,
                    seed.clone(),
                    Keys.raw(generator.generateKeyPair().getPublic()));
            if (!Keys.verify(key.publicKey, PKCS8_PREFIX, key.sign(PKCS8_PREFIX))) {
                throw new IllegalStateException("this JDK draws keys in another way");
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
    }

    /** The 32 secret bytes, for key files and the recovery sheet. */
    byte[] seed() {
        return seed.clone();
    }

    /** The public half, 32 bytes. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    public String keyId() {
        return Keys.id(publicKey);
    }

    /** 64 bytes over {@code message}. */
    public byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(privateKey);
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that signed once signs always", e);
        }
    }

    /** Randomness that is the given bytes. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Given(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        @Override
        public void nextBytes(byte[] wanted) {
            System.arraycopy(bytes, 0, wanted, 0, wanted.length);
        }
    }
}
