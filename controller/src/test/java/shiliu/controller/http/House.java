package shiliu.controller.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.InviteAnswer;
import shiliu.controller.api.LoginAnswer;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.PairAnswer;
import shiliu.controller.api.PairInvite;
import shiliu.controller.api.PairRequest;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.RootRequest;
import shiliu.controller.api.Signs;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.config.Communities;
import shiliu.controller.intake.PlaylistReader;
import shiliu.controller.intake.Preflight;
import shiliu.controller.office.Office;
import shiliu.controller.office.Setup;
import shiliu.controller.people.FirstSteps;
import shiliu.controller.people.NextRoot;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.RecoverySheet;
import shiliu.player.bundle.SignedTime;
import shiliu.player.bundle.SigningKey;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Messages;
import shiliu.player.net.Body;
import shiliu.player.net.RequestSigner;
import shiliu.player.net.SignedHttp;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.FontSet;
import shiliu.player.render.Renderer;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;

/** A real controller on a temporary folder, served on a port of 127.0.0.1, with its people. */
final class House implements AutoCloseable {
    static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    static final Set<String> COMMUNITIES = Set.of("guangming", "jinhui");

    static final List<Screen> STREET = List.of(screen("gate", "guangming"), screen("hall", "jinhui"));

    Office office;
    ControllerServer server;
    private final Path data;
    private final Limits limits;
    private final Street street;
    final HttpClient plain =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SigningKey recovery;
    private final String firstCode;
    private Optional<Person> chen = Optional.empty();

    private House(Path data, Limits limits, Street street, Setup.Done done) throws Exception {
        this.data = data;
        this.limits = limits;
        this.street = street;
        start();
        this.recovery = RecoverySheet.parse(done.recoverySheet());
        this.firstCode = done.administrator().code();
    }

    static House open(Path folder) throws Exception {
        return open(folder, Limits.DEFAULT.withPerAddress(500));
    }

    static House open(Path folder, Limits limits) throws Exception {
        return open(folder, limits, new Street(STREET));
    }

    /** What stands in the street, by which clock. */
    record Street(List<Screen> screens, Signs signs, Clock clock) {
        Street(List<Screen> screens) {
            this(screens, Signs.NONE, Clock.fixed(NOON, ZoneOffset.UTC));
        }
    }

    static House open(Path folder, Limits limits, Street street) throws Exception {
        Path data = folder.resolve("data");
        Messages english = Messages.in(Locale.ENGLISH, "shiliu.controller.messages");
        Setup.Done done = Setup.create(data, FirstSteps.administrator("chen", "Chen"), NOON, english);
        return new House(data, limits, street, done);
    }

    private void start() throws Exception {
        office = Office.open(
                new Office.Plan(data, street.screens(), COMMUNITIES, new Renderer(new FontSet()), street.clock()));
        server = ControllerServer.start(
                new ControllerServer.Listen("127.0.0.1", 0, limits), office, reader(), street.clock(), street.signs());
    }

    static PlaylistReader reader() {
        return new PlaylistReader(Communities.ofIds(COMMUNITIES), c -> true, Preflight.NONE);
    }

    /** The controller ends and begins anew, on another port. */
    void restart() throws Exception {
        close();
        start();
    }

    private static Screen screen(String id, String community) {
        return new Screen(
                id,
                "<b>" + id + "</b>",
                community,
                Set.of(),
                new Size(128, 32),
                Colour.MONO,
                10,
                15,
                ZoneId.of("Asia/Shanghai"),
                Optional.empty());
    }

    /** Somebody with a key; signs requests. */
    static final class Person {
        final String id;
        final SigningKey key;
        final SignedHttp http;

        Person(String id, SigningKey key, SignedHttp http) {
            this.id = id;
            this.key = key;
            this.http = http;
        }

        <T> T get(String path, Class<T> type) throws Exception {
            return http.send("GET", path, Body.NONE).as(type);
        }

        <T> T post(String path, Object body, Class<T> type) throws Exception {
            return http.send("POST", path, Body.json(body)).as(type);
        }
    }

    Person stranger() {
        return person("stranger", SigningKey.generate());
    }

    /** The first administrator, logged in and confirmed by the recovery key. */
    Person administrator() throws Exception {
        if (chen.isEmpty()) {
            Person person = login("chen", firstCode);
            confirm(person, person, recovery);
            chen = Optional.of(person);
        }
        return chen.get();
    }

