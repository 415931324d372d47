package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A disclosure (党务、居务、财务公开): a table with its totals, who approved it, when it was posted, a code to scan.
 *
 * @param period what it covers, as staff wrote it: {@code 2026-Q3}, {@code 2026-10}
 * @param qr the text of the code
 */
public record Disclosure(
        Column column,
        String period,
        String title,
        Table table,
        Optional<Totals> totals,
        String approver,
        LocalDate posted,
        Optional<String> qr,
        Airing airing)
        implements Item {
    /** Which of the three public books. */
    public enum Column {
        PARTY,
        RESIDENTS,
        FINANCE
    }

    @Override
    public String kind() {
        return "disclosure";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.disclosure(this);
    }
}
