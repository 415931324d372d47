package shiliu.controller.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import shiliu.controller.api.ApprovalRequest;
import shiliu.controller.api.RejectRequest;
import shiliu.controller.api.ReviewView;
import shiliu.controller.intake.Warning;
import shiliu.controller.intake.Warnings;
import shiliu.player.bundle.SigningKey;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** The second pair of eyes: what waits, how it will look, and the reviewer's word on it. */
@Command(name = "review")
final class ReviewCommands {
    private final Workplace workplace;

    ReviewCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(name = "list")
    int list(@Mixin ControllerOptions options) throws CommandException {
        List<ReviewView> reviews = options.client(workplace).list("/v1/reviews", ReviewView.class);
        workplace.terminal().document(reviews);
        List<List<String>> rows = reviews.stream()
                .map(r -> List.of(
                        r.id(),
                        workplace.terminal().messages().text("state." + r.state()),
                        r.title(),
                        r.community(),
                        r.author(),
                        String.valueOf(r.items().size()),
                        Workplace.time(r.uploaded())))
                .toList();
        workplace
                .terminal()
                .table(workplace.headings("id", "state", "title", "community", "author", "items", "uploaded"), rows);
        return ExitCode.DONE.number();
    }

    /** Renders the proof pictures here, on the reviewer's machine, and remembers what was shown. */
    @Command(name = "show")
    int show(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "review.id") String id,
            @Option(names = "--out", required = true, paramLabel = "DIR", descriptionKey = "review.out") Path out,
            @Option(names = "--config", paramLabel = "FILE", descriptionKey = "review.config") Optional<Path> config)
            throws CommandException {
        Warnings words = Configs.warnings(workplace, config);
        ControllerClient client = options.client(workplace);
        ReviewView review = client.get("/v1/reviews/" + id, ReviewView.class);
        ProofPictures proofs =
                ProofPictures.inspect(review, client, workplace.terminal().messages());
        List<Path> files = proofs.write(out);
        Seen.of(review, proofs).save(workplace.home());
        List<Warning> seen = new ArrayList<>(words.of(proofs.items()));
        seen.addAll(proofs.warnings());
        seen.sort(Comparator.comparingInt(Warning::item));
        List<WarningLine> warnings = WarningLine.say(seen, workplace.terminal());
        workplace
                .terminal()
                .document(new Shown(review, files.stream().map(Path::toString).toList(), warnings));
        workplace
                .terminal()
                .result(
                        "cli.review-of",
                        review.title(),
                        review.author(),
                        Counted.items(
                                review.items().size(), workplace.terminal().messages()));
        files.forEach(f -> workplace.terminal().line(f.toString()));
        workplace.terminal().say("cli.review-next", id, Called.name());
        return ExitCode.DONE.number();
    }

    /** What {@code review show --json} prints. */
    record Shown(ReviewView review, List<String> pictures, List<WarningLine> warnings) {}

    @Command(name = "approve")
    int approve(
            @Mixin ControllerOptions options, @Parameters(paramLabel = "ID", descriptionKey = "review.id") String id)
            throws CommandException {
        SigningKey key = options.unlock(workplace);
        ControllerClient client = options.client(workplace, key);
        ReviewView review = client.get("/v1/reviews/" + id, ReviewView.class);
        if (review.author().equals(Identity.load(workplace.home()).person())) {
            throw CommandException.of(ExitCode.NOT_PERMITTED, "cli.own-work", id);
        }
        ApprovalRequest approvals = Seen.load(workplace.home(), id).approve(review, key);
        ReviewView after = client.post("/v1/reviews/" + id + "/approvals", approvals, ReviewView.class);
        workplace.terminal().document(after);
        workplace
                .terminal()
                .result("cli.approved", id, workplace.terminal().messages().text("state." + after.state()));
        return ExitCode.DONE.number();
    }

    @Command(name = "reject")
    int reject(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "review.id") String id,
            @Option(names = "--reason", required = true, descriptionKey = "review.reason") String reason)
            throws CommandException {
        ReviewView after = options.client(workplace)
                .post("/v1/reviews/" + id + "/rejections", new RejectRequest(reason), ReviewView.class);
        workplace.terminal().document(after);
        workplace.terminal().result("cli.rejected", id);
        return ExitCode.DONE.number();
    }
}
