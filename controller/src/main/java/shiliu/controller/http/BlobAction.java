package shiliu.controller.http;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import shiliu.controller.people.Caller;
import shiliu.player.playlist.Sha256;

/** Blobs by name, whole or in part; what no published manifest names only for people who may see it as a draft. */
final class BlobAction implements Action {
    static final String FOREVER = "public, max-age=31536000, immutable";

    private final Function<Sha256, Optional<Path>> files;
    private final Predicate<Sha256> published;
    private final SmallBlobs small;
    private final Drafts drafts;

    /** Whether somebody may see a blob that is not published. */
    @FunctionalInterface
    interface Drafts {
        boolean mayRead(Caller caller, Sha256 blob) throws Exception;
    }

    BlobAction(Function<Sha256, Optional<Path>> files, Predicate<Sha256> published, SmallBlobs small, Drafts drafts) {
        this.files = files;
        this.published = published;
        this.small = small;
        this.drafts = drafts;
    }

    @Override
    public Answer run(Call call) throws Exception {
        Sha256 name = name(call.text("sha256"));
        boolean open = published.test(name);
        if (!open && (call.anyCaller().isEmpty() || !drafts.mayRead(call.caller(), name))) {
            throw HttpRefusal.of(404, "http.no-blob");
        }
        Path file = files.apply(name).orElseThrow(() -> HttpRefusal.of(404, "http.no-blob"));
        String etag = '"' + name.hex() + '"';
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ETag", etag);
        fields.put("Accept-Ranges", "bytes");
        fields.put("Cache-Control", open ? FOREVER : "private, no-store");
        if (call.header("if-none-match")
                .filter(known -> Etags.matches(known, etag))
                .isPresent()) {
            return Answer.of(304, "", new byte[0]).with(fields);
        }
        if (open && Files.size(file) <= SmallBlobs.LONGEST) {
            small.keep(name, Files.readAllBytes(file));
        }
        return part(call, file, etag, fields);
    }

    private static Answer part(Call call, Path file, String etag, Map<String, String> fields)
            throws IOException, HttpRefusal {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            Optional<ByteRange> range = range(call, etag, size);
            if (range.isEmpty()) {
                return Answer.file(200, new Answer.Part(channel, 0, size), fields);
            }
            fields.put("Content-Range", range.get().field(size));
            Answer.Part part =
                    new Answer.Part(channel, range.get().from(), range.get().length());
            return Answer.file(206, part, fields);
        } catch (IOException | HttpRefusal e) {
            channel.close();
            throw e;
        }
    }

    private static Optional<ByteRange> range(Call call, String etag, long size) throws HttpRefusal {
        Optional<String> field = call.header("range");
        // If-Range: only a part of the very thing that the client has begun is of use to it.
        if (field.isEmpty() || !call.header("if-range").orElse(etag).equals(etag)) {
            return Optional.empty();
        }
        return ByteRange.parse(field.get(), size);
    }

    private static Sha256 name(String hex) throws HttpRefusal {
        try {
            return new Sha256(hex);
        } catch (IllegalArgumentException e) {
            throw HttpRefusal.of(404, "http.no-blob");
        }
    }
}
