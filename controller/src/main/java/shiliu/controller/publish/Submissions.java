package shiliu.controller.publish;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import shiliu.player.bundle.Blobs;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;

/** Submissions by the hash of their blob; those that are in use are read once. Safe for any thread; waits for the disk. */
public final class Submissions {
    private static final int MOST = 5000;

    private final Blobs blobs;
    /** The ones that were asked for last. */
    private final Map<Sha256, Submission> read = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sha256, Submission> eldest) {
            return size() > MOST;
        }
    });

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
