package shiliu.controller.intake;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.ByHandRequest;
import shiliu.controller.api.LoginRequest;
import shiliu.controller.api.NewPerson;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.RootRequest;
import shiliu.controller.api.ScheduleDraft;
import shiliu.controller.api.SlotRequest;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.config.ProblemsException;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Messages;
import shiliu.player.play.Report;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;

/** Whatever reads what somebody sent, each from the bytes to the playlist or the refusal, as the controller does it. */
enum FuzzedParser {
    ZIP,
    YAML,
    JSON_PLAYLIST,
    XLSX_PLAYLIST,
    CSV_PLAYLIST,
    XLSX_TABLE,
    CSV_TABLE,
    PNG,
    JPEG,
    GIF,
    WEBP,
    BMP,
    MP4,
    MOV,
    MKV,
    AVI,
    FEED,
    JSON;

    private static final List<Class<?>> DOCUMENTS = List.of(
            SlotRequest.class,
            ScheduleDraft.class,
            NewPerson.class,
            LoginRequest.class,
            ByHandRequest.class,
            Report.class,
            Playlist.class,
            OrderRequest.class,
            ApprovalRequest.class,
            RootRequest.class);
    private static final List<Messages> LANGUAGES = List.of(
            Messages.in(Locale.ENGLISH, "shiliu.controller.messages"),
            Messages.in(Locale.CHINESE, "shiliu.controller.messages"));

    /** A playlist in memory. */
    private record Parts(String documentName, byte[] document, Map<String, byte[]> beside) implements PlaylistFiles {
        @Override
        public List<String> mediaNames() {
            return beside.keySet().stream().sorted().toList();
        }

        @Override
        public byte[] media(String name) throws MediaException {
            if (!beside.containsKey(name)) {
                throw MediaException.missing(name, mediaNames());
            }
            return beside.get(name);
        }
    }

    /** Whether it runs a program for each file. */
    boolean isFilm() {
        return List.of(MP4, MOV, MKV, AVI).contains(this);
    }

    /** Reads it; true where it was taken, false where it was refused in a sentence. Anything else that it throws is a fault. */
    boolean takes(byte[] bytes, FuzzSeeds seeds) {
        try {
            switch (this) {
                case ZIP -> playlist(PlaylistFiles.zip("playlist.zip", bytes));
                case YAML -> playlist(new Parts("playlist.yaml", bytes, seeds.media()));
                case JSON_PLAYLIST -> playlist(new Parts("playlist.json", bytes, seeds.media()));
                case XLSX_PLAYLIST -> playlist(new Parts("playlist.xlsx", bytes, seeds.media()));
                case CSV_PLAYLIST -> playlist(new Parts("playlist.csv", bytes, seeds.media()));
                case XLSX_TABLE -> playlist(Books.files("residents", "a.xlsx", bytes, ""));
                case CSV_TABLE -> playlist(Books.files("residents", "a.csv", bytes, ""));
                case FEED -> feed(bytes);
                case JSON -> documents(bytes);
                default -> playlist(media(bytes));
            }
            return true;
        } catch (ProblemsException e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a problem");
            }
            // What is said is made of what came in, too.
            LANGUAGES.forEach(language -> e.problems().forEach(problem -> problem.text(language)));
            return false;
        } catch (JsonException e) {
            return false;
        }
    }

    private Parts media(byte[] bytes) {
        String name = "a." + name().toLowerCase(Locale.ROOT);
        String document =
                "playlist: a\ntitle: b\ncommunity: jinhui\nvalid: {from: 2026-11-01, until: 2026-11-01}\nitems:\n"
                        + "  - {kind: " + (isFilm() ? "video" : "image") + ", file: " + name + "}\n";
        return new Parts("playlist.yaml", document.getBytes(StandardCharsets.UTF_8), Map.of(name, bytes));
    }

    /** What is taken can be stored, signed and read again by those who get it. */
    private static void playlist(PlaylistFiles files) throws ProblemsException, JsonException {
        ReadPlaylist read = Samples.reader().read(files);
        read.media().forEach((hash, bytes) -> {
            if (!Sha256.of(bytes).equals(hash)) {
                throw new AssertionError("a picture under another's name");
            }
        });
        byte[] json = Json.write(read.playlist());
        if (json.length <= Json.MAX_BYTES && !again(json).equals(read.playlist())) {
            throw new AssertionError("read again it is another");
        }
    }

    private static Playlist again(byte[] json) {
        try {
            return Json.read(json, Playlist.class);
        } catch (JsonException e) {
            throw new AssertionError("taken, but cannot be read again", e);
        }
    }

    /** What is made of it is given to somebody as a playlist to go over. */
    private static void feed(byte[] bytes) throws ProblemsException, JsonException {
        Feed feed = Feed.read("feed.xml", bytes);
        String yaml = FeedPlaylist.yaml(
                "feed",
                feed.title(),
                feed.newest(200),
                new Blank(true, "jinhui", LocalDate.of(2026, 11, 5)),
                LANGUAGES.get(0));
        try {
            playlist(new Parts("feed.yaml", yaml.getBytes(StandardCharsets.UTF_8), Map.of()));
        } catch (ProblemsException e) {
            // a day or a text that the feed does not say
        }
    }

    private static void documents(byte[] bytes) throws JsonException {
        int read = 0;
        for (Class<?> type : DOCUMENTS) {
            try {
                Json.write(Json.read(bytes, type));
                read++;
            } catch (JsonException e) {
                // most of them are of another type
            }
        }
        for (DocumentType type : DocumentType.values()) {
            try {
                Json.read(Envelope.read(bytes).payloadBytes(), type.payload());
                read++;
            } catch (JsonException | IllegalArgumentException e) {
                // as above; payloadBytes says that it throws the second where it is no base64
            }
        }
        if (read == 0) {
            throw new JsonException("none of them");
        }
    }
}
