package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.controller.intake.ScreenCheck;
import shiliu.controller.intake.Warning;
import shiliu.player.bundle.Approval.ProofPicture;
import shiliu.player.bundle.BlobRef;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.render.MediaSource;
import shiliu.player.render.Pictures;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;

/** Every page of every item as each screen will show it, drawn on this machine from blobs whose hashes were checked. */
record ProofPictures(List<Page> pages, List<Item> items, List<Warning> warnings) {
    /** One picture: item {@code index} (from 1) as {@code screen} shows it. */
    record Page(int index, Sha256 item, Screen screen, ProofPicture proof, Frame frame) {}

    ProofPictures {
        pages = List.copyOf(pages);
        items = List.copyOf(items);
        warnings = List.copyOf(warnings);
    }

    /** The pictures alone. */
    static ProofPictures render(ReviewView review, ControllerClient client) throws CommandException {
        return render(review, client, Optional.empty());
    }

    /** The pictures, and what residents could not read of them. */
    static ProofPictures inspect(ReviewView review, ControllerClient client, Messages messages)
            throws CommandException {
        ScreenCheck check = new ScreenCheck(Fonts.all(), community -> List.of(), messages);
        return render(review, client, Optional.of(check));
    }

    private static ProofPictures render(ReviewView review, ControllerClient client, Optional<ScreenCheck> check)
            throws CommandException {
        Renderer renderer = new Renderer(Fonts.all());
        List<Warning> warnings = new ArrayList<>();
        List<Page> pages = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        int index = 0;
        for (ReviewItem item : review.items()) {
            index++;
            Submission submission = submission(client.blob(item.blob()));
            items.add(submission.item());
            MediaSource media = fetched(submission, client);
            for (Screen screen : review.screens()) {
                pages.addAll(pages(renderer, index, item.blob().sha256(), submission, screen, media));
            }
            if (check.isPresent()) {
                warnings.addAll(seen(index, submission.item(), review, media, check.get()));
            }
        }
        return new ProofPictures(pages, items, warnings);
    }

    /** Also what keeps an item from going up: it may have been uploaded before its screens were as they are. */
    private static List<Warning> seen(int index, Item item, ReviewView review, MediaSource media, ScreenCheck check)
            throws CommandException {
        try {
            return check.look(item, review.screens(), media).stream()
                    .map(c -> new Warning(index, item.kind(), "", c.screens(), c.message(), c.suggestion()))
                    .toList();
        } catch (RenderException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-render", index, item.kind(), e.getMessage());
        }
    }

    private static Submission submission(byte[] blob) throws CommandException {
        try {
            return Json.read(blob, Submission.class);
        } catch (JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.item-unreadable", e.getMessage());
        }
    }

    private static MediaSource fetched(Submission submission, ControllerClient client) throws CommandException {
        Map<Sha256, byte[]> bytes = new HashMap<>();
        for (Media media : submission.item().media()) {
            bytes.put(media.sha256(), client.blob(new BlobRef(media.sha256(), media.length())));
        }
        return ScreenCheck.source(bytes);
    }

    private static List<Page> pages(
            Renderer renderer, int index, Sha256 hash, Submission submission, Screen screen, MediaSource media)
            throws CommandException {
        try {
            List<Frame> frames = proofs(renderer.prepare(submission.item(), screen, media));
            List<Page> pages = new ArrayList<>();
            for (int page = 1; page <= frames.size(); page++) {
                Frame frame = frames.get(page - 1);
                ProofPicture proof = new ProofPicture(screen.size(), screen.colour(), page, new Sha256(frame.sha256()));
                pages.add(new Page(index, hash, screen, proof, frame));
            }
            return pages;
        } catch (RenderException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-render", index, screen.id(), e.getMessage());
        }
    }

    private static List<Frame> proofs(Rendition rendition) {
        try {
            return rendition.proofs();
        } finally {
            rendition.rest();
        }
    }

    /** Writes {@code 03-guangming-gate-01.png} and so on. */
    List<Path> write(Path folder) throws CommandException {
        List<Path> files = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            removeFormer(folder);
            for (Page page : pages) {
                Path file = folder.resolve("%02d-%s-%02d.png"
                        .formatted(
                                page.index(), page.screen().id(), page.proof().page()));
                Files.write(file, Pictures.png(page.frame()));
                files.add(file);
            }
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", folder, e.getMessage());
        }
        return files;
    }

    /** Nobody should look at pictures of another revision. */
    private static void removeFormer(Path folder) throws IOException {
        try (DirectoryStream<Path> former = Files.newDirectoryStream(folder, "[0-9][0-9]-*-[0-9][0-9].png")) {
            for (Path picture : former) {
                Files.delete(picture);
            }
        }
    }

    /** The proofs of one item. */
    List<ProofPicture> of(Sha256 item) {
        return pages.stream()
                .filter(p -> p.item().equals(item))
                .map(Page::proof)
                .distinct()
                .toList();
    }
}
