package shiliu.controller.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import shiliu.player.bundle.Disk;
import shiliu.player.net.Fingerprint;

/**
 * The certificate that the controller shows and its key, both PEM. Nobody signed it but itself: players and people's
 * machines know it by its fingerprint, so its name and dates say nothing.
 */
public record ServerCertificate(String certificate, String key, Fingerprint fingerprint) {
    private static final String CERTIFICATE = "tls.crt";
    private static final String KEY = "tls.key";
    private static final int MOST_BYTES = 64 << 10;
    /** Browsers look at the dates; what is long enough for a controller's life. */
    private static final Duration LIFE = Duration.ofDays(20 * 365);

    /** The one in the controller's data folder; makes it if there is none. The key's file is its owner's alone. */
    public static ServerCertificate openOrCreate(Disk folder, Instant now) throws IOException {
        if (folder.exists(CERTIFICATE) && folder.exists(KEY)) {
            return of(text(folder, CERTIFICATE), text(folder, KEY));
        }
        try {
            KeyPair pair = generate();
            X509Certificate made = selfSigned(pair, now);
            ServerCertificate whole = of(
                    pem("CERTIFICATE", made.getEncoded()),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            // A key without its certificate is made anew, a certificate without its key never comes about.
            folder.writePrivate(KEY, whole.key().getBytes(StandardCharsets.US_ASCII));
            folder.writePrivate(CERTIFICATE, whole.certificate().getBytes(StandardCharsets.US_ASCII));
            return whole;
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException("no certificate could be made", e);
        }
    }

    private static String text(Disk folder, String file) throws IOException {
        return new String(folder.read(file, MOST_BYTES), StandardCharsets.US_ASCII);
    }

    private static ServerCertificate of(String certificate, String key) throws IOException {
        try {
            X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(certificate.getBytes(StandardCharsets.US_ASCII)));
            return new ServerCertificate(certificate, key, Fingerprint.of(read));
        } catch (CertificateException e) {
            throw new IOException(CERTIFICATE + " is no certificate", e);
        }
    }

    private static KeyPair generate() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate selfSigned(KeyPair pair, Instant now)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name name = new X500Name("CN=Shiliu controller");
        PrivateKey key = pair.getPrivate();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(127, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(LIFE)),
                name,
                pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
    }

    private static String pem(String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + body + "\n-----END " + what + "-----\n";
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "certificate " + fingerprint;
    }
}
