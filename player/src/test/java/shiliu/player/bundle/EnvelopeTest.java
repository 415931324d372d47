package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The two standards below our documents, each against its own published vector. */
class EnvelopeTest {
    private static final String TYPE = "http://example.com/HelloWorld";
    private static final byte[] BODY = "hello world".getBytes(StandardCharsets.UTF_8);

    /** DSSE 1.0.0, protocol.md, "Test Vectors". */
    @Test
    void whatIsSignedIsThePublishedBytes() {
        assertThat(new String(Envelope.preAuthentication(TYPE, BODY), StandardCharsets.UTF_8))
                .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    /** The same place: an ECDSA signature that somebody else's program made over those bytes. */
    @Test
    void thePublishedSignatureHoldsOverThem() throws Exception {
        String published = "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==";
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        PublicKey key = KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(
                        new ECPoint(
                                new BigInteger(
                                        "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
                                new BigInteger(
                                        "5640078356564379163099075877009565129882514886557779369047442380624545832820")),
                        curve.getParameterSpec(ECParameterSpec.class)));
        Signature ecdsa = Signature.getInstance("SHA256withECDSAinP1363Format");
        ecdsa.initVerify(key);
        ecdsa.update(new Envelope(TYPE, Base64.getEncoder().encodeToString(BODY), List.of()).message());
        assertThat(ecdsa.verify(Base64.getDecoder().decode(published))).isTrue();
    }

    /** RFC 8032, 7.1, test 2. */
    @Test
    void ed25519IsThatOfTheStandard() {
        HexFormat hex = HexFormat.of();
        SigningKey key =
                SigningKey.fromSeed(hex.parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
        byte[] message = {0x72};
        byte[] signature = hex.parseHex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(hex.formatHex(key.publicKey()))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        assertThat(key.sign(message)).isEqualTo(signature);
        assertThat(Keys.verify(key.publicKey(), message, signature)).isTrue();
        signature[10] ^= 1;
        assertThat(Keys.verify(key.publicKey(), message, signature)).isFalse();
        assertThat(Keys.verify(new byte[31], message, signature)).isFalse();
        assertThat(Keys.verify(key.publicKey(), message, new byte[63])).isFalse();
    }

    @Test
    void twoPeopleCanSignOneAfterTheOther() throws Exception {
        Order resume =
                Office.order(Order.Kind.RESUME, "播", Office.signedOrder(Office.order(Order.Kind.STOP, "停"), "sun"));
        Envelope one = Envelope.sign(DocumentType.ORDER, resume, List.of(Office.key("sun")));
        Envelope two = Envelope.read(one.bytes()).signedAlsoBy(Office.key("zhou"));
        assertThat(BundleVerifier.order(Office.firstRoot(), two.bytes(), "guangming", Office.NOON))
                .isEqualTo(resume);
        assertThat(two.payloadHash()).isEqualTo(one.payloadHash());
    }
}
