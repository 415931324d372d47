package shiliu.controller.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.controller.api.Explanation;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.Rule;

/** A schedule's explanation as the wire has it. */
final class Explanations {
    private Explanations() {}

    /** A stop in force comes before everything that the schedule says. */
    static Explanation of(String screen, shiliu.player.schedule.Explanation why, boolean stopped, Speech speech) {
        Decision decision = why.decision();
        Optional<Decision.Playing> playing = decision.match(new PlayingOnly());
        Optional<String> slot = playing.map(play -> play.slot().id());
        Optional<Sha256> item = playing.map(Decision.Playing::item);
        List<String> lines = new ArrayList<>();
        if (stopped) {
            lines.add(speech.messages().text("http.explain-stopped"));
        }
        lines.addAll(why.lines(speech.messages()));
        return new Explanation(
                screen,
                why.at(),
                (stopped ? Rule.BLACKOUT : decision.rule()).name(),
                decision.from(),
                decision.until(),
                slot,
                item,
                lines);
    }

    private static final class PlayingOnly implements Decision.Cases<Optional<Decision.Playing>> {
        @Override
        public Optional<Decision.Playing> playing(Decision.Playing playing) {
            return Optional.of(playing);
        }

        @Override
        public Optional<Decision.Playing> nothing(Decision.Nothing nothing) {
            return Optional.empty();
        }

        @Override
        public Optional<Decision.Playing> off(Decision.Off off) {
            return Optional.empty();
        }
    }
}
