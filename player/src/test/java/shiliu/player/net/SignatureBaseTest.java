package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Parser;
import org.junit.jupiter.api.Test;
import shiliu.player.bundle.Keys;
import shiliu.player.playlist.Sha256;

/** Against the standard's own example: RFC 9421 appendix B.2.6, key of B.1.4. */
class SignatureBaseTest {
    private static final byte[] KEY = Base64.getDecoder().decode("JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=");
    private static final String INPUT = "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\""
            + " \"content-length\");created=1618884473;keyid=\"test-key-ed25519\"";
    private static final String SIGNATURE =
            "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:";
    private static final Map<String, String> VALUES = Map.of(
            "date", "Tue, 20 Apr 2021 02:07:55 GMT",
            "@method", "POST",
            "@path", "/foo",
            "@authority", "example.com",
            "content-type", "application/json",
            "content-length", "18");

    @Test
    void givesTheBaseOfTheStandard() {
        assertThat(new String(base(), StandardCharsets.UTF_8)).isEqualTo("""
                        "date": Tue, 20 Apr 2021 02:07:55 GMT
                        "@method": POST
                        "@path": /foo
                        "@authority": example.com
                        "content-type": application/json
                        "content-length": 18
                        "@signature-params": ("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519\"""");
    }

    @Test
    void verifiesTheSignatureOfTheStandard() {
        ByteSequenceItem item =
                (ByteSequenceItem) Parser.parseDictionary(SIGNATURE).get().get("sig-b26");
        byte[] signature = new byte[64];
        item.get().get(signature);

        assertThat(Keys.verify(KEY, base(), signature)).isTrue();
        signature[0] ^= 1;
        assertThat(Keys.verify(KEY, base(), signature)).isFalse();
    }

    @Test
    void namesABodyAsTheStandardOfDigestsDoes() {
        // RFC 9530 appendix B.1: the body {"hello": "world"} and a line feed.
        Sha256 body = Sha256.of("{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(SignatureBase.digestField(body)).isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    }

    private static byte[] base() {
        InnerList covered = (InnerList) Parser.parseDictionary(INPUT).get().get("sig-b26");
        return SignatureBase.of(covered, VALUES::get);
    }
}
