package shiliu.controller.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shiliu.player.config.Nearest;
import shiliu.player.config.Place;
import shiliu.player.config.Problem;
import shiliu.player.message.Message;
import shiliu.player.playlist.Airing;

/** Where the lines of each {@link SheetDocument} came from, so that problems name the cell and what stands over it, not the line. */
final class CellPlaces {
    /** Of intake's own, those that begin with a field's name; all of the configuration's do. */
    private static final Set<String> FIELD_FIRST = Set.of(
            "intake.total-differs",
            "intake.list-length",
            "intake.text-long",
            "intake.text-lines",
            "intake.text-hidden",
            "intake.no-glyph");

    private static final Set<String> MISSING = Set.of("config.field-missing", "config.field-empty");

    private final Map<String, Lines> documents = new HashMap<>();

    private record Lines(String label, List<Origin> origins) {}

    /** The cell of one line; how its fields are called where it belongs to a playlist. */
    record Origin(Place place, Optional<SheetNames> names) {}

    /** Remembers where a document's lines came from. */
    void put(String document, String label, List<Origin> lines) {
        documents.put(document, new Lines(label, List.copyOf(lines)));
    }

    /** Where the items of the playlist that was read begin. */
    SheetRows rows() {
        Map<Integer, String> cells = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        for (Lines lines : documents.values()) {
            for (Origin origin : lines.origins()) {
                origin.names().filter(names -> names.item() > 0).ifPresent(names -> {
                    cells.putIfAbsent(names.item(), origin.place().file());
                    words.putAll(names.written());
                });
            }
        }
        return new SheetRows(cells, words);
    }

    /** The same problems in the same order, each at the cell that it came from, in the sheet's own words. */
    List<Problem> settle(List<Problem> problems) {
        return problems.stream().map(this::settle).toList();
    }

    private Problem settle(Problem problem) {
        Lines lines = documents.get(problem.file());
        if (lines == null) {
            return problem;
        }
        boolean whole = problem.line() < 1 || problem.line() > lines.origins().size();
        if (whole) {
            return Problem.at(Place.whole(lines.label()), problem.message(), problem.suggestion());
        }
        Origin origin = lines.origins().get(problem.line() - 1);
        return origin.names()
                .map(names -> spoken(problem, origin.place(), names))
                .orElseGet(() -> Problem.at(origin.place(), problem.message(), problem.suggestion()));
    }

    private static Problem spoken(Problem problem, Place cell, SheetNames names) {
        Place place = names.at(cell);
        String code = problem.code();
        List<String> arguments = problem.message().arguments();
        if (arguments.isEmpty()) {
            return Problem.at(place, problem.message(), problem.suggestion());
        }
        String field = arguments.get(0);
        String name = names.name(field);
        if (MISSING.contains(code)) {
            return Problem.at(
                    place, Message.of("intake.cell-missing", name), Message.of("intake.cell-missing.do", name));
        }
        if (code.equals("config.field-unknown")) {
            return Problem.at(place, Message.of("intake.cell-unused", name), Message.of("intake.cell-unused.do"));
        }
        if (!code.startsWith("config.") && !FIELD_FIRST.contains(code)) {
            return Problem.at(place, problem.message(), problem.suggestion());
        }
        Object[] words = arguments.toArray();
        words[0] = name;
        return Problem.at(place, Message.of(code, words), remedy(problem, field, names));
    }

    private static Message remedy(Problem problem, String field, SheetNames names) {
        Message known = problem.suggestion();
        if (problem.code().equals("config.word-unknown")) {
            return SheetNames.choices(field)
                    .map(words -> choose(problem.message().arguments().get(1), words, names))
                    .orElse(known);
        }
        return known.key().equals("config.duration.do")
                ? Message.of("intake.cell-seconds.do", Airing.SHORTEST.toSeconds(), Airing.LONGEST.toSeconds())
                : known;
    }

    private static Message choose(String written, SheetWords words, SheetNames names) {
        String all = String.join(names.chinese() ? "、" : ", ", words.known(names.chinese()));
        return Nearest.to(written, words.all())
                .map(near -> Message.of("config.word-unknown.nearest", near, all))
                .orElseGet(() -> Message.of("config.word-unknown.known", all));
    }
}
