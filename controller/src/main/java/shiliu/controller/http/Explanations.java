package shiliu.controller.http;

import java.util.Optional;
import shiliu.controller.api.Explanation;
import shiliu.player.playlist.Sha256;
import shiliu.player.schedule.Decision;

/** A schedule's explanation as the wire has it. */
final class Explanations {
    private Explanations() {}

    static Explanation of(String screen, shiliu.player.schedule.Explanation why, Speech speech) {
        Decision decision = why.decision();
        Optional<Decision.Playing> playing = decision.match(new PlayingOnly());
        Optional<String> slot = playing.map(play -> play.slot().id());
        Optional<Sha256> item = playing.map(Decision.Playing::item);
        return new Explanation(
                screen,
                why.at(),
                decision.rule().name(),
                decision.from(),
                decision.until(),
                slot,
                item,
                why.lines(speech.messages()));
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
