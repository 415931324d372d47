package shiliu.controller.intake;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shiliu.player.config.Quote;
import shiliu.player.message.Message;
import shiliu.player.playlist.Disclosure;
import shiliu.player.playlist.Item;
import shiliu.player.playlist.Media;

/**
 * Looks through everything that an item says for numbers that name a person and for words that its community does not
 * want, and for balances of a disclosure that do not go on from row to row. Every record component is looked at, so that a new kind of item cannot be forgotten. Immutable; a pure function.
 */
public final class Warnings {
    private final Words words;

    public Warnings(Words words) {
        this.words = words;
    }

    /** What is to be seen in these items, in their order. */
    public List<Warning> of(List<? extends Item> items) {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            warnings.addAll(of(i + 1, items.get(i)));
        }
        return warnings;
    }

    private Collection<Warning> of(int number, Item item) {
        Set<Warning> warnings = new LinkedHashSet<>();
        for (RecordComponent part : item.getClass().getRecordComponents()) {
            List<String> texts = new ArrayList<>();
            collect(value(item, part), texts);
            for (String text : texts) {
                for (PersonalNumber found : PersonalNumber.in(text)) {
                    warnings.add(new Warning(
                            number,
                            item.kind(),
                            part.getName(),
                            Message.of(found.kind().code(), found.masked()),
                            Message.of(found.kind().code() + ".do", found.masked())));
                }
                words.in(text)
                        .forEach(word -> warnings.add(new Warning(
                                number,
                                item.kind(),
                                part.getName(),
                                Message.of("intake.warn-word", Quote.of(word.text())),
                                word.better()
                                        .map(better -> Message.of("intake.warn-word.better", Quote.of(better)))
                                        .orElseGet(() -> Message.of("intake.warn-word.do")))));
            }
        }
        if (item instanceof Disclosure disclosure) {
            Balances.failing(disclosure).ifPresent(at -> warnings.add(balance(number, disclosure, at)));
        }
        return warnings;
    }

    private static Warning balance(int number, Disclosure disclosure, Balances.Break at) {
        return new Warning(
                number,
                disclosure.kind(),
                "table",
                Message.of(
                        "intake.warn-balance",
                        at.row() + 1,
                        Quote.of(disclosure.table().rows().get(at.row()).get(0)),
                        Money.write(at.stated()),
                        Money.write(at.alone()),
                        Money.write(at.carried())),
                Message.of("intake.warn-balance.do"));
    }

    /** Every text in {@code value}, however deep it stands; hashes of pictures are none. */
    private static void collect(Object value, List<String> texts) {
        if (value instanceof String text) {
            texts.add(text);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(inside -> collect(inside, texts));
        } else if (value instanceof Iterable<?> several && !(value instanceof java.nio.file.Path)) {
            several.forEach(inside -> collect(inside, texts));
        } else if (value instanceof Record record && !(value instanceof Media)) {
            for (RecordComponent part : record.getClass().getRecordComponents()) {
                collect(value(record, part), texts);
            }
        }
    }

    private static Object value(Object record, RecordComponent part) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("records of the content model are public", e);
        }
    }
}
