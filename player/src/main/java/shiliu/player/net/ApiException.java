package shiliu.player.net;

import java.util.List;
import java.util.Optional;

/** The controller answered, and it was a refusal; what it says is in the language that was asked for. */
public final class ApiException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Optional<ProblemDocument> problem;

    ApiException(int status, Optional<ProblemDocument> problem) {
        super(problem.map(ProblemDocument::detail).orElse("HTTP " + status));
        this.status = status;
        this.problem = problem;
    }

    /** The HTTP status, 300 to 599. */
    public int status() {
        return status;
    }

    /** What machines may rely on, {@code review.own-work} for example; empty where the far end is no controller. */
    public String code() {
        return problem.map(ProblemDocument::code).orElse("");
    }

    /** One sentence for people. */
    public String detail() {
        return problem.map(ProblemDocument::detail).orElse("HTTP " + status);
    }

    /** Everything that is wrong with the file that was sent, with its places. */
    public List<ProblemDocument.Place> problems() {
        return problem.map(ProblemDocument::problems).orElse(List.of());
    }

    Optional<ProblemDocument> problem() {
        return problem;
    }
}
