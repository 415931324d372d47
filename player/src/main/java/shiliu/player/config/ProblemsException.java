package shiliu.player.config;

import java.util.List;
import java.util.stream.Collectors;
import shiliu.player.message.Message;

/** Input that was refused, with every problem found in it, in the order of reading. */
public final class ProblemsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ProblemsException(List<Problem> problems) {
        super(problems.stream().map(p -> p.place() + " " + p.code()).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    /** A refusal for one reason. */
    public static ProblemsException of(Place place, Message message, Message suggestion) {
        return new ProblemsException(List.of(Problem.at(place, message, suggestion)));
    }

    /** At least one, in the order of reading. */
    public List<Problem> problems() {
        return problems;
    }
}
