package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import shiliu.player.playlist.Resolution;

/** One deliberation: its name and date, who came, and the votes as a bar as long as all who could have come. */
record TallyBar(Typesetter setter, Look look, Pen pen, int width, int pitch) {
    private static final int CHECK = 2;

    List<Slices.Slice> slices(Document.Tally tally) {
        String date = Words.shortDate(tally.of().date());
        boolean dated = fits(tally.name(), date);
        List<Slices.Slice> all = new ArrayList<>();
        List<String> names = dated ? List.of(tally.name()) : setter.breaker().lines(tally.name(), pen, width);
        for (String name : names) {
            all.add(line(name, dated ? date : "", look.colours.title()).keptWithNext());
        }
        counts(tally).forEach(counts -> all.add(counts.keptWithNext()));
        all.add(new Slices.Slice(barHeight() + pen.px() / 4, 0, (canvas, x, y) -> bar(canvas, tally, x, y)));
        return all;
    }

    /** Who came and how they voted, in the fullest way that stands in one line, else in two. */
    private List<Slices.Slice> counts(Document.Tally tally) {
        for (String votes : tally.votes()) {
            if (fits(tally.attendance(), votes)) {
                return List.of(line(tally.attendance(), votes, look.colours.text()));
            }
        }
        List<String> forms = tally.votes();
        String votes = forms.stream()
                .filter(form -> setter.width(form, pen) <= width)
                .findFirst()
                .orElse(forms.get(forms.size() - 1));
        List<Slices.Slice> lines = new ArrayList<>();
        for (String text : List.of(tally.attendance(), votes)) {
            setter.breaker().lines(text, pen, width).forEach(part -> lines.add(line(part, "", look.colours.text())));
        }
        return lines;
    }

    private boolean fits(String left, String right) {
        return setter.width(left, pen) + setter.width(right, pen) + pen.px() / 2 <= width;
    }

    private Slices.Slice line(String left, String right, int colour) {
        return new Slices.Slice(pitch, left.length() + right.length(), (canvas, x, y) -> {
            Box at = new Box(x, y + (pitch - pen.px()) / 2, width, pen.px());
            setter.line(canvas, left, pen, at, Typesetter.Align.LEFT, colour);
            setter.line(canvas, right, pen, at, Typesetter.Align.RIGHT, look.colours.faint());
        });
    }

    private int barHeight() {
        return Math.max(4, pen.px() / 2);
    }

    /** Filled for, checked against, empty the others; on colour LEDs green, red and dim. */
    private void bar(Canvas canvas, Document.Tally tally, int x, int y) {
        Resolution.Step votes = tally.of();
        int all = Math.max(1, votes.entitled());
        int yes = (int) ((long) width * votes.yes() / all);
        int no = (int) ((long) width * (votes.yes() + votes.no()) / all);
        int height = barHeight();
        canvas.fill(new Box(x, y, width, height), look.colours.text());
        canvas.fill(new Box(x, y, width, height).inset(1, 1), look.colours.ground());
        boolean colours = look.screen.colour() != shiliu.protocols.driver.Colour.MONO;
        canvas.fill(new Box(x, y, yes, height), colours ? look.colours.good() : look.colours.text());
        if (colours) {
            canvas.fill(new Box(x + yes, y, no - yes, height), look.colours.bad());
            return;
        }
        for (int row = 0; row < height; row++) {
            for (int column = yes; column < no; column++) {
                if ((row / CHECK + column / CHECK) % 2 == 0) {
                    canvas.fill(new Box(x + column, y + row, 1, 1), look.colours.text());
                }
            }
        }
    }
}
