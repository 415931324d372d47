package shiliu.controller.intake;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cells of a sheet, {@code A1:D1}; rows and columns count from 0, both ends are included. */
record CellRange(int top, int left, int bottom, int right) {
    /** As many as Excel has. */
    static final int MOST_COLUMNS = 16_384;

    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})([0-9]{1,7})(?::([A-Z]{1,3})([0-9]{1,7}))?");

    /** A range or a single cell. */
    static Optional<CellRange> of(String reference) {
        Matcher matcher = RANGE.matcher(reference);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int top = Integer.parseInt(matcher.group(2)) - 1;
        int left = column(matcher.group(1));
        boolean one = matcher.group(3) == null;
        int bottom = one ? top : Integer.parseInt(matcher.group(4)) - 1;
        int right = one ? left : column(matcher.group(3));
        boolean good = top >= 0 && bottom >= top && right >= left && right < MOST_COLUMNS;
        return good ? Optional.of(new CellRange(top, left, bottom, right)) : Optional.empty();
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }

    /** What people call a cell: {@code C7}. */
    static String name(int row, int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
            letters.insert(0, (char) ('A' + (rest - 1) % 26));
        }
        return letters.append(row + 1).toString();
    }

    @Override
    public String toString() {
        return name(top, left) + ":" + name(bottom, right);
    }
}
