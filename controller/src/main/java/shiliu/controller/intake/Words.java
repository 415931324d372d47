package shiliu.controller.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.config.Place;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Message;

/**
 * Words that a community does not want on its screens, from a file of one a line: {@code word} or {@code word = better};
 * {@code #} begins a comment. Immutable.
 */
public final class Words {
    /** No words at all. */
    public static final Words NONE = new Words(List.of());

    private static final int MAX_BYTES = 64 << 10;
    private static final int MOST_WORDS = 1000;

    private final List<Word> words;

    private Words(List<Word> words) {
        this.words = List.copyOf(words);
    }

    /** One word, and what may be said instead. */
    record Word(String text, Optional<String> better) {}

    /** The words of a file; none where there is no such file. */
    public static Words read(Path file) throws ProblemsException {
        if (!Files.isRegularFile(file)) {
            return NONE;
        }
        Place place = Place.whole(file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            Optional<String> text = TextBytes.decode(bytes);
            if (bytes.length > MAX_BYTES || text.isEmpty()) {
                throw ProblemsException.of(
                        place,
                        Message.of("intake.words", String.valueOf(MAX_BYTES >> 10), String.valueOf(MOST_WORDS)),
                        Message.of("intake.words.do"));
            }
            return of(text.get(), place);
        } catch (IOException e) {
            throw ProblemsException.of(place, Message.of("config.unreadable"), Message.of("config.unreadable.do"));
        }
    }

    private static Words of(String text, Place place) throws ProblemsException {
        List<Word> words = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            String[] parts = line.replaceFirst("#.*", "").split("[=＝]", 2);
            String word = plain(parts[0]).strip();
            if (!word.isEmpty()) {
                words.add(new Word(
                        word,
                        Optional.of(parts[parts.length - 1].strip()).filter(b -> parts.length > 1 && !b.isEmpty())));
            }
        }
        if (words.size() > MOST_WORDS) {
            throw ProblemsException.of(
                    place,
                    Message.of("intake.words", String.valueOf(MAX_BYTES >> 10), String.valueOf(MOST_WORDS)),
                    Message.of("intake.words.do"));
        }
        return new Words(words);
    }

    /** The words that stand in a text, whatever their case and width. */
    List<Word> in(String text) {
        String plain = plain(text);
        return words.stream().filter(word -> plain.contains(word.text())).toList();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
