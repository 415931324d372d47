package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.PairAnswer;
import shiliu.controller.api.PairRequest;
import shiliu.controller.office.Setup;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.message.Messages;

/** A controller as it is after its first start: nobody comes in by what every scanner tries, and it listens at one place. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoDefaultLoginIT {
    private static final Messages MESSAGES = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");
    private static final int ROUTES_EACH = 4;
    private static final List<String> NAMES =
            List.of("admin", "root", "administrator", "user", "test", "guest", "operator", "shiliu", "service", "");
    private static final List<String> WORDS = List.of(
            "admin",
            "root",
            "password",
            "123456",
            "888888",
            "000000",
            "12345678",
            "admin123",
            "shiliu",
            "test",
            "1234",
            "default",
            "666666",
            "");
    private static final List<String> CODES = List.of(
            "000000",
            "0000-0000-0000-0000",
            "111111",
            "123456",
            "1234-5678-9012-3456",
            "888888",
            "666666",
            "admin",
            "root",
            "password",
            "shiliu",
            "test",
            "default",
            "code",
            "AAAA-AAAA-AAAA-AAAAA",
            "2222-2222-2222-22222",
            "null",
            "%",
            "*",
            "' OR '1'='1",
            " ",
            "");
    private static final List<String> PAGES = List.of(
            "/login",
            "/admin",
            "/signin",
            "/api/login",
            "/v1/login",
            "/v1/session",
            "/v1/token",
            "/oauth/token",
            "/manager/html",
            "/cgi-bin/luci",
            "/console",
            "/actuator/env",
            "/wp-login.php",
            "/debug",
            "/setup",
            "/install",
            "/.env",
            "/.git/config",
            "/controller.key",
            "/shiliu.db");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private Setup.Done setup;
    private Child controller;
    private URI address;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        setup = InitCommand.setUp(
                folder.resolve("data"), "admin", "admin", Clock.systemUTC().instant(), MESSAGES);
        Path config = Files.writeString(
                folder.resolve("controller.yaml"),
                "listen: {host: 127.0.0.1, port: 8460}\ndata: data\ncommunities: [{id: a, name: A}]\nscreens: []\n");
        controller = Child.start(
                folder.resolve("log"),
                Child.Launcher.of(Main.class).command("serve", "--config", config.toString(), "--port", "0"));
        Pattern said = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> said.matcher(controller.said()).find() || !controller.lives());
        Matcher found = said.matcher(controller.said());
        assertThat(found.find()).as(controller.said()).isTrue();
        address = URI.create(found.group());
    }

    @AfterAll
    void end() {
        controller.close();
    }

    /** Some header field that many devices take for somebody. */
    private record Login(String field, String value) {}

    private static List<Login> logins() {
        List<Login> logins = new ArrayList<>(List.of(new Login("X-Nobody", "1")));
        for (String name : NAMES) {
            for (String word : WORDS) {
                String both = Base64.getEncoder().encodeToString((name + ":" + word).getBytes(StandardCharsets.UTF_8));
                logins.add(new Login("Authorization", "Basic " + both));
            }
        }
        for (String word : WORDS) {
            logins.add(new Login("Authorization", "Bearer " + word));
            logins.add(new Login("Cookie", "session=" + word + "; JSESSIONID=" + word + "; token=" + word));
            logins.add(new Login("X-Api-Key", word));
            logins.add(new Login("X-Remote-User", word));
        }
        String jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZG1pbiJ9.";
        logins.add(new Login("Authorization", "Bearer " + jwt));
        logins.add(new Login("X-Forwarded-For", "127.0.0.1"));
        logins.add(new Login("X-Original-URL", "/healthz"));
        logins.add(new Login("X-HTTP-Method-Override", "GET"));
        return logins;
    }

    @Test
    void noLoginThatIsCommonOpensAChangingRoute() throws Exception {
        List<String> routes = changing();
        assertThat(routes).hasSizeGreaterThan(12);
        assertThat(logins()).hasSizeGreaterThanOrEqualTo(200);
        List<Login> logins = logins();
        for (int i = 0; i < logins.size(); i++) {
            // The first at all of them, the others at some in turn.
            for (int j = 0; j < (i == 0 ? routes.size() : ROUTES_EACH); j++) {
                String route = routes.get((i * ROUTES_EACH + j) % routes.size());
                Login login = logins.get(i);
                String[] parts = route.split(" ");
                HttpResponse<String> answer = send(parts[0], parts[1], "", login.field(), login.value());
                assertThat(answer.statusCode()).as("%s as %s", route, login).isEqualTo(401);
                assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
            }
        }
        // What changes by another door is behind the same lock.
        for (String route : routes) {
            String path = route.split(" ")[1];
            for (String method : List.of("PUT", "PATCH", "DELETE", "POST")) {
                assertThat(send(method, path + "?token=admin&user=admin&admin=1", "{}")
                                .statusCode())
                        .as("%s %s", method, path)
                        .isBetween(400, 499);
            }
        }
    }

    @Test
    void noPageOfAnotherDeviceIsHere() throws Exception {
        for (String page : PAGES) {
            for (String word : List.of("admin", "123456")) {
                HttpResponse<String> answer = send(
                        "POST",
                        page,
                        "username=admin&password=" + word,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
                assertThat(answer.statusCode()).as(page).isBetween(400, 499);
                assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
            }
            assertThat(send("GET", page, "").statusCode()).as(page).isEqualTo(404);
        }
    }

    @Test
    void noCodeThatIsCommonIsGoodAndTheRealOneStaysSo() throws Exception {
        DemoPerson.Place place = new DemoPerson.Place(address, Clock.systemUTC(), MESSAGES);
        SigningKey key = SigningKey.generate();
        // One client, for each keeps a connection, and there may be 32 from one address.
        ControllerClient client = place.client(key);
        String text = Base64.getEncoder().encodeToString(key.publicKey());
        for (String code : CODES) {
            LoginRequest login = new LoginRequest(code, text);
            PairRequest pair = new PairRequest(code, text);
            assertThat(refusal(() -> client.post("/v1/logins", login, LoginAnswer.class)))
                    .as("login by '%s'", code)
                    .isEqualTo(ExitCode.NOT_PERMITTED);
            assertThat(refusal(() -> client.post("/v1/pairings", pair, PairAnswer.class)))
                    .as("pairing by '%s'", code)
                    .isEqualTo(ExitCode.NOT_PERMITTED);
        }
        String real = setup.administrator().code();
        assertThat(refusal(() -> client.post("/v1/pairings", new PairRequest(real, text), PairAnswer.class)))
                .as("a person's code is no player's")
                .isEqualTo(ExitCode.NOT_PERMITTED);
        assertThat(DemoPerson.login(place, real).id()).isEqualTo("admin");
        assertThat(refusal(() -> DemoPerson.login(place, real))).as("once").isEqualTo(ExitCode.NOT_PERMITTED);
    }

    /** Asks for something that may be refused. */
    private interface Ask {
        Object ask() throws CommandException;
    }

    private static ExitCode refusal(Ask ask) {
        try {
            ask.ask();
            return ExitCode.DONE;
        } catch (CommandException e) {
            return e.exitCode();
        }
    }

    @Test
    void twoControllersShareNoSecret(@TempDir Path other) throws Exception {
        Setup.Done second = InitCommand.setUp(
                other.resolve("data"), "admin", "admin", Clock.systemUTC().instant(), MESSAGES);
        assertThat(second.administrator().code())
                .isNotEqualTo(setup.administrator().code());
        assertThat(second.trustRoot()).isNotEqualTo(setup.trustRoot());
        assertThat(second.recoverySheet()).isNotEqualTo(setup.recoverySheet());
    }

    @Test
    void onlyTheDeclaredPortIsOpenAndOnlyHere() throws Exception {
        Set<String> own = sockets(controller.pid());
        List<String> open = new ArrayList<>();
        for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
            Path table = Path.of("/proc/net", protocol);
            for (String line : Files.exists(table) ? Files.readAllLines(table) : List.<String>of()) {
                String[] fields = line.strip().split("\\s+");
                boolean listens = protocol.startsWith("udp") || fields[3].equals("0A");
                if (listens && fields.length > 9 && own.contains(fields[9])) {
                    open.add(protocol + " " + fields[1]);
                }
            }
        }
        String port = String.format(Locale.ROOT, ":%04X", address.getPort());
        assertThat(open)
                .isNotEmpty()
                .allSatisfy(place -> assertThat(place).startsWith("tcp").endsWith(port));
        // 127.0.0.1 as itself and as IPv6 writes it.
        assertThat(open).allMatch(place -> place.contains(" 0100007F:") || place.contains("FFFF00000100007F:"));
    }

    private static Set<String> sockets(long pid) throws Exception {
        Set<String> sockets = new HashSet<>();
        Pattern socket = Pattern.compile("socket:\\[([0-9]+)]");
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            for (Path file : files.toList()) {
                Optional<Path> target = target(file);
                Matcher found = socket.matcher(target.map(Path::toString).orElse(""));
                if (found.matches()) {
                    sockets.add(found.group(1));
                }
            }
        }
        return sockets;
    }

    private static Optional<Path> target(Path link) {
        try {
            return Optional.of(Files.readSymbolicLink(link));
        } catch (java.io.IOException e) {
            // closed meanwhile
            return Optional.empty();
        }
    }

    /** Every route that changes something, as the controller itself describes them, its parameters filled in. */
    private List<String> changing() throws Exception {
        List<String> routes = new ArrayList<>();
        String path = "";
        HttpResponse<String> described = send("GET", "/v1/openapi.yaml", "");
        assertThat(described.statusCode()).as(described.body()).isEqualTo(200);
        for (String line : described.body().lines().toList()) {
            if (line.matches("  /\\S*:")) {
                path = line.strip().replaceAll(":$", "").replaceAll("\\{[^}]*}", "gate");
            } else if (line.matches("    (post|put|patch|delete):")) {
                routes.add(line.strip().replace(":", "").toUpperCase(Locale.ROOT) + " " + path);
            }
        }
        return routes;
    }

    private HttpResponse<String> send(String method, String path, String body, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body.isEmpty() || method.equals("DELETE")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
