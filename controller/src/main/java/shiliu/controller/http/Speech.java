package shiliu.controller.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.bundle.Envelope;
import shiliu.player.config.Problem;
import shiliu.player.json.Json;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;
import shiliu.player.net.ProblemDocument;

/** Refusals in the language of who asked. Immutable; one for each language. */
final class Speech {
    private static final String BUNDLE = "shiliu.controller.messages";
    private static final Speech ENGLISH = new Speech(Messages.in(Locale.ENGLISH, BUNDLE));
    private static final Speech CHINESE = new Speech(Messages.in(Locale.CHINESE, BUNDLE));

    private final Messages messages;

    private Speech(Messages messages) {
        this.messages = messages;
    }

    static Speech in(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** By an {@code Accept-Language} field: Chinese where it comes before English, else English. */
    static Speech of(Optional<String> acceptLanguage) {
        String field = acceptLanguage.orElse("");
        if (field.isEmpty() || field.length() > 200) {
            return ENGLISH;
        }
        try {
            Locale wanted = Locale.lookup(Locale.LanguageRange.parse(field), List.of(Locale.CHINESE, Locale.ENGLISH));
            return in(wanted == null ? Locale.ENGLISH : wanted);
        } catch (IllegalArgumentException e) {
            return ENGLISH;
        }
    }

    boolean chinese() {
        return messages.chinese();
    }

    String text(String key, Object... arguments) {
        return messages.text(key, arguments);
    }

    Messages messages() {
        return messages;
    }

    String text(Message message) {
        return messages.text(message);
    }

    /** The reason phrase that goes with a status; always English, as it stands in the status line. */
    String title(int status) {
        return ENGLISH.messages.text("http.status." + status);
    }

    /** A problem document for one refusal. */
    byte[] problem(int status, Message refusal) {
        return problem(status, refusal, List.of(), Optional.empty());
    }

    /** A problem document with every problem of a file. */
    byte[] problems(int status, Message refusal, List<Problem> problems) {
        return problem(status, refusal, problems.stream().map(this::place).toList(), Optional.empty());
    }

    /** A problem document that tells the controller's time. */
    byte[] problem(int status, Message refusal, Envelope time) {
        return problem(status, refusal, List.of(), Optional.of(time));
    }

    private byte[] problem(int status, Message refusal, List<ProblemDocument.Place> places, Optional<Envelope> time) {
        return Json.write(new ProblemDocument(
                "urn:shiliu:problem:" + refusal.key(),
                messages.text("http.status." + status),
                status,
                refusal.key(),
                messages.text(refusal),
                places,
                time));
    }

    private ProblemDocument.Place place(Problem problem) {
        return new ProblemDocument.Place(
                problem.file(),
                problem.line(),
                problem.column(),
                problem.code(),
                messages.text(problem.message()),
                Optional.of(messages.text(problem.suggestion())));
    }
}
