package shiliu.player.schedule;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Ids;
import shiliu.player.playlist.Validity;

/**
 * A festival as the tables have it.
 *
 * @param people whose it is, where it is not everybody's: 彝族
 * @param source where its days are laid down or published
 * @param firstYear of the common calendar; from here to {@code lastYear} every coming is known
 * @param days how many it lasts, 1 to 60; a table says for itself
 */
public record Festival(
        String id,
        String chinese,
        String english,
        Optional<String> people,
        String source,
        int firstYear,
        int lastYear,
        Coming coming,
        int days) {
    /**
     * When it comes: by the lunar calendar, on a date of every year, on a solar term, or as a table says; exactly one.
     */
    public record Coming(
            Optional<LunarRule> lunar, Optional<MonthDay> date, Optional<SolarTerm> solarTerm, List<Validity> table) {
        public Coming {
            table = List.copyOf(table);
            int said = (lunar.isPresent() ? 1 : 0)
                    + (date.isPresent() ? 1 : 0)
                    + (solarTerm.isPresent() ? 1 : 0)
                    + (table.isEmpty() ? 0 : 1);
            if (said != 1) {
                throw new IllegalArgumentException("a lunar date, a date, a solar term or a table");
            }
        }
    }

    public Festival {
        Ids.check("festival", id);
        boolean known = lastYear >= firstYear
                && firstYear >= ChineseCalendar.COVERED.from().getYear()
                && lastYear <= ChineseCalendar.COVERED.until().getYear();
        if (!known || days < 1 || days > 60) {
            throw new IllegalArgumentException(id + ": years " + firstYear + " to " + lastYear + ", " + days + " days");
        }
    }

    /** Every coming that is known. */
    public FestivalDays known() {
        List<Validity> comings = new ArrayList<>(coming.table());
        for (int year = firstYear - 1; year <= lastYear; year++) {
            for (LocalDate first : begins(year)) {
                comings.add(new Validity(first, first.plusDays(days - 1L)));
            }
        }
        Validity covered = new Validity(LocalDate.of(firstYear, 1, 1), LocalDate.of(lastYear, 12, 31));
        return new FestivalDays(
                id,
                covered,
                comings.stream()
                        .filter(own -> covered.contains(own.from()))
                        .sorted(Comparator.comparing(Validity::from))
                        .toList());
    }

    private List<LocalDate> begins(int year) {
        List<LocalDate> begins = new ArrayList<>();
        coming.lunar().ifPresent(rule -> begins.addAll(ChineseCalendar.days(rule, year)));
        coming.date().filter(date -> date.isValidYear(year)).ifPresent(date -> begins.add(date.atYear(year)));
        coming.solarTerm().ifPresent(term -> begins.add(ChineseCalendar.day(term, year)));
        return begins;
    }
}
