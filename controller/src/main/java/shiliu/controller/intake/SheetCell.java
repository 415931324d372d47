package shiliu.controller.intake;

import shiliu.player.config.Place;

/**
 * One cell of a table file, as people see it.
 *
 * @param number whether it holds a number, not text
 */
record SheetCell(String text, Place place, boolean number) {
    boolean blank() {
        return text.isBlank();
    }
}
