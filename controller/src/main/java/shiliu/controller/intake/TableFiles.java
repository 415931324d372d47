package shiliu.controller.intake;

import java.text.Normalizer;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import shiliu.player.config.Nearest;
import shiliu.player.config.Place;
import shiliu.player.config.Problem;
import shiliu.player.config.Problems;
import shiliu.player.config.ProblemsException;
import shiliu.player.config.Quote;
import shiliu.player.config.Value;
import shiliu.player.message.Message;

/** The tables that lie in files beside a playlist, each as the value that it would be if it were written inline. */
final class TableFiles {
    private final PlaylistFiles files;
    private final CellPlaces places;
    private final Problems problems;
    private final Set<String> names = new TreeSet<>();

    TableFiles(PlaylistFiles files, CellPlaces places, Problems problems) {
        this.files = files;
        this.places = places;
        this.problems = problems;
    }

    /** The names of the files that were read. */
    Set<String> names() {
        return names;
    }

    /** The table of the file that {@code file} names, from the sheet that {@code sheet} names or the first. */
    Optional<Value> take(Value file, Optional<Value> sheet) {
        return file.text()
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .filter(name -> goodName(file, name))
                .flatMap(name -> read(file, name, sheet));
    }

    private static boolean goodName(Value file, String name) {
        if (!FlatName.valid(name)) {
            file.refuse(
                    Message.of("intake.media-path", Quote.of(name)),
                    FlatName.lastOf(name)
                            .map(last -> Message.of("intake.media-path.do", Quote.of(last)))
                            .orElseGet(() -> Message.of("intake.media-name.do")));
            return false;
        }
        if (!TableBytes.named(name) && !TableBytes.namedOld(name)) {
            file.refuse(Message.of("intake.table-kind", Quote.of(name)), Message.of("intake.table-kind.do"));
            return false;
        }
        return true;
    }

    private Optional<Value> read(Value file, String name, Optional<Value> sheet) {
        try {
            byte[] bytes = files.media(name);
            names.add(name);
            Optional<Workbook> workbook = TableBytes.workbook(name, bytes);
            Sheet read = workbook.isEmpty()
                    ? CsvText.read(name, bytes)
                    : workbook.get().read(choose(name, workbook.get(), sheet.flatMap(Value::text)));
            SheetDocument document = new SheetDocument(read.label())
                    .named(SheetNames.ofTable(read))
                    .object(read.place());
            return new SheetTable(read, problems).write(document)
                    ? document.endObject().read(places, problems)
                    : Optional.empty();
        } catch (MediaException e) {
            file.refuse(e.sentence(), e.remedy());
        } catch (ProblemsException e) {
            for (Problem problem : e.problems()) {
                problems.add(problem.place(), problem.message(), problem.suggestion());
            }
        }
        return Optional.empty();
    }

    /** The sheet that was asked for, else the first that people see. */
    private static Workbook.SheetPart choose(String name, Workbook workbook, Optional<String> wanted)
            throws ProblemsException {
        if (wanted.isEmpty()) {
            return workbook.visible().get(0);
        }
        Optional<Workbook.SheetPart> sheet = workbook.named(wanted.get().strip());
        if (sheet.isPresent() && sheet.get().visible()) {
            return sheet.get();
        }
        if (sheet.isPresent()) {
            throw ProblemsException.of(
                    Place.whole(name),
                    Message.of("intake.sheet-hidden", Quote.of(sheet.get().name())),
                    Message.of("intake.sheet-hidden.do"));
        }
        Set<String> there = workbook.visible().stream()
                .map(Workbook.SheetPart::name)
                .collect(Collectors.toCollection(TreeSet::new));
        throw ProblemsException.of(
                Place.whole(name),
                Message.of("intake.sheet-missing", Quote.of(wanted.get())),
                Nearest.to(wanted.get(), there)
                        .map(near -> Message.of("config.field-unknown.nearest", Quote.of(near)))
                        .orElseGet(() -> Message.of("config.word-unknown.known", Quote.of(String.join(", ", there)))));
    }
}
