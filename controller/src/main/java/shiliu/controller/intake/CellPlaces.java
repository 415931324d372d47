package shiliu.controller.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shiliu.player.config.Place;
import shiliu.player.config.Problem;
import shiliu.player.message.Message;

/** Where the lines of each {@link SheetDocument} came from, so that problems name the cell and not the line. */
final class CellPlaces {
    private static final Set<String> MISSING = Set.of("config.field-missing", "config.field-empty");

    private final Map<String, Lines> documents = new HashMap<>();
    private final Set<String> named = new HashSet<>();

    private record Lines(String label, List<Place> places) {}

    /** Remembers the places of a document's lines. */
    void put(String document, String label, List<Place> lines) {
        documents.put(document, new Lines(label, List.copyOf(lines)));
    }

    /** Lets problems of a sheet name its fields as people do. */
    void name(String label) {
        named.add(label);
    }

    /** The same problems in the same order, each at the cell that it came from. */
    List<Problem> settle(List<Problem> problems) {
        return problems.stream().map(this::settle).toList();
    }

    private Problem settle(Problem problem) {
        Lines lines = documents.get(problem.file());
        if (lines == null) {
            return problem;
        }
        boolean whole = problem.line() < 1 || problem.line() > lines.places().size();
        Place place = whole ? Place.whole(lines.label()) : lines.places().get(problem.line() - 1);
        boolean sheet = named.contains(lines.label());
        if (sheet && MISSING.contains(problem.code())) {
            String name = SheetWords.name(problem.message().arguments().get(0));
            return Problem.at(
                    place, Message.of("intake.cell-missing", name), Message.of("intake.cell-missing.do", name));
        }
        if (sheet && problem.code().equals("config.field-unknown")) {
            String name = SheetWords.name(problem.message().arguments().get(0));
            return Problem.at(place, Message.of("intake.cell-unused", name), Message.of("intake.cell-unused.do"));
        }
        return Problem.at(place, problem.message(), problem.suggestion());
    }
}
