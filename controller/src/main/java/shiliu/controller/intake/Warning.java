package shiliu.controller.intake;

import java.util.List;
import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/**
 * Something that refuses nothing but that author and reviewer must see. It never holds what it warns of in full.
 *
 * @param item counts from 1
 * @param kind the item's kind
 * @param field the item's field; empty where it is the item as a whole
 * @param cell where the item stands in its sheet; empty where it is none
 * @param called how the field is called there, else its name
 * @param screens on which it is to be seen; none where it is so on all
 */
public record Warning(
        int item,
        String kind,
        String field,
        String cell,
        String called,
        List<String> screens,
        Message message,
        Message suggestion) {
    public Warning {
        screens = List.copyOf(screens);
        if (item < 1) {
            throw new IllegalArgumentException("items count from 1, not " + item);
        }
    }

    /** One wherever the item stands. */
    public Warning(int item, String kind, String field, List<String> screens, Message message, Message suggestion) {
        this(item, kind, field, "", field, screens, message, suggestion);
    }

    /** One of a text, wherever it is shown. */
    public Warning(int item, String kind, String field, Message message, Message suggestion) {
        this(item, kind, field, List.of(), message, suggestion);
    }

    /** The same of an item that stands in a sheet. */
    Warning at(String place, String word) {
        return new Warning(item, kind, field, place, word, screens, message, suggestion);
    }

    /** The message's key; machines may rely on it. */
    public String code() {
        return message.key();
    }

    /** One line for people: where, what, what to do. */
    public String text(Messages messages) {
        String word = messages.text("kind." + kind);
        String where = field.isEmpty()
                ? messages.text("intake.warning-item", String.valueOf(item), word)
                : messages.text("intake.warning-at", String.valueOf(item), word, fieldFor(messages));
        return (cell.isEmpty() ? "" : cell + "  ") + where + "  " + messages.text(message) + "  →  "
                + messages.text(suggestion);
    }

    /** Who reviews has not seen the sheet, and perhaps reads no English: {@code 正文（text）}. */
    private String fieldFor(Messages messages) {
        String chinese = SheetWords.HEADINGS.chinese(field);
        return messages.chinese() && called.equals(field) && !chinese.equals(field)
                ? chinese + "（" + field + "）"
                : called;
    }
}
