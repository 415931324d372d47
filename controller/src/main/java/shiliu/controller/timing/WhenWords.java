package shiliu.controller.timing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shiliu.player.schedule.When;

/**
 * Reads when something plays as people say it, in Chinese or English, one phrase after the other: 工作日 7:00-9:00，
 * 除 2026-12-25; weekdays 7:00-9:00 except 2026-12-25; 春节前7天至当天18:00; first friday of the month.
 */
public final class WhenWords {
    private static final Pattern BETWEEN = Pattern.compile("[\\s，,、；;。的和]+|(?:and|on|the|every)\\b");
    private static final int SHOWN = 20;

    private final List<Phrase> phrases;

    /** @param festivals every name of a festival, and its id */
    public WhenWords(Map<String, String> festivals) {
        this.phrases = Phrases.all(festivals);
    }

    /** One way to say one thing. */
    record Phrase(Pattern pattern, Meaning meaning) {
        Phrase(String pattern, Meaning meaning) {
            this(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE), meaning);
        }
    }

    /** What it means. */
    interface Meaning {
        void add(Matcher said, Draft draft) throws WordsException;
    }

    /** @param today where words count from, and where a rule starts that has no date */
    public When read(String words, LocalDate today) throws WordsException {
        Draft draft = new Draft(today);
        String text = words.strip();
        int at = 0;
        while (at < text.length()) {
            Matcher longest = longest(text, at);
            if (longest == null) {
                Matcher between = BETWEEN.matcher(text).region(at, text.length());
                if (!between.lookingAt()) {
                    throw WordsException.of("timing.not-understood", text.substring(at, Math.min(text.length(), at + SHOWN)));
                }
                at = between.end();
            } else {
                at = longest.end();
            }
        }
        return draft.when();
    }
}
