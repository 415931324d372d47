package shiliu.controller.review;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.Refused;
import shiliu.controller.api.Refused.Kind;
import shiliu.controller.api.ReviewState;
import shiliu.controller.store.BlobsTable;
import shiliu.controller.store.RevisionsTable.Revision;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.Blobs;
import shiliu.player.json.Json;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Playlist;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.playlist.Validity;

/** One upload as the bytes that will be named by their hashes: the playlist, each item as a submission, the pictures. */
final class UploadedFiles {
    private final String author;
    private final Playlist playlist;
    private final byte[] source;
    private final List<byte[]> submissions = new ArrayList<>();

    UploadedFiles(String author, Playlist playlist) throws Refused {
        this.author = author;
        this.playlist = playlist;
        this.source = limited(playlist);
        for (Item item : playlist.items()) {
            submissions.add(limited(submission(item)));
        }
    }

    Playlist playlist() {
        return playlist;
    }

    /** In the playlist's order. */
    List<Sha256> itemHashes() {
        return submissions.stream().map(Sha256::of).toList();
    }

    /** Whether the revision was made of this very upload. */
    boolean isOf(Revision revision) {
        return revision.author().equals(author) && revision.source().equals(Sha256.of(source));
    }

    Revision revision(int number, Instant now, boolean draft) {
        return new Revision(
                playlist.id(),
                number,
                playlist.title(),
                playlist.community(),
                author,
                now,
                playlist.valid(),
                Sha256.of(source),
                draft ? ReviewState.DRAFT : ReviewState.WAITING,
                Optional.empty());
    }

    /** Durable when it returns; pictures that are neither sent nor there are refused before anything is written. */
    void store(Blobs blobs, Map<Sha256, byte[]> sent) throws Refused, IOException {
        Map<Sha256, byte[]> wanted = new LinkedHashMap<>();
        for (Media media : media()) {
            byte[] bytes = sent.get(media.sha256());
            if (bytes != null && Sha256.of(bytes).equals(media.sha256()) && bytes.length == media.length()) {
                wanted.put(media.sha256(), bytes);
            } else if (bytes != null || !blobs.intact(media.sha256())) {
                throw Refused.of(Kind.INVALID, "review.media-missing", media.sha256());
            }
        }
        for (byte[] picture : wanted.values()) {
            blobs.put(picture);
        }
        for (byte[] submission : submissions) {
            blobs.put(submission);
        }
        blobs.put(source);
    }

    /**
     * The rows for what {@link #store} wrote; within a write of the store. A file that lay there unnamed for long may have been
     * cleared away since it was looked at: then nothing is noted, and the upload is to be sent again.
     */
    void note(BlobsTable table, Blobs blobs, Instant now) throws Refused {
        for (Media media : media()) {
            require(blobs, media.sha256());
        }
        for (byte[] submission : submissions) {
            require(blobs, Sha256.of(submission));
        }
        require(blobs, Sha256.of(source));
        table.note(BlobRef.of(source), now);
        for (Media media : media()) {
            table.note(new BlobRef(media.sha256(), media.length()), now);
        }
        for (int i = 0; i < submissions.size(); i++) {
            BlobRef item = BlobRef.of(submissions.get(i));
            table.note(item, now);
            for (Media media : playlist.items().get(i).media()) {
                table.noteMedia(item.sha256(), media.sha256());
            }
        }
    }

    private static void require(Blobs blobs, Sha256 file) throws Refused {
        if (!blobs.has(file)) {
            throw Refused.of(Kind.INVALID, "review.media-missing", file);
        }
    }

    private List<Media> media() {
        return playlist.items().stream().flatMap(item -> item.media().stream()).toList();
    }

    private Submission submission(Item item) throws Refused {
        LocalDate until = item.airing()
                .until()
                .filter(playlist.valid().until()::isAfter)
                .orElse(playlist.valid().until());
        if (until.isBefore(playlist.valid().from())) {
            throw Refused.of(
                    Kind.INVALID, "review.item-over", until, playlist.valid().from());
        }
        Validity valid = new Validity(playlist.valid().from(), until);
        return new Submission(Submission.FORMAT, playlist.id(), playlist.community(), author, valid, item);
    }

    private static byte[] limited(Object document) throws Refused {
        byte[] json = Json.write(document);
        if (json.length > Json.MAX_BYTES) {
            throw Refused.of(Kind.INVALID, "review.too-long", Json.MAX_BYTES);
        }
        return json;
    }
}
