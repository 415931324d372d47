package shiliu.controller.cli;

import shiliu.player.message.Messages;

/** How many there are, in words that agree with the number. */
final class Counted {
    private Counted() {}

    static String items(int count, Messages messages) {
        return count == 1 ? messages.text("cli.one-item") : messages.text("cli.some-items", count);
    }

    static String screens(int count, Messages messages) {
        return count == 1 ? messages.text("cli.one-screen") : messages.text("cli.some-screens", count);
    }
}
