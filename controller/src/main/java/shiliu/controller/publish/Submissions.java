package shiliu.controller.publish;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import shiliu.player.bundle.Blobs;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/** Submissions by the hash of their blob, read once. Safe for any thread; waits for the disk. */
public final class Submissions {
    private final Blobs blobs;
    private final Map<Sha256, Submission> read = new ConcurrentHashMap<>();

    public Submissions(Blobs blobs) {
        this.blobs = blobs;
    }

    public Submission get(Sha256 blob) throws IOException {
        Submission known = read.get(blob);
        if (known != null) {
            return known;
        }
        try {
            Submission submission = Json.read(blobs.get(blob), Submission.class);
            read.put(blob, submission);
            return submission;
        } catch (JsonException e) {
            throw new IOException("blob " + blob + " is no submission", e);
        }
    }
}
