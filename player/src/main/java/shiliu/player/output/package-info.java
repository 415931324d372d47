/** Where frames go when no card stands between: a folder of PNGs, a window. */
@NullMarked
package shiliu.player.output;

import org.jspecify.annotations.NullMarked;
