package shiliu.player.net;

import java.util.List;
import java.util.Optional;
import shiliu.player.bundle.Envelope;

/**
 * Why something was refused (RFC 9457).
 *
 * @param code stable, {@code review.own-work} for example
 * @param time the controller's signed time, where the request's clock was the trouble
 */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        String detail,
        List<Place> problems,
        Optional<Envelope> time) {
    public ProblemDocument {
        problems = List.copyOf(problems);
    }

    /** One problem with its place in the file that was sent; line and column from 1, 0 where there is none. */
    public record Place(String file, int line, int column, String code, String message, Optional<String> suggestion) {}
}
