package shiliu.player.bundle;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** A private Ed25519 key in memory and its public half. Never printed, never serialised by itself. */
public final class SigningKey {
    private final PrivateKey privateKey;
    private final byte[] publicKey;

    SigningKey(PrivateKey privateKey, byte[] publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey.clone();
    }

    /** A new key from the JDK's strong randomness. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), Keys.raw(pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has Ed25519", e);
        }
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

    PrivateKey privateKey() {
        return privateKey;
    }
}
