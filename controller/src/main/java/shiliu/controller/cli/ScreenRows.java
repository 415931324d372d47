package shiliu.controller.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.controller.api.ScreenState;
import shiliu.controller.api.ScreenView;
import shiliu.player.message.Messages;
import shiliu.player.play.Report;

/** Screens as rows of a table, in the wanted language. */
final class ScreenRows {
    private final Workplace workplace;
    private final Messages messages;

    ScreenRows(Workplace workplace) {
        this.workplace = workplace;
        this.messages = workplace.terminal().messages();
    }

    List<String> headings() {
        return workplace.headings(
                "id", "name", "size", "colour", "state", "shown", "proof", "since", "wanted", "stored");
    }

    List<String> row(ScreenView view) {
        ScreenState state = ScreenState.of(view);
        Optional<Report.Shown> lit =
                view.shown().filter(shown -> view.unknownSince().isEmpty());
        return List.of(
                view.screen().id(),
                view.screen().name(),
                view.screen().size().toString(),
                view.screen().colour().name().toLowerCase(Locale.ROOT),
                state(view),
                lit.map(shown -> shown.slot().orElseGet(() -> messages.text("shows." + shown.what())))
                        .orElse("-"),
                lit.map(shown -> messages.text("proof." + shown.proof())).orElse("-"),
                state.since(view)
                        .or(() -> lit.map(Report.Shown::since))
                        .map(Workplace::time)
                        .orElse("-"),
                view.wanted().map(wanted -> String.valueOf(wanted.version())).orElse("-"),
                view.stored().map(stored -> String.valueOf(stored.version())).orElse("-"));
    }

    /** Whether the player plays by its clock, and how far the machine's is off. */
    String clock(Report.Clock clock) {
        String drift = java.math.BigDecimal.valueOf(clock.driftMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
        if (!clock.trusted()) {
            return messages.text("cli.clock.untrusted", drift);
        }
        return messages.text(clock.signed() ? "cli.clock.signed" : "cli.clock.trusted", drift);
    }

    /** In words; of a screen that is unknown with its time, and with the stop that it may not have obeyed. */
    String state(ScreenView view) {
        return view.unknownSince()
                .map(since -> messages.text(
                        view.stopped() ? "cli.unknown-stopping" : "cli.unknown-since", Workplace.time(since)))
                .orElseGet(() ->
                        messages.text("http.wall.state." + ScreenState.of(view).word()));
    }
}
