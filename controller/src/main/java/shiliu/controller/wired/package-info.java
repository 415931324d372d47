/** Screens that are wired straight to the controller: a player for each in this process, its card on a line. */
@NullMarked
package shiliu.controller.wired;

import org.jspecify.annotations.NullMarked;
