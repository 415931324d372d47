package shiliu.controller.cli;

import picocli.CommandLine;
import shiliu.player.message.Messages;

/** A command line that says in the wanted language what is wrong with what was typed. */
final class SpokenLine extends CommandLine {
    private final Messages messages;

    SpokenLine(Object command, Messages messages) {
        super(command);
        this.messages = messages;
    }

    @Override
    public CommandLine setParameterExceptionHandler(IParameterExceptionHandler handler) {
        return super.setParameterExceptionHandler(
                (e, arguments) -> handler.handleParseException(translated(e), arguments));
    }

    private ParameterException translated(ParameterException e) {
        return WrongUsage.of(e, messages)
                .map(sentence -> new ParameterException(e.getCommandLine(), messages.text(sentence)))
                .orElse(e);
    }
}
