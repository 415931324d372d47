/** The screen as its configuration describes it. */
@NullMarked
package shiliu.player.screen;

import org.jspecify.annotations.NullMarked;
