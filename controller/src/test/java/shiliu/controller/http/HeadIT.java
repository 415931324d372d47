package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.controller.http.House.Person;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;

/** The head of a GET is asked for alone with HEAD; every other method that a route has not is refused by name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadIT {
    private House house;
    private Person chen;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        house = House.open(folder);
        chen = house.administrator();
    }

    @AfterAll
    void close() throws Exception {
        house.close();
    }

    static Stream<Route> heads() {
        return Stream.of(Route.values()).filter(Route::hasHead);
    }

    /** Also where the answer is a refusal, as for what is not there. */
    @ParameterizedTest
    @MethodSource("heads")
    void theSameHeadWithoutTheBody(Route route) throws Exception {
        HttpResponse<byte[]> get = ask("GET", route);
        HttpResponse<byte[]> head = ask("HEAD", route);
        assertThat(head.body()).isEmpty();
        assertThat(head.statusCode()).isEqualTo(get.statusCode());
        // A measurement is another one each time.
        assertThat(fields(head, route == Route.METRICS)).isEqualTo(fields(get, route == Route.METRICS));
        assertThat(get.headers().firstValueAsLong("content-length")).hasValue(get.body().length);
    }

    private static Map<String, List<String>> fields(HttpResponse<byte[]> answer, boolean anyLength) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(answer.headers().map());
        if (anyLength) {
            fields.remove("content-length");
        }
        return fields;
    }

    /** Bytes after the head would be taken for the next answer. */
    @Test
    void nothingFollowsOnTheSameConnection() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", house.server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String both = "HEAD /v1/screens/gate/manifest?wait=30 HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "HEAD /v1/screens HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
            out.write(both.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            InputStream in = socket.getInputStream();
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(all.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
            assertThat(all).endsWith("ok\n").doesNotContain("payloadType", "\"id\"");
        }
    }

    @ParameterizedTest
    @EnumSource(Route.class)
    void otherMethodsAreRefusedWithThoseThatThereAre(Route route) throws Exception {
        for (String method : List.of("PUT", "PATCH", "DELETE", "OPTIONS", "HEAD")) {
            String target = target(route);
            List<String> there = Stream.of(Route.values())
                    .filter(other -> target.matches(other.path().replaceAll(":[a-z0-9]+", "[^/]+")))
                    .flatMap(other -> other.hasHead()
                            ? Stream.of("HEAD", other.method().name())
                            : Stream.of(other.method().name()))
                    .distinct()
                    .sorted()
                    .toList();
            if (!there.contains(method)) {
                HttpResponse<byte[]> answer = house.request(method, target, new byte[0]);
                assertThat(answer.statusCode()).as(method + " " + target).isEqualTo(405);
                assertThat(answer.headers().firstValue("allow")).contains(String.join(", ", there));
            }
        }
    }

    private HttpResponse<byte[]> ask(String method, Route route) throws Exception {
        String target = target(route);
        Map<String, String> fields = route.access().kind() == Access.Kind.OPEN
                ? Map.of()
                : new RequestSigner(chen.key, new SecureRandom())
                        .sign(RequestLine.of(method, target), Optional.empty(), House.NOON)
                        .fields();
        return house.request(method, target, new byte[0], fields);
    }

    private static String target(Route route) {
        return route.path().replace(":version", "1").replaceAll(":[a-z0-9]+", "gate");
    }
}
