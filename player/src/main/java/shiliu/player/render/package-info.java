/** From an item and a screen to frames; with the window output the only user of Java2D. */
@NullMarked
package shiliu.player.render;

import org.jspecify.annotations.NullMarked;