    /** A new person with these roles, confirmed. */
    Person join(Person administrator, String id, String community, AccountRole... roles) throws Exception {
        NewPerson person = new NewPerson(id, id, Set.of(roles), community);
        String code =
                administrator.post("/v1/people", person, InviteAnswer.class).code();
        Person joined = login(id, code);
        confirm(administrator, joined, administrator.key);
        return joined;
    }

    /** A player of these screens. */
    Person player(Person administrator, String... screens) throws Exception {
        String code = administrator
                .post("/v1/players", new PairInvite(Set.of(screens)), InviteAnswer.class)
                .code();
        SigningKey key = SigningKey.generate();
        Person player = person(key.keyId(), key);
        player.post("/v1/pairings", new PairRequest(code, base64(key)), PairAnswer.class);
        return player;
    }

    Person login(String id, String code) throws Exception {
        SigningKey key = SigningKey.generate();
        Person person = person(id, key);
        person.post("/v1/logins", new LoginRequest(code, base64(key)), LoginAnswer.class);
        return person;
    }

    private void confirm(Person administrator, Person who, SigningKey root) throws Exception {
        PersonView view = administrator.http.send("GET", "/v1/people", Body.NONE).asList(PersonView.class).stream()
                .filter(person -> person.id().equals(who.id))
                .findFirst()
                .orElseThrow();
        Envelope next =
                Envelope.sign(DocumentType.ROOT, NextRoot.with(office.accounts().root(), view, NOON), List.of(root));
        administrator.post("/v1/people/" + who.id + "/confirmations", new RootRequest(next), PersonView.class);
    }

    Person person(String id, SigningKey key) {
        return person(id, key, InstantSource.fixed(NOON), Duration.ofSeconds(20));
    }

    Person person(String id, SigningKey key, InstantSource clock, Duration deadline) {
        SignedHttp http = new SignedHttp(
                server.address(),
                new SignedHttp.Identity(Optional.of(new RequestSigner(key, new SecureRandom())), clock, House::believe),
                deadline,
                Locale.ENGLISH);
        return new Person(id, key, http);
    }

    private static Optional<Instant> believe(Envelope envelope, String nonce) {
        try {
            SignedTime time = Json.read(envelope.payloadBytes(), SignedTime.class);
            return time.nonce().equals(nonce) ? Optional.of(time.time()) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    static String base64(SigningKey key) {
        return Base64.getEncoder().encodeToString(key.publicKey());
    }

    UploadAnswer upload(Person editor, String id, String text) throws Exception {
        return editor.http
                .send("POST", "/v1/playlists", Body.of("application/zip", zip(playlist(id, text))))
                .as(UploadAnswer.class);
    }

    /** Approves every item of a review as if its proof pictures had been looked at. */
    ReviewView approve(Person reviewer, String id) throws Exception {
        ReviewView review = reviewer.get("/v1/reviews/" + id, ReviewView.class);
        List<Envelope> approvals = new java.util.ArrayList<>();
        for (ReviewItem item : review.items()) {
            Approval approval = new Approval(
                    Approval.FORMAT,
                    item.blob().sha256(),
                    item.media().stream().map(Media::sha256).toList(),
                    List.of(new Approval.ProofPicture(new Size(128, 32), Colour.MONO, 1, Sha256.of(new byte[] {1}))),
                    NOON);
            approvals.add(Envelope.sign(DocumentType.APPROVAL, approval, List.of(reviewer.key)));
        }
        return reviewer.post("/v1/reviews/" + id + "/approvals", new ApprovalRequest(approvals), ReviewView.class);
    }

    static String playlist(String id, String text) {
        return """
                playlist: %s
                title: 标题
                community: guangming
                valid: {from: 2026-11-01, until: 2026-12-31}
                items:
                  - {kind: slogan, text: %s}
                """.formatted(id, text);
    }

    static byte[] zip(String yaml) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("playlist.yaml"));
            zip.write(yaml.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    /** An unsigned request; fields as name, value, name, value. */
    HttpResponse<byte[]> get(String path, String... fields) throws Exception {
        return request("GET", path, new byte[0], fields);
    }

    HttpResponse<byte[]> request(String method, String path, byte[] body, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return plain.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpResponse<byte[]> request(String method, String path, byte[] body, Map<String, String> fields) throws Exception {
        return request(
                method,
                path,
                body,
                fields.entrySet().stream()
                        .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new));
    }

    URI uri(String path) {
        return server.address().resolve(path);
    }

    static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        office.close();
    }
}
