package shiliu.controller.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import shiliu.controller.api.ReviewItem;
import shiliu.controller.api.ReviewView;
import shiliu.controller.api.ReviewView.Step;
import shiliu.player.bundle.Approval;
import shiliu.player.bundle.Approval.ProofPicture;
import shiliu.player.bundle.Approver;
import shiliu.player.bundle.BlobRef;
import shiliu.player.bundle.BundleException;
import shiliu.player.bundle.BundleVerifier;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.message.Messages;
import shiliu.player.playlist.Sha256;
import shiliu.player.playlist.Submission;
import shiliu.player.render.Pictures;

/**
 * The sheet of one review for the files (审批单). What it says of signatures was checked on this machine, and its pictures
 * were drawn here; it says whether the reviewers saw the same.
 */
final class ApprovalSheet {
    private static final int MOST_PICTURES = 200;

    private final ReviewView review;
    private final TrustRoot root;
    private final Messages messages;

    ApprovalSheet(ReviewView review, TrustRoot root, Messages messages) {
        this.review = review;
        this.root = root;
        this.messages = messages;
    }

    String of(ControllerClient client) throws CommandException {
        ProofPictures drawn = ProofPictures.render(review, client);
        PaperPage page = new PaperPage(messages.text("sheet.title", review.title()), messages);
        page.table(
                List.of(messages.text("sheet.what"), messages.text("sheet.value")),
                List.of(
                        pair("sheet.review", review.id()),
                        pair("sheet.community", review.community()),
                        pair("sheet.author", review.author()),
                        pair("sheet.uploaded", Workplace.time(review.uploaded())),
                        pair(
                                "sheet.valid",
                                review.valid().from() + " – " + review.valid().until()),
                        pair("sheet.state", messages.text("state." + review.state())),
                        pair(
                                "sheet.stages",
                                review.steps().size() + "/" + review.needed()
                                        + review.escalated()
                                                .map(title -> " " + title)
                                                .orElse(""))));
        page.heading(messages.text("sheet.steps")).table(stepHeadings(), steps(client, drawn));
        review.closed()
                .filter(closing -> !closing.reason().isEmpty())
                .ifPresent(closing -> page.line(messages.text(
                        "sheet.closed", closing.person(), Workplace.time(closing.at()), closing.reason())));
        page.heading(messages.text("sheet.items"));
        page.table(
                List.of(
                        messages.text("sheet.number"),
                        messages.text("sheet.kind"),
                        messages.text("sheet.item"),
                        "SHA-256"),
                items());
        page.heading(messages.text("sheet.pictures"));
        pictures(page, drawn);
        page.heading(messages.text("sheet.signed"))
                .table(
                        List.of(
                                messages.text("sheet.editor"),
                                messages.text("sheet.reviewer"),
                                messages.text("sheet.leader")),
                        List.of(List.of(" ", " ", " ")));
        return page.end();
    }

    private List<String> pair(String key, String value) {
        return List.of(messages.text(key), value);
    }

    private List<List<String>> items() {
        List<List<String>> rows = new ArrayList<>();
        for (ReviewItem item : review.items()) {
            rows.add(List.of(
                    String.valueOf(rows.size() + 1),
                    messages.text("kind." + item.kind()),
                    item.title(),
                    item.blob().sha256().hex()));
        }
        return rows;
    }

    private List<String> stepHeadings() {
        return List.of(
                messages.text("sheet.stage"),
                messages.text("sheet.person"),
                messages.text("sheet.at"),
                messages.text("sheet.key"),
                messages.text("sheet.holds"),
                messages.text("sheet.same"));
    }

    private List<List<String>> steps(ControllerClient client, ProofPictures drawn) throws CommandException {
        List<List<String>> rows = new ArrayList<>();
        for (Step step : review.steps()) {
            List<Signed> signed = new ArrayList<>();
            for (BlobRef ref : step.approvals()) {
                signed.add(signed(client, ref));
            }
            Set<String> keys = signed.stream()
                    .flatMap(one -> one.envelope().signatures().stream())
                    .map(signature -> signature
                            .keyid()
                            .substring(0, Math.min(16, signature.keyid().length())))
                    .collect(Collectors.toSet());
            boolean holds = signed.stream().allMatch(one -> one.people().contains(step.person()));
            boolean same = signed.stream().allMatch(one -> one.sawAllOf(drawn));
            rows.add(List.of(
                    messages.text("sheet.stage-n", step.stage()),
                    step.person(),
                    Workplace.time(step.at()),
                    String.join(" ", keys),
                    messages.text(holds ? "sheet.yes" : "sheet.no"),
                    messages.text(same ? "sheet.yes" : "sheet.differs")));
        }
        return rows;
    }

    /** One approval, and whom it counts for. */
    private record Signed(Envelope envelope, Approval approval, Set<String> people) {
        boolean sawAllOf(ProofPictures drawn) {
            Set<ProofPicture> seen = new HashSet<>(approval.proofs());
            return seen.equals(new HashSet<>(drawn.of(approval.item())));
        }
    }

    private Signed signed(ControllerClient client, BlobRef ref) throws CommandException {
        try {
            Envelope envelope = Envelope.read(client.blob(ref));
            Approval approval = Json.read(envelope.payloadBytes(), Approval.class);
            return new Signed(envelope, approval, people(client, envelope, approval.item()));
        } catch (JsonException | IllegalArgumentException e) {
            throw CommandException.of(ExitCode.FAILED, "cli.item-unreadable", e.getMessage());
        }
    }

    /** Nobody, where the signature holds no more: the reviewer left, or the key was another. */
    private Set<String> people(ControllerClient client, Envelope envelope, Sha256 item)
            throws CommandException, JsonException {
        for (ReviewItem one : review.items()) {
            if (one.blob().sha256().equals(item)) {
                Submission submission = Json.read(client.blob(one.blob()), Submission.class);
                try {
                    return BundleVerifier.approvers(root, item, submission, envelope.bytes()).stream()
                            .map(Approver::person)
                            .collect(Collectors.toSet());
                } catch (BundleException e) {
                    return Set.of();
                }
            }
        }
        return Set.of();
    }

    private void pictures(PaperPage page, ProofPictures drawn) {
        Set<String> shown = new HashSet<>();
        for (ProofPictures.Page picture : drawn.pages()) {
            ProofPicture proof = picture.proof();
            String same = picture.index() + " " + proof.size() + " " + proof.colour() + " " + proof.page();
            if (shown.size() < MOST_PICTURES && shown.add(same)) {
                page.picture(
                        Pictures.png(picture.frame()),
                        proof.size().width(),
                        messages.text("sheet.picture", picture.index(), proof.size(), proof.page()));
            }
        }
    }
}
