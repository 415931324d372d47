package shiliu.player.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import shiliu.player.playlist.Ids;

/**
 * A person's private key in a file of mode 0600, sealed with a passphrase: PBKDF2-HMAC-SHA512 (the iterations stand in
 * the file), AES-256-GCM over the key, bound to the rest of the file. Immutable.
 */
public final class KeyFile {
    /** Above what OWASP's cheat sheet asks of PBKDF2 with SHA-512 (210,000); under a second on an office machine. */
    private static final int ITERATIONS = 250_000;
    /** More would be a way to make a machine think for minutes. */
    private static final int MOST_ITERATIONS = 10_000_000;

    private final Path file;
    private final Stored stored;

    private KeyFile(Path file, Stored stored) {
        this.file = file;
        this.stored = stored;
    }

    private record Stored(
            int format, String person, String publicKey, int iterations, String salt, String nonce, String sealed) {
        /** What is not secret and yet must not be changed. */
        byte[] bound() {
            return (format + "\n" + person + "\n" + publicKey + "\n" + iterations).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Writes a new file; a {@link java.nio.file.FileAlreadyExistsException} where there is one. The passphrase is not empty. */
    public static KeyFile create(Path file, String person, SigningKey key, char[] passphrase) throws IOException {
        return create(file, person, key, passphrase, ITERATIONS);
    }

    static KeyFile create(Path file, String person, SigningKey key, char[] passphrase, int iterations)
            throws IOException {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("an empty passphrase");
        }
        byte[] random = new byte[16 + 12];
        new SecureRandom().nextBytes(random);
        byte[] salt = Arrays.copyOf(random, 16);
        byte[] nonce = Arrays.copyOfRange(random, 16, 28);
        Stored open = new Stored(
                1, Ids.check("person", person), text(key.publicKey()), iterations, text(salt), text(nonce), "");
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, open, passphrase).doFinal(key.seed());
            Stored stored =
                    new Stored(1, person, open.publicKey(), iterations, open.salt(), open.nonce(), text(sealed));
            PrivateFile.create(file, stored);
            return new KeyFile(file, stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has PBKDF2 and AES-GCM", e);
        }
    }

    /** Reads the file; the key stays sealed. */
    public static KeyFile read(Path file) throws KeyFileException, IOException {
        Stored stored = PrivateFile.read(file, Stored.class);
        try {
            boolean good = stored.format() == 1
                    && Ids.valid(stored.person())
                    && stored.iterations() >= 1
                    && stored.iterations() <= MOST_ITERATIONS
                    && bytes(stored.publicKey()).length == 32
                    && bytes(stored.salt()).length == 16
                    && bytes(stored.nonce()).length == 12
                    && bytes(stored.sealed()).length == 48;
            if (good) {
                return new KeyFile(file, stored);
            }
        } catch (IllegalArgumentException e) {
            // no base64
        }
        throw new KeyFileException.Malformed(file);
    }

    public String person() {
        return stored.person();
    }

    public byte[] publicKey() {
        return bytes(stored.publicKey());
    }

    public String keyId() {
        return Keys.id(publicKey());
    }

    /** The key; takes about a second, by design. */
    public SigningKey open(char[] passphrase) throws KeyFileException {
        if (passphrase.length == 0) {
            throw new KeyFileException.WrongPassphrase(file);
        }
        try {
            SigningKey key = SigningKey.fromSeed(
                    cipher(Cipher.DECRYPT_MODE, stored, passphrase).doFinal(bytes(stored.sealed())));
            if (!Arrays.equals(key.publicKey(), publicKey())) {
                throw new KeyFileException.Malformed(file);
            }
            return key;
        } catch (AEADBadTagException e) {
            throw new KeyFileException.WrongPassphrase(file);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("JDK 17 has PBKDF2 and AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, Stored stored, char[] passphrase) throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, bytes(stored.salt()), stored.iterations(), 256);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, bytes(stored.nonce())));
            cipher.updateAAD(stored.bound());
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}
