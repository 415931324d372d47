package shiliu.player.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.playlist.Airing;
import shiliu.player.playlist.Resolution;

/**
 * What an item says, part by part, before it is set for a screen: {@link Flow} sets it on sheets and panels, a marquee runs
 * it through strips, a card that writes text gets its sentences.
 *
 * @param heading stands in the band, the kind of thing that this is
 * @param remark stands beside the heading; may be empty
 * @param title the matter; may be empty
 */
record Document(
        Palette.Theme theme,
        String heading,
        String remark,
        String title,
        List<Part> parts,
        Optional<Raster> photo,
        Optional<String> code,
        Airing airing) {
    Document {
        parts = List.copyOf(parts);
    }

    /** One part, set below the one before. */
    sealed interface Part permits Text, Fact, Heading, Step, Tally, Grid, Remark {
        /** The same said in one line; the table's rows are several. */
        List<String> sentences();
    }

    /** Running text, one or more paragraphs. */
    record Text(String text) implements Part {
        @Override
        public List<String> sentences() {
            return text.lines().toList();
        }
    }

    /** A label and what stands beside it. */
    record Fact(String label, String value) implements Part {
        @Override
        public List<String> sentences() {
            return List.of(label + "：" + value);
        }
    }

    /** Begins a new matter. */
    record Heading(String text) implements Part {
        @Override
        public List<String> sentences() {
            return List.of(text);
        }
    }

    /** One of several steps, numbered from 1. */
    record Step(int number, String text) implements Part {
        @Override
        public List<String> sentences() {
            return List.of(number + "." + text);
        }
    }

    /** A deliberation with its votes. */
    record Tally(Resolution.Step of) implements Part {
        String name() {
            return Words.stage(of.stage());
        }

        String attendance() {
            return "应到" + of.entitled() + " 实到" + of.present();
        }

        /** Fuller and shorter. */
        List<String> votes() {
            String full = Words.YES + of.yes() + " " + Words.NO + of.no() + " " + Words.ABSTAIN + of.abstain();
            String shorter = Words.YES.charAt(0) + "" + of.yes() + " " + Words.NO.charAt(0) + of.no() + " "
                    + Words.ABSTAIN.charAt(0) + of.abstain();
            return List.of(full, full.replace(" ", ""), shorter);
        }

        @Override
        public List<String> sentences() {
            return List.of(name() + " " + Words.shortDate(of.date()) + " " + attendance() + " " + votes().get(0));
        }
    }

    /** A table. */
    record Grid(Account account) implements Part {
        @Override
        public List<String> sentences() {
            List<String> rows = new ArrayList<>();
            account.records().forEach(row -> rows.add(row.sentence()));
            account.sum().ifPresent(sum -> rows.add(sum.sentence()));
            return rows;
        }
    }

    /** Who signed, where to complain: smaller and fainter. */
    record Remark(String text) implements Part {
        @Override
        public List<String> sentences() {
            return List.of(text);
        }
    }

    /** All of it, for cards that write text; the code as the address that it holds. */
    List<String> sentences() {
        List<String> said = new ArrayList<>();
        said.add((heading + " " + remark).strip());
        said.add(title);
        parts.forEach(part -> said.addAll(part.sentences()));
        code.ifPresent(said::add);
        return said.stream().filter(text -> !text.isBlank()).toList();
    }

    /** All of it in one line, to run through. */
    List<SpanLine.Span> spans(Look look) {
        Palette colours = look.colours;
        int head = look.rgb ? colours.accent() : colours.title();
        List<SpanLine.Span> spans = new ArrayList<>();
        spans.add(new SpanLine.Span(heading, head, 0.5));
        if (!remark.isEmpty()) {
            spans.add(new SpanLine.Span(remark, colours.faint(), 0.5));
        }
        if (!title.isEmpty()) {
            spans.add(new SpanLine.Span(title, colours.title(), 1));
        }
        for (Part part : parts) {
            boolean loud = part instanceof Heading;
            int colour = part instanceof Remark ? colours.faint() : loud ? head : colours.text();
            part.sentences().forEach(text -> spans.add(new SpanLine.Span(text, colour, 1)));
        }
        return spans;
    }
}
