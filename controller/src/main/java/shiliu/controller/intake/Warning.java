package shiliu.controller.intake;

import shiliu.player.message.Message;
import shiliu.player.message.Messages;

/**
 * Something that refuses nothing but that author and reviewer must see. It never holds what it warns of in full.
 *
 * @param item counts from 1
 * @param kind the item's kind
 * @param field the item's field
 */
public record Warning(int item, String kind, String field, Message message, Message suggestion) {
    public Warning {
        if (item < 1) {
            throw new IllegalArgumentException("items count from 1, not " + item);
        }
    }

    /** The message's key; machines may rely on it. */
    public String code() {
        return message.key();
    }

    /** One line for people: where, what, what to do. */
    public String text(Messages messages) {
        return messages.text("intake.warning-at", String.valueOf(item), kind, field)
                + "  "
                + messages.text(message)
                + "  →  "
                + messages.text(suggestion);
    }
}
