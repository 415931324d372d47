package shiliu.controller.timing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One way to say one thing about time: how it looks, and what it means. */
record Phrase(Pattern pattern, Meaning meaning) {
    /** Between two ends: 至, 到, -, to. */
    static final String TO = "\\s*(?:至|到|-|–|—|~|\\.\\.+|…|to(?![a-z])|until(?![a-z])|till(?![a-z]))\\s*";
    /** Behind an English word. */
    static final String END = "(?![a-z0-9])";
    /** Between the members of a list. */
    static final String AND = "\\s*(?:(?:[、,;和]|and(?![a-z]))\\s*)+";

    /** Takes the meaning to what was understood before. */
    interface Meaning {
        void add(Matcher said, Draft draft) throws WordsException;
    }

    static Phrase of(String pattern, Meaning meaning) {
        return new Phrase(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), meaning);
    }
}
