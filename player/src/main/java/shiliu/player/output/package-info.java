/** Where frames go: a folder of PNGs, a window, a vendor's card on its line. */
@NullMarked
package shiliu.player.output;

import org.jspecify.annotations.NullMarked;
