package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ScreenView;
import shiliu.controller.api.SlotRequest;
import shiliu.controller.api.SlotView;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.http.House.Person;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Manifest;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.When;
import shiliu.protocols.driver.Proof;

/** What players ask for and send: orders, blobs in parts, reports, pictures. */
class PlayerRoutesIT {
    private static final String ORDERS = "/v1/screens/gate/orders";

    @TempDir
    Path folder;

    private House house;
    private Person chen;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder);
        chen = house.administrator();
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void streamsOrdersAsTheyAreGiven() throws Exception {
        Person operator = house.join(chen, "ma", "guangming", AccountRole.OPERATOR);
        try (BufferedReader early = stream()) {
            assertThat(early.readLine()).startsWith(":");
            OrderView first = stop(operator, 1);
            assertThat(event(early)).containsEntry("id", "" + first.number()).containsKey("data");

            OrderView second = stop(operator, 2);
            try (BufferedReader late = stream("Last-Event-ID", "" + first.number())) {
                assertThat(event(late)).containsEntry("id", "" + second.number());
            }
            Map<String, String> event = event(early);
            assertThat(event).containsEntry("id", "" + second.number()).containsEntry("event", "order");
            assertThat(Envelope.read(event.get("data").getBytes(StandardCharsets.UTF_8))
                            .payloadHash())
                    .isEqualTo(second.hash());
        }
        assertThat(Json.readList(house.get(ORDERS, "Accept", "application/json").body(), Envelope.class))
                .hasSize(2);
        assertThat(Json.readList(
                        house.get("/v1/screens/hall/orders", "Accept", "application/json")
                                .body(),
                        Envelope.class))
                .isEmpty();
        assertThat(house.get("/v1/screens/none/orders").statusCode()).isEqualTo(404);
    }

    @Test
    void timesThatCannotBeCountedAreRefused() {
        for (String wrong : List.of(
                "plays?from=-1000000000-01-01T00:00:00Z",
                "plays?to=%2B1000000000-12-31T23:59:59.999999999Z",
                "plays?from=soon",
                "disclosures?from=-999999999-01-01&to=-999999999-01-02",
                "disclosures?from=%2B999999999-12-31&to=%2B999999999-12-31")) {
            assertThatThrownBy(() -> chen.get("/v1/" + wrong, Object.class))
                    .as(wrong)
                    .isInstanceOfSatisfying(
                            ApiException.class,
                            refused -> assertThat(refused.status()).isEqualTo(400));
        }
    }

    @Test
    void sendsBlobsInParts() throws Exception {
        Person editor = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        UploadAnswer upload = house.upload(editor, "news", "共建美好家园");
        ReviewView review = editor.get("/v1/reviews/" + upload.review(), ReviewView.class);
        Sha256 name = review.items().get(0).blob().sha256();
        byte[] whole = blob(editor, name).body();
        assertThat(Sha256.of(whole)).isEqualTo(name);

        HttpResponse<byte[]> part = blob(editor, name, "Range", "bytes=2-5");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, 2, 6));
        assertThat(part.headers().firstValue("content-range")).contains("bytes 2-5/" + whole.length);
        assertThat(part.headers().firstValue("etag")).contains("\"" + name + "\"");

        HttpResponse<byte[]> last = blob(editor, name, "Range", "bytes=-3");
        assertThat(last.body()).isEqualTo(java.util.Arrays.copyOfRange(whole, whole.length - 3, whole.length));
        assertThat(blob(editor, name, "Range", "bytes=" + whole.length + "-").statusCode())
                .isEqualTo(416);
        assertThat(blob(editor, name, "Range", "bytes=2-5", "If-Range", "\"other\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(blob(editor, name, "If-None-Match", "\"" + name + "\"").statusCode())
                .isEqualTo(304);
        assertThat(house.get("/v1/blobs/" + "0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(house.get("/v1/blobs/..%2f..%2fshiliu.db").statusCode()).isEqualTo(404);
    }

    @Test
    void givesAnybodyWhatIsPublished() throws Exception {
        Person editor = house.join(chen, "li", "guangming", AccountRole.EDITOR);
        Person reviewer = house.join(chen, "yang", "guangming", AccountRole.REVIEWER);
        UploadAnswer upload = house.upload(editor, "news", "共建美好家园");
        editor.post(
                "/v1/slots",
                new SlotRequest(
                        Optional.empty(),
                        "news",
                        List.of("gate"),
                        When.ALWAYS,
                        Mode.FILLER,
                        Optional.empty(),
                        Optional.empty()),
                SlotView.class);
        assertThat(house.approve(reviewer, upload.review()).state()).isEqualTo(ReviewState.APPROVED);
        house.office.settle(Duration.ofSeconds(20));

        Manifest manifest = Json.read(
                Envelope.read(house.get("/v1/screens/gate/manifest").body()).payloadBytes(), Manifest.class);
        Manifest.Entry entry = manifest.items().get(0);
        for (BlobRef ref : List.of(entry.item(), entry.approvals().get(0))) {
            HttpResponse<byte[]> blob = house.get("/v1/blobs/" + ref.sha256());
            assertThat(Sha256.of(blob.body())).isEqualTo(ref.sha256());
            assertThat(blob.headers().firstValue("cache-control").orElseThrow()).contains("immutable");
        }

        editor.http.send("DELETE", "/v1/playlists/news", Body.NONE);
        house.office.settle(Duration.ofSeconds(20));
        assertThat(house.get("/v1/blobs/" + entry.item().sha256()).statusCode()).isEqualTo(404);
    }

    @Test
    void takesReportsOfItsOwnPlayerOnly() throws Exception {
        Person player = house.player(chen, "gate");
        Person other = house.player(chen, "hall");

        assertThat(player.http
                        .send("POST", "/v1/screens/gate/report", Body.json(report("gate")))
                        .status())
                .isEqualTo(204);
        assertThat(Json.read(house.get("/v1/screens/gate").body(), ScreenView.class)
                        .shown()
                        .orElseThrow()
                        .proof())
                .isEqualTo(Proof.OUTPUT);
        assertThat(refused(() -> other.http.send("POST", "/v1/screens/gate/report", Body.json(report("gate"))))
                        .status())
                .isEqualTo(403);
        assertThat(refused(() -> player.http.send("POST", "/v1/screens/gate/report", Body.json(report("hall"))))
                        .code())
                .isEqualTo("http.other-screen");
        assertThat(refused(() -> player.http.send(
                                "POST",
                                "/v1/screens/gate/report",
                                Body.of("application/json", "{\"a\":1}".getBytes(StandardCharsets.UTF_8))))
                        .code())
                .isEqualTo("http.bad-json");
    }

    @Test
    void keepsTheNewestPicture() throws Exception {
        Person player = house.player(chen, "gate");
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

        ApiException noPicture = refused(() ->
                player.http.send("POST", "/v1/screens/gate/frame", Body.of("image/png", new byte[] {1, 2, 3})));
        assertThat(noPicture.code()).isEqualTo("http.not-png");
        try {
            player.http.send("POST", "/v1/screens/gate/frame", Body.of("image/png", png));
            assertThat(house.get("/v1/screens/gate/frame").body()).isEqualTo(png);
        } catch (ApiException e) {
            assertThat(e.status()).as("the registry looks at it too").isEqualTo(422);
        }
    }

    private OrderView stop(Person operator, long sequence) throws Exception {
        Order order = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.screen("gate"),
                House.NOON.toEpochMilli() + sequence,
                House.NOON,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty());
        return operator.post(
                "/v1/orders",
                new OrderRequest(Envelope.sign(DocumentType.ORDER, order, List.of(operator.key))),
                OrderView.class);
    }

    private BufferedReader stream(String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(house.uri(ORDERS)).header("Accept", "text/event-stream");
        if (fields.length > 0) {
            request.headers(fields);
        }
        HttpResponse<InputStream> answer = house.plain.send(
                request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> event(BufferedReader lines) throws Exception {
        Map<String, String> event = new LinkedHashMap<>();
        while (true) {
            String line = lines.readLine();
            if (line.isEmpty() && !event.isEmpty()) {
                return event;
            }
            if (!line.startsWith(":") && !line.isEmpty()) {
                event.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2));
            }
        }
    }

    private HttpResponse<byte[]> blob(Person person, Sha256 name, String... fields) throws Exception {
        String path = "/v1/blobs/" + name;
        Map<String, String> all = new LinkedHashMap<>(new RequestSigner(person.key, new SecureRandom())
                .sign(RequestLine.of("GET", path), Optional.empty(), House.NOON)
                .fields());
        for (int i = 0; i < fields.length; i += 2) {
            all.put(fields[i], fields[i + 1]);
        }
        return house.request("GET", path, new byte[0], all);
    }

    private static final AtomicInteger SEQUENCE = new AtomicInteger();

    private static Report report(String screen) {
        return new Report(
                Report.FORMAT,
                screen,
                "0123456789abcdef0123456789abcdef",
                SEQUENCE.incrementAndGet(),
                House.NOON,
                new Report.Clock(true, true, 0),
                Optional.empty(),
                Optional.of(new Report.Shown(
                        Report.What.SAFE_CARD,
                        Optional.empty(),
                        Optional.empty(),
                        Sha256.of(new byte[0]),
                        Proof.OUTPUT,
                        House.NOON)),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static ApiException refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable request) {
        return catchThrowableOfType(ApiException.class, request);
    }
}
