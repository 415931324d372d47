package shiliu.controller.timing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import shiliu.player.config.Nearest;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;
import shiliu.player.schedule.When;

/**
 * Reads when something plays as people say it, in Chinese or English, one phrase after the other: 工作日 7:00-9:00，
 * 除 2026-12-25; weekdays 7:00-9:00 except 2026-12-25; 春节前7天至当天18:00; first friday of the month. The longest phrase
 * at each place counts, and what is not understood is refused. Immutable.
 */
public final class WhenWords {
    private static final int LONGEST = 1000;
    private static final int SHOWN = 20;
    private static final Pattern BETWEEN = Pattern.compile(
            "[\\s,、;。.的和]+|每年的?|(?:and|or|on|the|in|every year|yearly|every|each)(?![a-z0-9])",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME =
            Pattern.compile("[\\p{IsHan}]{2,8}|[a-z][a-z -]{2,30}", Pattern.CASE_INSENSITIVE);

    private final Festivals festivals;
    private final List<Phrase> phrases;

    /** @param festivals whose names it knows */
    public WhenWords(Festivals festivals) {
        this.festivals = festivals;
        phrases = Stream.of(
                        DatePhrases.all(),
                        DayPhrases.all(),
                        ClockPhrases.all(),
                        MonthPhrases.all(),
                        new OccasionPhrases(festivals).all())
                .flatMap(List::stream)
                .toList();
    }

    /**
     * What the words mean.
     *
     * @param today where words count from, and where a rule starts that has no date
     */
    public When read(String words, LocalDate today) throws WordsException {
        if (words.isBlank() || words.length() > LONGEST) {
            throw WordsException.of(words.isBlank() ? "timing.nothing" : "timing.too-long", LONGEST);
        }
        Draft draft = new Draft(today);
        String text = plain(words);
        int at = 0;
        while (at < text.length()) {
            at = next(text, at, words, draft);
        }
        return draft.when();
    }

    private int next(String text, int at, String words, Draft draft) throws WordsException {
        Phrase longest = null;
        Matcher said = null;
        for (Phrase phrase : phrases) {
            // Looking behind and ahead of the place is wanted: 周一 in 每月第一个周一 is none by itself.
            Matcher matcher =
                    phrase.pattern().matcher(text).region(at, text.length()).useTransparentBounds(true);
            if (matcher.lookingAt() && matcher.end() > at && (said == null || matcher.end() > said.end())) {
                longest = phrase;
                said = matcher;
            }
        }
        if (longest != null && said != null) {
            longest.meaning().add(said, draft);
            return said.end();
        }
        Matcher between = BETWEEN.matcher(text).region(at, text.length());
        if (!between.lookingAt()) {
            throw notUnderstood(words, at);
        }
        return between.end();
    }

    private WordsException notUnderstood(String words, int at) {
        String rest = words.substring(at, Math.min(words.length(), at + SHOWN));
        String before = words.substring(0, at);
        Message sentence = before.isBlank()
                ? Message.of("timing.not-understood", Quote.of(rest), at + 1)
                : Message.of("timing.not-understood-after", Quote.of(rest), at + 1, Quote.of(before));
        // A festival that was mistyped: 火抱节.
        Matcher name = NAME.matcher(rest);
        Optional<String> near = name.lookingAt() ? Nearest.to(name.group(), festivals.names()) : Optional.empty();
        Message suggestion = near.map(festival -> new Unknown(festivals).festival(festival))
                .orElse(Message.of(sentence.key() + ".do"));
        return new WordsException(sentence, suggestion);
    }

    /** Full-width letters and signs as plain ones, each at its place. */
    private static String plain(String words) {
        StringBuilder plain = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            // A wide comma separates; a plain one may stand in a rule.
            boolean comma = c == '，' || c == '；';
            boolean wide = c >= '\uFF01' && c <= '\uFF5E';
            plain.append(comma ? '、' : wide ? (char) (c - 0xFEE0) : c == '\u3000' ? ' ' : c);
        }
        return plain.toString();
    }
}
