package shiliu.controller.cli;

import java.util.Arrays;
import java.util.function.LongConsumer;
import shiliu.controller.api.UploadAnswer;
import shiliu.controller.api.UploadRequest;
import shiliu.controller.api.UploadView;
import shiliu.controller.api.UploadedArchive;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.net.Body;
import shiliu.player.playlist.Sha256;

/**
 * The way of a playlist's archive to the controller: a short one at once, a longer one in pieces. Where the connection
 * breaks it goes on from what has arrived, and so does the next command with the same archive.
 */
final class ArchiveUpload {
    static final int PIECE = 1 << 20;
    /** One after another without a piece that arrived. */
    static final int TRIES = 5;

    private static final String TYPE = "application/partial-upload";

    private final ControllerClient client;
    private final Pause pause;

    /** What is waited before the next try. */
    @FunctionalInterface
    interface Pause {
        void before(int attempt) throws InterruptedException;
    }

    ArchiveUpload(ControllerClient client, Pause pause) {
        this.client = client;
        this.pause = pause;
    }

    /** 1, 2, 4, 8 seconds. */
    static void patiently(int attempt) throws InterruptedException {
        Thread.sleep(500L << attempt);
    }

    /** @param sent hears how many bytes have gone */
    UploadAnswer send(byte[] archive, boolean draft, LongConsumer sent) throws CommandException {
        String playlists = draft ? "/v1/playlists?draft=1" : "/v1/playlists";
        if (archive.length <= PIECE) {
            return client.post(playlists, Body.of("application/zip", archive, sent), UploadAnswer.class);
        }
        Attempt attempt = new Attempt(archive, sent);
        while (true) {
            try {
                attempt.pieces();
                return client.post(playlists, new UploadedArchive(attempt.hash), UploadAnswer.class);
            } catch (CommandException e) {
                if (e.exitCode() != ExitCode.UNREACHABLE || ++attempt.failed >= TRIES) {
                    throw e;
                }
                rest(attempt.failed);
            }
        }
    }

    private void rest(int failed) throws CommandException {
        try {
            pause.before(failed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandException.of(ExitCode.UNREACHABLE, "cli.interrupted");
        }
    }

    private final class Attempt {
        private final byte[] archive;
        private final LongConsumer sent;
        private final Sha256 hash;
        private final String path;
        private int failed;
        private boolean begunAnew;

        Attempt(byte[] archive, LongConsumer sent) {
            this.archive = archive;
            this.sent = sent;
            this.hash = Sha256.of(archive);
            this.path = "/v1/uploads/" + hash;
        }

        /** Sends what is missing. */
        void pieces() throws CommandException {
            UploadView now = begin();
            long furthest = now.offset();
            while (!now.complete()) {
                long from = now.offset();
                sent.accept(from);
                now = piece((int) from);
                if (now.offset() > furthest) {
                    furthest = now.offset();
                    failed = 0;
                } else if (now.offset() <= from) {
                    if (++failed >= TRIES) {
                        throw CommandException.of(
                                ExitCode.FAILED, "review.upload-unfinished", now.offset(), now.length());
                    }
                    rest(failed);
                }
            }
            sent.accept(archive.length);
        }

        private UploadView begin() throws CommandException {
            return client.put(path, new UploadRequest(archive.length), UploadView.class);
        }

        /** The next one; where the upload is gone meanwhile, it is begun anew, once. */
        private UploadView piece(int from) throws CommandException {
            byte[] piece = Arrays.copyOfRange(archive, from, Math.min(archive.length, from + PIECE));
            try {
                return client.append(path, from, Body.of(TYPE, piece), UploadView.class);
            } catch (CommandException e) {
                if (e.exitCode() != ExitCode.FAILED || begunAnew) {
                    throw e;
                }
                begunAnew = true;
                return begin();
            }
        }
    }
}
