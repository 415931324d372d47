package shiliu.controller.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.controller.api.Explanation;
import shiliu.controller.timing.WhenText;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.Rule;
import shiliu.player.schedule.Slot;

/** A schedule's explanation as the wire has it, with sentences in the language of who asked. */
final class Explanations {
    private final Speech speech;
    private final WhenText words;

    Explanations(Speech speech, WhenText words) {
        this.speech = speech;
        this.words = words;
    }

    /** A stop in force comes before everything that the schedule says. */
    Explanation of(String screen, shiliu.player.schedule.Explanation why, boolean stopped) {
        Decision decision = why.decision();
        List<String> lines = new ArrayList<>();
        if (stopped) {
            lines.add(speech.text("http.explain-stopped"));
        }
        // The first is the decision; the slots that lose are told with their times.
        lines.add(why.lines(speech.messages()).get(0));
        why.losers().stream().map(this::loser).forEach(lines::add);
        return new Explanation(
                screen,
                why.at(),
                (stopped ? Rule.BLACKOUT : decision.rule()).name(),
                decision.from(),
                decision.until(),
                decision.play().map(play -> play.slot().id()),
                decision.play().map(Decision.Playing::item),
                lines);
    }

    private String loser(shiliu.player.schedule.Explanation.Loser loser) {
        Slot slot = loser.slot();
        String reason = loser.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return speech.text(
                "http.explain-loser",
                slot.id(),
                slot.playlist(),
                speech.text("schedule.reason." + reason),
                words.of(slot.when()));
    }
}
