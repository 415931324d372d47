package shiliu.player.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.InnerList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import shiliu.player.bundle.SigningKey;
import shiliu.player.net.RequestRefusedException.Reason;
import shiliu.player.playlist.Sha256;

class RequestVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");
    private static final SigningKey KEY = SigningKey.generate();
    private static final Optional<Sha256> BODY = Optional.of(Sha256.of("{}".getBytes(StandardCharsets.UTF_8)));
    private static final RequestLine LINE = RequestLine.of("POST", "/v1/slots?dry=1");

    private final RequestSigner signer = new RequestSigner(KEY, new SecureRandom());
    private final RequestVerifier verifier =
            new RequestVerifier(new NonceMemory(100, 50), NOW.minus(Duration.ofHours(1)));

    @Test
    void letsInWhatWasSigned() throws Exception {
        VerifiedRequest verified = verify(LINE, signed(LINE, BODY, NOW), true, NOW);

        assertThat(verified.keyId()).isEqualTo(KEY.keyId());
        assertThat(verified.body()).isEqualTo(BODY);
        assertThatCode(() -> verified.checkBody(BODY)).doesNotThrowAnyException();
    }

    @Test
    void letsInARequestWithoutBody() throws Exception {
        RequestLine line = RequestLine.of("DELETE", "/v1/slots/a");
        VerifiedRequest verified = verify(line, signed(line, Optional.empty(), NOW), false, NOW);

        assertThatCode(() -> verified.checkBody(Optional.empty())).doesNotThrowAnyException();
        assertThat(catchThrowableOfType(RequestRefusedException.class, () -> verified.checkBody(BODY))
                        .reason())
                .isEqualTo(Reason.DIGEST_DIFFERS);
    }

    @Test
    void refusesAnotherBody() throws Exception {
        VerifiedRequest verified = verify(LINE, signed(LINE, BODY, NOW), true, NOW);
        Optional<Sha256> other = Optional.of(Sha256.of("{ }".getBytes(StandardCharsets.UTF_8)));

        for (Optional<Sha256> received : List.of(other, Optional.<Sha256>empty())) {
            RequestRefusedException refused =
                    catchThrowableOfType(RequestRefusedException.class, () -> verified.checkBody(received));
            assertThat(refused.reason()).isEqualTo(Reason.DIGEST_DIFFERS);
        }
    }

    @Test
    void refusesARequestWithoutSignature() {
        assertThat(refusal(LINE, Map.of(), true, NOW)).isEqualTo(Reason.MISSING);
    }

    @Test
    void refusesHalfASignature() {
        for (String field : List.of("signature", "signature-input", "content-digest")) {
            Map<String, List<String>> fields = signed(LINE, BODY, NOW);
            fields.remove(field);
            assertThat(refusal(LINE, fields, true, NOW)).as(field).isEqualTo(Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @CsvSource({"PUT,/v1/slots?dry=1", "POST,/v1/slotz?dry=1", "POST,/v1/slots?dry=0", "POST,/v1/slots"})
    void refusesAnotherRequestLine(String method, String target) {
        RequestLine other = RequestLine.of(method, target);
        assertThat(refusal(other, signed(LINE, BODY, NOW), true, NOW)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesEverySingleByteThatIsChanged() {
        Map<String, List<String>> fields = signed(LINE, BODY, NOW);
        for (String field : fields.keySet()) {
            String text = fields.get(field).get(0);
            for (int at = 0; at < text.length(); at += 3) {
                char other = text.charAt(at) == 'A' ? 'B' : 'A';
                Map<String, List<String>> changed = new LinkedHashMap<>(fields);
                changed.put(field, List.of(text.substring(0, at) + other + text.substring(at + 1)));
                assertThat(refusal(LINE, changed, true, NOW))
                        .as(changed.toString())
                        .isIn(Reason.MALFORMED, Reason.UNKNOWN_KEY, Reason.BAD_SIGNATURE);
            }
        }
    }

    @Test
    void refusesAChangedDigestThatIsStillOne() {
        Map<String, List<String>> fields = signed(LINE, BODY, NOW);
        Sha256 other = Sha256.of("other".getBytes(StandardCharsets.UTF_8));
        fields.put("content-digest", List.of(SignatureBase.digestField(other)));
        assertThat(refusal(LINE, fields, true, NOW)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesASignatureThatCoversLess() {
        for (String left : SignatureBase.components(true)) {
            List<String> covered = new ArrayList<>(SignatureBase.components(true));
            covered.remove(left);
            assertThat(refusal(LINE, covering(covered), true, NOW)).as(left).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refusesASignatureThatCoversMoreOrTwice() {
        for (String more : List.of("@authority", "@method", "content-length")) {
            List<String> covered = new ArrayList<>(SignatureBase.components(true));
            covered.add(more);
            assertThat(refusal(LINE, covering(covered), true, NOW)).as(more).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refusesASignatureOfTheHeadAloneWhereABodyFollows() {
        assertThat(refusal(LINE, signed(LINE, Optional.empty(), NOW), true, NOW))
                .isEqualTo(Reason.MALFORMED);
        assertThat(refusal(LINE, signed(LINE, BODY, NOW), false, NOW)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesTwoSignatures() {
        Map<String, List<String>> first = signed(LINE, BODY, NOW);
        Map<String, List<String>> second = signed(LINE, BODY, NOW);
        for (String join : List.of(", ", ",")) {
            Map<String, List<String>> both = new LinkedHashMap<>(first);
            for (String field : List.of("signature-input", "signature")) {
                String other = second.get(field).get(0).replaceFirst("sig1", "sig2");
                both.put(field, List.of(first.get(field).get(0) + join + other));
            }
            assertThat(refusal(LINE, both, true, NOW)).isEqualTo(Reason.MALFORMED);
        }
    }

    @Test
    void refusesAFieldThatComesTwice() {
        for (String field : List.of("signature-input", "signature", "content-digest")) {
            Map<String, List<String>> fields = signed(LINE, BODY, NOW);
            fields.put(
                    field, List.of(fields.get(field).get(0), fields.get(field).get(0)));
            assertThat(refusal(LINE, fields, true, NOW)).as(field).isEqualTo(Reason.MALFORMED);

            String text = fields.get(field).get(0);
            fields.put(field, List.of(text + ", " + text));
            assertThat(refusal(LINE, fields, true, NOW)).as(field + " joined").isEqualTo(Reason.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";created=1.5",
                ";alg=\"hmac-sha256\"",
                ";nonce=\"short\"",
                ";keyid=\"../../etc\"",
                ";expires=1",
                ";tag=\"x\""
            })
    void refusesOtherParameters(String parameter) {
        Map<String, List<String>> fields = signed(LINE, BODY, NOW);
        String name = parameter.substring(1, parameter.indexOf('='));
        String text = fields.get("signature-input").get(0).replaceFirst(";" + name + "=(\"[^\"]*\"|[0-9]+)", "");
        fields.put("signature-input", List.of(text + parameter));
        assertThat(refusal(LINE, fields, true, NOW)).isEqualTo(Reason.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sig1", "sig1=?1", "=", "sig1=(", "sig1=:AA==:", "sig1=:é:", "sig1=();created"})
    void refusesWhatIsNoSignature(String text) {
        for (String field : List.of("signature-input", "signature")) {
            Map<String, List<String>> fields = signed(LINE, BODY, NOW);
            fields.put(field, List.of(text));
            assertThat(refusal(LINE, fields, true, NOW)).isIn(Reason.MALFORMED, Reason.BAD_SIGNATURE);
        }
    }

    @Test
    void refusesAFieldWithoutEnd() {
        Map<String, List<String>> fields = signed(LINE, BODY, NOW);
        fields.put("signature", List.of("sig1=:" + "A".repeat(4000) + ":"));
        assertThat(refusal(LINE, fields, true, NOW)).isEqualTo(Reason.MALFORMED);
    }

    @Test
    void refusesAKeyThatNobodyKnows() {
        RequestSigner stranger = new RequestSigner(SigningKey.generate(), new SecureRandom());
        assertThat(refusal(LINE, fields(stranger.sign(LINE, BODY, NOW)), true, NOW))
                .isEqualTo(Reason.UNKNOWN_KEY);
    }

    @Test
    void refusesTheKeyIdOfAnother() {
        RequestSigner stranger = new RequestSigner(SigningKey.generate(), new SecureRandom());
        Map<String, List<String>> fields = fields(stranger.sign(LINE, BODY, NOW));
        String text = fields.get("signature-input").get(0).replace(stranger.keyId(), KEY.keyId());
        fields.put("signature-input", List.of(text));
        assertThat(refusal(LINE, fields, true, NOW)).isEqualTo(Reason.BAD_SIGNATURE);
    }

    @ParameterizedTest
    @CsvSource({"-121,SKEW", "121,SKEW", "-500000000,SKEW"})
    void refusesAWrongClock(long seconds, Reason reason) {
        assertThat(refusal(LINE, signed(LINE, BODY, NOW.plusSeconds(seconds)), true, NOW))
                .isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {-120, 120})
    void bearsAClockThatIsALittleOff(long seconds) throws Exception {
        assertThat(verify(LINE, signed(LINE, BODY, NOW.plusSeconds(seconds)), true, NOW)
                        .keyId())
                .isEqualTo(KEY.keyId());
    }

    @Test
    void tellsTheNonceOfARequestWithAWrongClock() {
        SignatureHeaders headers = signer.sign(LINE, BODY, NOW.minusSeconds(9999));
        RequestRefusedException refused =
                catchThrowableOfType(RequestRefusedException.class, () -> verify(LINE, fields(headers), true, NOW));
        assertThat(refused.nonce()).isEqualTo(headers.nonce());
    }

    @Test
    void refusesWhatWasSignedBeforeTheStart() {
        RequestVerifier restarted = new RequestVerifier(new NonceMemory(100, 50), NOW);
        RequestRefusedException refused = catchThrowableOfType(
                RequestRefusedException.class,
                () -> restarted.verify(
                        head(LINE, signed(LINE, BODY, NOW.minusSeconds(1)), true), RequestVerifierTest::key, NOW));
        assertThat(refused.reason()).isEqualTo(Reason.SKEW);
    }

    @Test
    void letsEachRequestInOnce() throws Exception {
        Map<String, List<String>> fields = signed(LINE, BODY, NOW);
        verify(LINE, fields, true, NOW);
        assertThat(refusal(LINE, fields, true, NOW)).isEqualTo(Reason.REPLAYED);
        assertThat(refusal(LINE, fields, true, NOW.plusSeconds(120))).isEqualTo(Reason.REPLAYED);
        assertThat(refusal(LINE, fields, true, NOW.plusSeconds(121))).isEqualTo(Reason.SKEW);
    }

    @Test
    void refusesMoreThanItCanRemember() throws Exception {
        for (int i = 0; i < 50; i++) {
            verify(LINE, signed(LINE, BODY, NOW), true, NOW);
        }
        assertThat(refusal(LINE, signed(LINE, BODY, NOW), true, NOW)).isEqualTo(Reason.TOO_MANY);
        Instant later = NOW.plusSeconds(200);
        assertThat(verify(LINE, signed(LINE, BODY, later), true, later).keyId()).isEqualTo(KEY.keyId());
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "http://x/v1", "v1", "/v 1", "/é", "/a#b", "/a\nb", "/a?b c", "/a?b#c"})
    void takesOnlyRequestsInOriginForm(String target) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> RequestLine.of("GET", target)))
                .isNotNull();
    }

    private Map<String, List<String>> covering(List<String> components) {
        String nonce = "0123456789abcdef" + components.hashCode();
        InnerList covered =
                SignatureBase.parameters(components, NOW.getEpochSecond(), nonce.replace("-", "_"), KEY.keyId());
        String digest = SignatureBase.digestField(BODY.orElseThrow());
        byte[] base = SignatureBase.of(
                covered,
                name -> name.startsWith("@a") || name.endsWith("th") && !name.startsWith("@")
                        ? "x"
                        : SignatureBase.value(name, LINE, digest));
        String signature = ByteSequenceItem.valueOf(KEY.sign(base)).serialize();
        return fields(
                new SignatureHeaders(nonce, Optional.of(digest), "sig1=" + covered.serialize(), "sig1=" + signature));
    }

    private Map<String, List<String>> signed(RequestLine line, Optional<Sha256> body, Instant at) {
        return fields(signer.sign(line, body, at));
    }

    private static Map<String, List<String>> fields(SignatureHeaders headers) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        headers.fields().forEach((name, value) -> fields.put(name.toLowerCase(Locale.ROOT), List.of(value)));
        return fields;
    }

    private VerifiedRequest verify(RequestLine line, Map<String, List<String>> fields, boolean hasBody, Instant now)
            throws RequestRefusedException {
        return verifier.verify(head(line, fields, hasBody), RequestVerifierTest::key, now);
    }

    private Reason refusal(RequestLine line, Map<String, List<String>> fields, boolean hasBody, Instant now) {
        return catchThrowableOfType(RequestRefusedException.class, () -> verify(line, fields, hasBody, now))
                .reason();
    }

    private static RequestVerifier.Head head(RequestLine line, Map<String, List<String>> fields, boolean hasBody) {
        return new RequestVerifier.Head(line, name -> fields.getOrDefault(name, List.of()), hasBody);
    }

    private static Optional<byte[]> key(String id) {
        return id.equals(KEY.keyId()) ? Optional.of(KEY.publicKey()) : Optional.empty();
    }
}
