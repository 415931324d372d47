package shiliu.controller.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
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
import shiliu.controller.api.ReviewState;
import shiliu.controller.api.ReviewView;
import shiliu.controller.intake.Warning;
import shiliu.controller.intake.Warnings;
import shiliu.player.bundle.SigningKey;
import shiliu.player.bundle.TrustRoot;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;

/** The second pair of eyes: what waits, how it will look, and the reviewer's word on it. */
@Command(name = "review")
final class ReviewCommands {
    private static final Comparator<ReviewView> BY_NEED = Comparator.comparing(
                    (ReviewView review) -> review.state() != ReviewState.WAITING)
            .thenComparing((one, other) -> one.state() == ReviewState.WAITING
                    ? one.uploaded().compareTo(other.uploaded())
                    : other.uploaded().compareTo(one.uploaded()));

    private final Workplace workplace;

    ReviewCommands(Workplace workplace) {
        this.workplace = workplace;
    }

    /** What waits first, the oldest first: those have waited long enough. */
    @Command(name = "list")
    int list(@Mixin ControllerOptions options, @Option(names = "--all", descriptionKey = "review.all") boolean all)
            throws CommandException {
        List<ReviewView> reviews = options.client(workplace).list("/v1/reviews?all=" + (all ? 1 : 0), ReviewView.class);
        workplace.terminal().document(reviews);
        List<ReviewView> sorted = reviews.stream().sorted(BY_NEED).toList();
        workplace
                .terminal()
                .table(
                        workplace.headings("id", "state", "stage", "title", "community", "author", "items", "uploaded"),
                        sorted.stream().map(this::row).toList());
        sorted.stream()
                .filter(ReviewView::late)
                .forEach(r -> workplace
                        .terminal()
                        .say("cli.review-late", r.id(), r.title(), r.steps().size() + 1, days(r)));
        sorted.stream()
                .filter(ReviewView::lacking)
                .forEach(r -> workplace
                        .terminal()
                        .say("cli.review-lacking", r.id(), r.steps().size(), r.needed()));
        return ExitCode.DONE.number();
    }

    private List<String> row(ReviewView review) {
        String stage = review.steps().size() + "/" + review.needed()
                + review.escalated().map(title -> " " + title).orElse("");
        return List.of(
                review.id(),
                workplace.terminal().messages().text("state." + state(review)),
                stage,
                review.title(),
                review.community(),
                review.author(),
                String.valueOf(review.items().size()),
                Workplace.time(review.uploaded()));
    }

    /** What was approved is over when its last day is. */
    private String state(ReviewView review) {
        LocalDate today = LocalDate.ofInstant(workplace.clock().instant(), ZoneId.systemDefault());
        boolean over =
                review.state() == ReviewState.APPROVED && review.valid().until().isBefore(today);
        return over ? "EXPIRED" : review.state().name();
    }

    private long days(ReviewView review) {
        return Duration.between(review.uploaded(), workplace.clock().instant()).toDays();
    }

    /** The sheet of a review for the files (审批单): what it is, who approved what when, and how it looks. */
    @Command(name = "sheet")
    int sheet(
            @Mixin ControllerOptions options,
            @Parameters(paramLabel = "ID", descriptionKey = "review.id") String id,
            @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "review.sheet-out")
                    Path out)
            throws CommandException {
        ControllerClient client = options.client(workplace);
        ReviewView review = client.get("/v1/reviews/" + id, ReviewView.class);
        TrustRoot root = ControllerOptions.root(
                client.roots(Identity.load(workplace.home()).roots()));
        ApprovalSheet sheet =
                new ApprovalSheet(review, root, workplace.terminal().messages());
        NewFile file = NewFile.write(out, sheet.of(client).getBytes(StandardCharsets.UTF_8));
        workplace.terminal().document(file);
        workplace.terminal().result("cli.sheet-written", out);
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
        if (after.state() == ReviewState.WAITING) {
            workplace.terminal().say("cli.review-stage", after.steps().size(), after.needed());
            after.escalated().ifPresent(title -> workplace.terminal().say("cli.review-escalated", title));
        }
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
