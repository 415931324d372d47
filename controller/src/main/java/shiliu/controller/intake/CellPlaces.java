package shiliu.controller.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import shiliu.player.config.Place;
import shiliu.player.config.Problem;

/** Where the lines of each {@link SheetDocument} came from, so that problems name the cell and not the line. */
final class CellPlaces {
    private final Map<String, List<Place>> places = new HashMap<>();

    /** Remembers the places of a document's lines. */
    void put(String document, List<Place> lines) {
        places.put(document, List.copyOf(lines));
    }

    /** The same problems in the same order, each at the cell that it came from. */
    List<Problem> settle(List<Problem> problems) {
        return problems.stream().map(this::settle).toList();
    }

    private Problem settle(Problem problem) {
        List<Place> lines = places.getOrDefault(problem.file(), List.of());
        if (problem.line() < 1 || problem.line() > lines.size()) {
            return problem;
        }
        return Problem.at(lines.get(problem.line() - 1), problem.message(), problem.suggestion());
    }
}
