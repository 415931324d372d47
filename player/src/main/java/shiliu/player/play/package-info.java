/** The player: from a verified bundle and a clock to frames on an output, orders obeyed, everything reported. */
@NullMarked
package shiliu.player.play;

import org.jspecify.annotations.NullMarked;
