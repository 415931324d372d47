package shiliu.player.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shiliu.player.diag.Rated;
import shiliu.player.diag.Ratings;
import shiliu.player.diag.Wording;
import shiliu.protocols.driver.Reading;

/** A card's readings on a terminal and as JSON. */
final class ReadingTable {
    private ReadingTable() {}

    /** A reading for machines. */
    record Line(String quantity, String value, String unit, String verdict, Optional<String> remedy) {}

    /** A reading for machines, where nobody judges it. */
    record Plain(String quantity, String value, String unit) {
        static Plain of(Reading reading) {
            return new Plain(Wording.key(reading.quantity()), reading.value(), Wording.unit(reading.quantity()));
        }
    }

    static List<Line> lines(List<Rated> rated, Terminal terminal) {
        return rated.stream()
                .map(each -> new Line(
                        Wording.key(each.reading().quantity()),
                        each.reading().value(),
                        Wording.unit(each.reading().quantity()),
                        Wording.key(each.verdict()),
                        each.remedy().map(terminal.messages()::text)))
                .toList();
    }

    static void print(List<Rated> rated, Terminal terminal) {
        Wording wording = new Wording(terminal.messages());
        terminal.table(
                IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> terminal.messages().text("diag.heading." + i))
                        .toList(),
                (terminal.verbose() ? rated : Ratings.forPeople(rated))
                        .stream()
                                .map(each -> List.of(
                                        wording.name(each.reading().quantity()),
                                        wording.value(each.reading()),
                                        wording.verdict(each.verdict()),
                                        wording.remedy(each)))
                                .toList());
    }

    /** Readings that nobody judges. */
    static void printPlain(List<Reading> readings, Terminal terminal) {
        Wording wording = new Wording(terminal.messages());
        readings.forEach(reading -> terminal.line(wording.name(reading.quantity()) + ": " + wording.value(reading)));
    }

    static ExitCode code(List<Rated> rated) {
        return rated.stream().anyMatch(each -> each.verdict() == Rated.Verdict.BAD) ? ExitCode.FAILED : ExitCode.DONE;
    }
}
