package shiliu.player.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import shiliu.player.diag.Rated;
import shiliu.player.diag.Wording;
import shiliu.protocols.driver.Reading;

/** A card's readings on a terminal and as JSON. */
final class ReadingTable {
    private ReadingTable() {}

    /** A reading for machines. */
    record Line(String quantity, String value, String unit, String verdict, Optional<String> remedy) {}

    static List<Line> lines(List<Rated> rated, Terminal terminal) {
        return rated.stream()
                .map(each -> new Line(
                        each.reading().quantity().name().toLowerCase(java.util.Locale.ROOT),
                        each.reading().value(),
                        Wording.unit(each.reading().quantity()),
                        each.verdict().name().toLowerCase(java.util.Locale.ROOT),
                        each.remedy().map(terminal.messages()::text)))
                .toList();
    }

    static void print(List<Rated> rated, Terminal terminal) {
        Wording wording = new Wording(terminal.messages());
        terminal.table(
                IntStream.rangeClosed(1, 4)
                        .mapToObj(i -> terminal.messages().text("diag.heading." + i))
                        .toList(),
                rated.stream()
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
