package shiliu.controller.cli;

import java.util.List;
import shiliu.controller.intake.Warning;
import shiliu.player.cli.Terminal;
import shiliu.player.message.Messages;

/** One warning as {@code --json} prints it. */
record WarningLine(
        int item,
        String kind,
        String field,
        String cell,
        List<String> screens,
        String code,
        String message,
        String suggestion) {
    /** Says each on standard error and gives them as lines for a document. */
    static List<WarningLine> say(List<Warning> warnings, Terminal terminal) {
        warnings.forEach(warning -> terminal.sayText(warning.text(terminal.messages())));
        return warnings.stream()
                .map(warning -> of(warning, terminal.messages()))
                .toList();
    }

    private static WarningLine of(Warning warning, Messages messages) {
        return new WarningLine(
                warning.item(),
                warning.kind(),
                warning.field(),
                warning.cell(),
                warning.screens(),
                warning.code(),
                messages.text(warning.message()),
                messages.text(warning.suggestion()));
    }
}
