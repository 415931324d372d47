package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.PersonView;
import shiliu.controller.api.PlaylistView;
import shiliu.controller.api.RevokeRequest;
import shiliu.controller.api.Signs;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.api.UploadRequest;
import shiliu.controller.api.UploadView;
import shiliu.controller.api.UploadedArchive;
import shiliu.controller.http.House.Person;
import shiliu.controller.http.House.Street;
import shiliu.controller.keep.KeepRules;
import shiliu.controller.office.World;
import shiliu.controller.people.NextRoot;
import shiliu.controller.uploads.Uploads;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.net.ApiException;
import shiliu.player.net.Body;
import shiliu.player.net.RequestLine;
import shiliu.player.net.RequestSigner;
import shiliu.player.playlist.Sha256;

/** Archives that arrive in pieces, over HTTP. */
class ResumableUploadIT {
    private static final String TYPE = "application/partial-upload";

    @TempDir
    Path folder;

    private final World.SettableClock clock = new World.SettableClock(House.NOON);
    private House house;
    private Person editor;

    @BeforeEach
    void open() throws Exception {
        house = House.open(folder, Limits.DEFAULT, new Street(House.STREET, Signs.NONE, clock));
        editor = house.join(house.administrator(), "li", "guangming", AccountRole.EDITOR);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private static byte[] noise(int length, int seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static String path(byte[] whole) {
        return "/v1/uploads/" + Sha256.of(whole);
    }

    private UploadView begin(Person who, byte[] whole) throws Exception {
        return who.http
                .send("PUT", path(whole), Body.json(new UploadRequest(whole.length)))
                .as(UploadView.class);
    }

    private UploadView send(byte[] whole, int from, int until) throws Exception {
        byte[] piece = Arrays.copyOfRange(whole, from, until);
        return editor.http
                .send("PATCH", path(whole) + "?offset=" + from, Body.of(TYPE, piece))
                .as(UploadView.class);
    }

    private ApiException refused(byte[] whole, long offset, byte[] piece) {
        return catchThrowableOfType(
                ApiException.class,
                () -> editor.http.send("PATCH", path(whole) + "?offset=" + offset, Body.of(TYPE, piece)));
    }

    private HttpResponse<byte[]> signed(Person who, String method, String target) throws Exception {
        return house.request(
                method,
                target,
                new byte[0],
                new RequestSigner(who.key, new SecureRandom())
                        .sign(RequestLine.of(method, target), Optional.empty(), clock.instant())
                        .fields());
    }

    private long files() throws Exception {
        Path uploads = folder.resolve("data/uploads");
        if (!Files.exists(uploads)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(uploads)) {
            return found.count();
        }
    }

    @Test
    void whatArrivedInPiecesIsTakenLikeTheZip() throws Exception {
        byte[] zip = House.zip(House.playlist("news", "共建美好家园"));
        assertThat(begin(editor, zip).offset()).isZero();
        assertThat(send(zip, 0, zip.length).complete()).isTrue();
        UploadAnswer answer = editor.post("/v1/playlists", new UploadedArchive(Sha256.of(zip)), UploadAnswer.class);
        assertThat(answer.review()).isEqualTo("news.1");
        assertThat(editor.http.send("GET", "/v1/playlists", Body.NONE).asList(PlaylistView.class))
                .hasSize(1);
        assertThat(files()).as("nothing is left of it").isZero();
    }

    @Test
    void goesOnFromWhatArrivedAlsoAfterARestart() throws Exception {
        byte[] whole = noise(300_000, 1);
        begin(editor, whole);
        int[] ends = {100_000, 200_000, 300_000};
        int from = 0;
        for (int end : ends) {
            assertThat(send(whole, from, end).offset()).isEqualTo(end);
            house.restart();
            editor = house.person("li", editor.key);
            HttpResponse<byte[]> head = signed(editor, "HEAD", path(whole));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("upload-offset")).contains(String.valueOf(end));
            assertThat(head.headers().firstValue("upload-length")).contains("300000");
            assertThat(head.headers().firstValue("upload-complete")).contains(end == 300_000 ? "?1" : "?0");
            assertThat(head.body()).isEmpty();
            assertThat(begin(editor, whole).offset()).as("begun again").isEqualTo(end);
            from = end;
        }
    }

    @Test
    void aPieceForAnotherPlaceIsToldTheRightOne() throws Exception {
        byte[] whole = noise(200_000, 2);
        begin(editor, whole);
        send(whole, 0, 100_000);
        ApiException wrong = refused(whole, 0, Arrays.copyOf(whole, 100_000));
        assertThat(wrong.status()).isEqualTo(409);
        assertThat(wrong.code()).isEqualTo("http.wrong-offset");
        assertThat(wrong.detail()).contains("100000");
        assertThat(editor.get(path(whole), UploadView.class).offset()).isEqualTo(100_000);
    }

    @Test
    void whatIsNotTheWholeThatItWasCalledIsThrownAway() throws Exception {
        byte[] whole = noise(200_000, 3);
        begin(editor, whole);
        byte[] other = noise(200_000, 4);
        ApiException wrong = refused(whole, 0, other);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.code()).isEqualTo("review.upload-hash");
        assertThat(files()).isZero();
        assertThat(begin(editor, whole).offset()).isZero();
        assertThat(send(whole, 0, 200_000).complete()).isTrue();
    }

