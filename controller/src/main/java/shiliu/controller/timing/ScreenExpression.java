package shiliu.controller.timing;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.config.Quote;
import shiliu.player.screen.Screen;

/**
 * Which screens are meant: {@code guangming-gate}, {@code #outdoor}, {@code @guangming}, {@code *}, joined by {@code &},
 * {@code |}, {@code !} and parentheses, or by and, or, not, 和, 或, 非. Not binds before and, and before or. Immutable.
 */
public final class ScreenExpression {
    private static final int LONGEST = 300;
    private static final int DEEPEST = 32;
    private static final Pattern SIMPLE = Pattern.compile("#?[a-z0-9-]+");
    private static final Pattern SPACE = Pattern.compile("[\\s\u3000]*");
    private static final Pattern OR = Pattern.compile("\\|{1,2}|｜|或者?|or(?![a-z0-9-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("&{1,2}|＆|和|且|and(?![a-z0-9-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern NOT = Pattern.compile("!|！|非|not(?![a-z0-9-])", Pattern.CASE_INSENSITIVE);
    private static final Pattern OPEN = Pattern.compile("[(（]");
    private static final Pattern CLOSE = Pattern.compile("[)）]");
    private static final Pattern NAME = Pattern.compile("\\*|[#@]?[\\p{L}\\p{N}_\\-&&[^和或非且]]+");

    private final String text;
    private int at;

    private ScreenExpression(String text) {
        this.text = text;
    }

    /** Whether a screen is meant. */
    public static Predicate<Screen> parse(String text) throws WordsException {
        if (text.length() <= LONGEST && SIMPLE.matcher(text).matches()) {
            return named(text);
        }
        if (text.isBlank() || text.length() > LONGEST) {
            throw WordsException.of("timing.screens-length", LONGEST);
        }
        ScreenExpression expression = new ScreenExpression(text);
        Predicate<Screen> meant = expression.either(0);
        expression.takes(SPACE);
        if (expression.at < text.length()) {
            throw expression.wrong("timing.screens-not-understood");
        }
        return meant;
    }

    private Predicate<Screen> either(int depth) throws WordsException {
        Predicate<Screen> meant = both(depth);
        while (takes(OR)) {
            meant = meant.or(both(depth));
        }
        return meant;
    }

    private Predicate<Screen> both(int depth) throws WordsException {
        Predicate<Screen> meant = one(depth);
        while (takes(AND)) {
            meant = meant.and(one(depth));
        }
        return meant;
    }

    private Predicate<Screen> one(int depth) throws WordsException {
        if (depth > DEEPEST) {
            throw wrong("timing.screens-too-deep");
        }
        if (takes(NOT)) {
            return one(depth + 1).negate();
        }
        if (takes(OPEN)) {
            Predicate<Screen> inner = either(depth + 1);
            if (!takes(CLOSE)) {
                throw wrong("timing.screens-open");
            }
            return inner;
        }
        int before = at;
        if (!takes(NAME)) {
            throw wrong("timing.screens-expected");
        }
        return named(text.substring(before, at).strip());
    }

    /** Without parsing: an id, a tag, a community, or all. */
    private static Predicate<Screen> named(String name) {
        if (name.equals("*")) {
            return screen -> true;
        }
        String rest = name.substring(1);
        return switch (name.charAt(0)) {
            case '#' -> screen -> screen.tags().contains(rest);
            case '@' -> screen -> screen.community().equals(rest);
            default -> {
                String id = name.toLowerCase(Locale.ROOT);
                yield screen -> screen.id().equals(id);
            }
        };
    }

    private boolean takes(Pattern token) {
        if (token != SPACE) {
            takes(SPACE);
        }
        Matcher matcher = token.matcher(text).region(at, text.length()).useTransparentBounds(true);
        boolean there = matcher.lookingAt();
        at = there ? matcher.end() : at;
        return there;
    }

    private WordsException wrong(String code) {
        String rest = at < text.length() ? Quote.of(text.substring(at)) : "…";
        return WordsException.of(code, Quote.of(text), at + 1, rest);
    }
}
