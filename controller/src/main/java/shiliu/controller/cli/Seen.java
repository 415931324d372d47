package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.Approval.ProofPicture;
import shiliu.player.bundle.Disk;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Media;
import shiliu.player.playlist.Sha256;

/** What this person looked at on this machine: only that can be approved from here. */
record Seen(String review, List<Item> items) {
    /** One item as it was drawn. */
    record Item(Sha256 item, List<Sha256> media, List<ProofPicture> proofs) {
        Item {
            media = List.copyOf(media);
            proofs = List.copyOf(proofs);
        }
    }

    Seen {
        items = List.copyOf(items);
    }

    static Seen of(ReviewView review, ProofPictures proofs) {
        List<Item> items = new ArrayList<>();
        for (ReviewItem item : review.items()) {
            Sha256 hash = item.blob().sha256();
            items.add(new Item(hash, item.media().stream().map(Media::sha256).toList(), proofs.of(hash)));
        }
        return new Seen(review.id(), items);
    }

    void save(Path home) throws CommandException {
        try {
            Disk.real(home).writePrivate(file(review), Json.write(this));
        } catch (IOException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-write", home.resolve(file(review)), e.getMessage());
        }
    }

    static Seen load(Path home, String review) throws CommandException {
        try {
            Disk disk = Disk.real(home);
            if (!disk.exists(file(review))) {
                throw CommandException.of(ExitCode.FAILED, "cli.not-looked-at", review, Called.name());
            }
            return Json.read(disk.read(file(review), Json.MAX_BYTES), Seen.class);
        } catch (IOException | JsonException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.cannot-read", home.resolve(file(review)), e.getMessage());
        }
    }

    /** Signs an approval of each item, refusing where the review is not what was looked at. */
    ApprovalRequest approve(ReviewView now, SigningKey key) throws CommandException {
        List<Sha256> wanted = now.items().stream().map(i -> i.blob().sha256()).toList();
        if (!wanted.equals(items.stream().map(Item::item).toList())) {
            throw CommandException.of(ExitCode.FAILED, "cli.changed-since", review, Called.name());
        }
        List<Envelope> approvals = new ArrayList<>();
        for (Item item : items) {
            if (item.proofs().isEmpty()) {
                throw CommandException.of(ExitCode.FAILED, "cli.nothing-seen", review);
            }
            Approval approval = new Approval(
                    Approval.FORMAT,
                    item.item(),
                    item.media(),
                    item.proofs(),
                    Clock.systemUTC().instant());
            approvals.add(Envelope.sign(DocumentType.APPROVAL, approval, List.of(key)));
        }
        return new ApprovalRequest(approvals);
    }

    private static String file(String review) {
        return "seen/" + review + ".json";
    }
}
