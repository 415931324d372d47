package shiliu.controller.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Sha256;

/**
 * One item of public disclosure on one screen: what its slots ask for, and what was proven.
 *
 * @param column which of the public books, in lower case; of a decision {@code decision}
 * @param period what it covers, as staff wrote it; empty where it says nothing of it
 * @param daysAsked days on which it had to be shown
 * @param daysShown those of them on which it was
 * @param minutesAsked a day, the most that any of its slots asks for; left out where they ask for none
 * @param minutesShown in all, on these days
 * @param wanting the days on which it was not shown, or for less than was asked; at most {@value #MOST_DAYS}
 */
public record DisclosureRow(
        String screen,
        String name,
        String playlist,
        Sha256 item,
        String column,
        String title,
        String period,
        int daysAsked,
        int daysShown,
        Optional<Integer> minutesAsked,
        long minutesShown,
        List<LocalDate> wanting) {
    public static final int MOST_DAYS = 366;

    public DisclosureRow {
        wanting = List.copyOf(wanting);
    }
}
