package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.controller.api.AccountRole;
import shiliu.controller.http.House.Person;
import shiliu.player.bundle.SigningKey;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.playlist.Sha256;

/** Deny by default: every changing route against every kind of caller who may not use it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessIT {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private House house;
    private Person chen;
    private Person player;
    private final Map<AccountRole, Person> people = new LinkedHashMap<>();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        house = House.open(folder);
        chen = house.administrator();
        for (AccountRole role : AccountRole.values()) {
            people.put(role, house.join(chen, role.name().toLowerCase(java.util.Locale.ROOT), "guangming", role));
        }
        player = house.player(chen, "gate");
    }

    @AfterAll
    void close() throws Exception {
        house.close();
    }

    static Stream<Route> changing() {
        return Stream.of(Route.values()).filter(route -> !route.method().name().equals("GET"));
    }

    static Stream<Route> closed() {
        return Stream.of(Route.values()).filter(route -> route.access().kind() != Access.Kind.OPEN);
    }

    @Test
    void whatIsOpenChangesNothing() {
        assertThat(changing()).noneMatch(route -> route.access().kind() == Access.Kind.OPEN);
        assertThat(changing()).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesWhoDidNotSign(Route route) throws Exception {
        HttpResponse<byte[]> answer = house.request(route.method().name(), path(route), body(route));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(House.text(answer)).contains("http.signature-missing");
        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesAKeyThatNobodyKnows(Route route) throws Exception {
        HttpResponse<byte[]> answer = signed(route, SigningKey.generate(), Map.of());
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(House.text(answer)).contains("http.signature-key");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesTheNameOfAnothersKey(Route route) throws Exception {
        SigningKey own = SigningKey.generate();
        HttpResponse<byte[]> answer = signed(route, own, Map.of(own.keyId(), chen.key.keyId()));
        assertThat(answer.statusCode()).isEqualTo(401);
        if (route.access().kind() == Access.Kind.NEW_KEY) {
            assertThat(House.text(answer)).contains("http.signature-key");
        } else {
            assertThat(House.text(answer)).contains("http.signature-bad");
        }
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesWhatWasSentBefore(Route route) throws Exception {
        if (route.access().kind() == Access.Kind.NEW_KEY) {
            return;
        }
        SigningKey key = somebodyFor(route).key;
        Map<String, String> fields = fields(route, key);
        int first = house.request(route.method().name(), path(route), body(route), fields)
                .statusCode();
        assertThat(first).isNotEqualTo(401);
        HttpResponse<byte[]> again = house.request(route.method().name(), path(route), body(route), fields);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(House.text(again)).contains("http.signature-replayed");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesAnotherBody(Route route) throws Exception {
        if (route.body() == Route.Body.NONE || route.access().kind() == Access.Kind.NEW_KEY) {
            return;
        }
        Map<String, String> fields = fields(route, somebodyFor(route).key);
        byte[] other = "{ }".getBytes(StandardCharsets.UTF_8);
        HttpResponse<byte[]> answer = house.request(route.method().name(), path(route), other, fields);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(House.text(answer)).contains("http.signature-digest");
    }

    @ParameterizedTest
    @MethodSource("closed")
    void refusesEveryoneElse(Route route) throws Exception {
        if (route.access().kind() == Access.Kind.NEW_KEY) {
            return;
        }
        for (Person caller : strangersTo(route)) {
            HttpResponse<byte[]> answer = signed(route, caller.key, Map.of());
            assertThat(answer.statusCode()).as(caller.id).isEqualTo(403);
            assertThat(House.text(answer)).contains("http.not-permitted");
        }
    }

    @ParameterizedTest
    @EnumSource(value = AccountRole.class)
    void letsEachRoleDoItsOwn(AccountRole role) throws Exception {
        for (Route route : Route.values()) {
            if (route.access().kind() == Access.Kind.PERSON
                    && route.access().roles().contains(role)) {
                HttpResponse<byte[]> answer = signed(route, people.get(role).key, Map.of());
                assertThat(House.text(answer))
                        .as(route.name())
                        .doesNotContain("\"http.not-permitted\"", "\"http.not-found\"");
                assertThat(answer.statusCode()).as(route.name()).isNotIn(401, 405, 500);
            }
        }
    }

    @Test
    void forgetsWhoWasShutOut() throws Exception {
        Person gone = house.join(chen, "gone", "guangming", AccountRole.TECHNICIAN);
        assertThat(gone.http.send("GET", "/v1/slots", Body.NONE).status()).isEqualTo(200);
        var next = shiliu.player.bundle.Envelope.sign(
                shiliu.player.bundle.DocumentType.ROOT,
                shiliu.controller.people.NextRoot.without(
                        house.office.accounts().root(), "gone", House.NOON),
                List.of(chen.key));
        chen.post(
                "/v1/people/gone/revocations",
                new shiliu.controller.api.RevokeRequest(Optional.of(next)),
                shiliu.controller.api.PersonView.class);
        ApiException refused =
                catchThrowableOfType(ApiException.class, () -> gone.http.send("GET", "/v1/slots", Body.NONE));
        assertThat(refused.code()).isEqualTo("http.signature-key");
    }

    private List<Person> strangersTo(Route route) {
        List<Person> strangers = new ArrayList<>();
        if (route.access().kind() == Access.Kind.PLAYER) {
            strangers.addAll(people.values());
            strangers.add(chen);
            return strangers;
        }
        Set<AccountRole> others = EnumSet.allOf(AccountRole.class);
        others.removeAll(route.access().roles());
        others.forEach(role -> strangers.add(people.get(role)));
        strangers.add(player);
        return strangers;
    }

    private Person somebodyFor(Route route) {
        if (route.access().kind() == Access.Kind.PLAYER) {
            return player;
        }
        return people.get(route.access().roles().iterator().next());
    }

    private HttpResponse<byte[]> signed(Route route, SigningKey key, Map<String, String> replace) throws Exception {
        Map<String, String> fields = fields(route, key);
        replace.forEach(
                (from, to) -> fields.computeIfPresent("Signature-Input", (name, value) -> value.replace(from, to)));
        return house.request(route.method().name(), path(route), body(route), fields);
    }

    private static Map<String, String> fields(Route route, SigningKey key) {
        byte[] body = body(route);
        return new RequestSigner(key, new SecureRandom())
                .sign(
                        RequestLine.of(route.method().name(), path(route)),
                        body.length == 0 ? Optional.empty() : Optional.of(Sha256.of(body)),
                        House.NOON)
                .fields();
    }

    private static byte[] body(Route route) {
        return switch (route.body()) {
            case NONE -> new byte[0];
            case CODE ->
                ("{\"code\":\"x\",\"key\":\"" + House.base64(SigningKey.generate()) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
            default -> BODY;
        };
    }

    private static String path(Route route) {
        return route.path().replace(":screen", "gate").replaceAll(":[a-z0-9]+", "gate");
    }
}
