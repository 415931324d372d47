package shiliu.player.config;

import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import shiliu.player.message.Message;

/** Says in plain words what the YAML parser stumbled over. */
final class YamlSyntax {
    private static final Set<String> BEGUN =
            Set.of("config.syntax-quote", "config.syntax-bracket", "config.syntax-no-colon");

    private final String file;
    private final String text;

    YamlSyntax(String file, String text) {
        this.file = file;
        this.text = text;
    }

    ProblemsException refusal(MarkedYAMLException e) {
        String code = code(e.getProblem() + " " + e.getContext());
        // Where something was begun that does not end helps people more than where the parser gave up.
        Mark begun = BEGUN.contains(code) ? e.getContextMark() : null;
        Mark mark = begun == null ? e.getProblemMark() : begun;
        if (mark == null) {
            return refusal(Place.whole(file));
        }
        Place place = new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
        return ProblemsException.of(place, Message.of(code), remedy(code, mark.getLine()));
    }

    ProblemsException refusal(Place place) {
        return ProblemsException.of(place, Message.of("config.syntax"), Message.of("config.syntax.do"));
    }

    private static String code(String parserSays) {
        String said = parserSays.toLowerCase(Locale.ROOT);
        if (said.contains("tab")) {
            return "config.syntax-tab";
        }
        if (said.contains("mapping values are not allowed")) {
            return "config.syntax-colon";
        }
        if (said.contains("quoted scalar")) {
            return "config.syntax-quote";
        }
        if (said.contains("flow")) {
            return "config.syntax-bracket";
        }
        if (said.contains("expected ':'")) {
            return "config.syntax-no-colon";
        }
        return said.contains("<block end>") ? "config.syntax-indent" : "config.syntax";
    }

    /** A full-width colon or comma looks right and is not: the mistake most often made on a Chinese keyboard. */
    private Message remedy(String code, int line) {
        String[] lines = text.split("\n", -1);
        for (int i = Math.max(0, line - 1); i <= line && i < lines.length; i++) {
            boolean colon = lines[i].contains("：") && !lines[i].contains(": ");
            boolean comma = code.equals("config.syntax-bracket") && lines[i].contains("，");
            if (colon || comma) {
                return Message.of("config.full-width.do", String.valueOf(i + 1));
            }
        }
        return Message.of(code + ".do");
    }
}