    @Test
    void anothersUploadIsNotThere() throws Exception {
        byte[] whole = noise(100_000, 5);
        begin(editor, whole);
        Person other = house.join(house.administrator(), "bai", "guangming", AccountRole.EDITOR);
        ApiException unknown = catchThrowableOfType(ApiException.class, () -> other.get(path(whole), UploadView.class));
        assertThat(unknown.status()).isEqualTo(404);
        begin(other, whole);
        send(whole, 0, 100_000);
        assertThat(other.get(path(whole), UploadView.class).offset()).isZero();
        ApiException unfinished = catchThrowableOfType(
                ApiException.class,
                () -> other.post("/v1/playlists", new UploadedArchive(Sha256.of(whole)), UploadAnswer.class));
        assertThat(unfinished.code()).isEqualTo("review.upload-unfinished");
    }

    @Test
    void limitsAreKept() throws Exception {
        byte[] whole = noise(200_000, 6);
        begin(editor, whole);
        assertThat(refused(whole, 0, noise(200_001, 7)).code()).isEqualTo("review.upload-long");
        assertThat(refused(whole, 0, noise(1000, 8)).code()).isEqualTo("review.upload-piece");
        assertThat(refused(whole, 0, noise(Uploads.LONGEST_PIECE + 1, 9)).status())
                .isEqualTo(413);
        ApiException long33 = catchThrowableOfType(
                ApiException.class,
                () -> editor.http.send("PUT", path(whole), Body.json(new UploadRequest((32 << 20) + 1))));
        assertThat(long33.status()).isEqualTo(413);
        assertThat(editor.get(path(whole), UploadView.class).offset()).isZero();
    }

    @Test
    void theOldestMakesRoomAndWhatIsLeftGoesAfterADay() throws Exception {
        byte[] first = noise(100, 0);
        begin(editor, first);
        for (int i = 1; i <= Uploads.MOST_OPEN; i++) {
            clock.advance(Duration.ofSeconds(1));
            begin(editor, noise(100 + i, i));
        }
        assertThat(files()).isEqualTo(Uploads.MOST_OPEN);
        assertThat(signed(editor, "HEAD", path(first)).statusCode()).isEqualTo(404);
        clock.advance(Uploads.LIFE.minusSeconds(1));
        house.office.keeper().clear(KeepRules.USUAL);
        assertThat(files()).as("three of them are a day old").isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        house.office.keeper().clear(KeepRules.USUAL);
        assertThat(files()).isZero();
    }

    private ApiException notTaken(byte[] zip) throws Exception {
        begin(editor, zip);
        send(zip, 0, zip.length);
        return catchThrowableOfType(
                ApiException.class,
                () -> editor.post("/v1/playlists", new UploadedArchive(Sha256.of(zip)), UploadAnswer.class));
    }

    @Test
    void whatIsRefusedForGoodIsThrownAway() throws Exception {
        String other = House.playlist("news", "共建美好家园").replace("guangming", "jinhui");
        assertThat(notTaken(House.zip(other)).code()).isEqualTo("review.not-editor");
        assertThat(files()).isZero();
    }

    @Test
    void whatFoundNoRoomIsKeptForAnotherTime() throws Exception {
        byte[] zip = House.zip(House.playlist("news", "共建美好家园"));
        Path blobs = folder.resolve("data/blobs");
        Path aside = folder.resolve("data/aside");
        if (Files.exists(blobs)) {
            Files.move(blobs, aside);
        }
        Files.writeString(blobs, "no folder");
        assertThat(notTaken(zip).status()).isEqualTo(507);
        assertThat(editor.get(path(zip), UploadView.class).complete()).isTrue();
        Files.delete(blobs);
        if (Files.exists(aside)) {
            Files.move(aside, blobs);
        }
        house.restart();
        editor = house.person("li", editor.key);
        assertThat(editor.post("/v1/playlists", new UploadedArchive(Sha256.of(zip)), UploadAnswer.class)
                        .review())
                .isEqualTo("news.1");
    }

    @Test
    void whoWasShutOutMeanwhileIsNoSenderAnyMore() throws Exception {
        byte[] whole = noise(200_000, 10);
        begin(editor, whole);
        send(whole, 0, 100_000);
        TrustRoot root = house.office.accounts().root();
        SigningKey administrator = house.administrator().key;
        Envelope without =
                Envelope.sign(DocumentType.ROOT, NextRoot.without(root, "li", House.NOON), List.of(administrator));
        house.administrator()
                .post("/v1/people/li/revocations", new RevokeRequest(Optional.of(without)), PersonView.class);
        assertThat(signed(editor, "HEAD", path(whole)).statusCode()).isEqualTo(401);
        assertThat(refused(whole, 100_000, Arrays.copyOfRange(whole, 100_000, 200_000))
                        .code())
                .isEqualTo("http.signature-key");
        assertThat(house.office.uploads().show("li", Sha256.of(whole)).offset())
                .as("nothing came in")
                .isEqualTo(100_000);
    }
}
