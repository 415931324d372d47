package shiliu.player.net;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.playlist.Sha256;

/** SHA-256 over the DER bytes of a certificate, as {@code openssl x509 -fingerprint -sha256} tells it: 64 lower-case digits. */
public record Fingerprint(String hex) {
    private static final int SHOWN = 16;

    public Fingerprint {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a fingerprint: " + hex);
        }
    }

    /** As people copy it: with or without colons between the bytes, in upper or lower case. */
    public static Optional<Fingerprint> parse(String text) {
        String bare = text.strip();
        if (bare.matches("([0-9A-Fa-f]{2}:){31}[0-9A-Fa-f]{2}")) {
            bare = bare.replace(":", "");
        }
        return bare.matches("[0-9A-Fa-f]{64}")
                ? Optional.of(new Fingerprint(bare.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    public static Fingerprint of(X509Certificate certificate) throws CertificateEncodingException {
        return new Fingerprint(Sha256.of(certificate.getEncoded()).hex());
    }

    /** The first digits: enough for people to tell two of them apart. */
    public String start() {
        return hex.substring(0, SHOWN);
    }

    @Override
    public String toString() {
        return hex;
    }
}
