package shiliu.player.cli;

import shiliu.player.diag.Session;

/**
 * What {@code --json} prints of a command that the card obeyed.
 *
 * @param did in the wanted language
 */
record Done(String address, String driver, String did) {
    static void say(Terminal terminal, String address, Session session, String key, Object... arguments) {
        terminal.document(new Done(
                address, session.known().family().id(), terminal.messages().text(key, arguments)));
        terminal.result(key, arguments);
    }
}
