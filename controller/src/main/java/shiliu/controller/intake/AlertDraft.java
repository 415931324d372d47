package shiliu.controller.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import shiliu.player.message.Message;
import shiliu.player.playlist.Alert;
import shiliu.player.playlist.Alert.Severity;

/** An alert as somebody wrote it, from wherever it came, before anything of it was looked at. */
public record AlertDraft(
        Severity severity,
        String event,
        String headline,
        List<String> steps,
        String source,
        Instant sent,
        Instant until) {
    public AlertDraft {
        steps = List.copyOf(steps);
    }

    /** What is wrong with a part of it, and what to do. */
    public record Fault(Message message, Message suggestion) {}

    /**
     * What came of a look at it.
     *
     * @param alert there where nothing is wrong; composed, as screens show it
     */
    public record Checked(Optional<Alert> alert, List<Fault> faults) {
        public Checked {
            faults = List.copyOf(faults);
        }
    }

    /** Looks at every text as at an item's: one line each, nothing invisible, not too long, every character in the fonts. */
    public Checked check(IntPredicate hasGlyph) {
        Look look = new Look(new Texts(hasGlyph));
        String what = look.line("event", event, Alert.EVENT);
        String sentence = look.line("headline", headline, Alert.HEADLINE);
        List<String> lines =
                steps.stream().map(step -> look.line("step", step, Alert.STEP)).toList();
        String who = look.line("source", source, Alert.SOURCE);
        if (steps.size() > Alert.MOST_STEPS) {
            look.add("alert.steps", steps.size(), Alert.MOST_STEPS);
        }
        if (!until.isAfter(sent)) {
            look.add("alert.over", until);
        }
        return new Checked(
                look.faults.isEmpty()
                        ? Optional.of(new Alert(severity, what, sentence, lines, who, sent, until))
                        : Optional.empty(),
                look.faults);
    }

    private static final class Look {
        private final Texts texts;
        private final List<Fault> faults = new ArrayList<>();

        Look(Texts texts) {
            this.texts = texts;
        }

        String line(String name, String raw, int longest) {
            String text = Texts.composed(raw);
            texts.fault(name, text, false, longest).ifPresent(f -> faults.add(new Fault(f.message(), f.suggestion())));
            return text;
        }

        void add(String key, Object... arguments) {
            faults.add(new Fault(Message.of(key, arguments), Message.of(key + ".do")));
        }
    }
}
