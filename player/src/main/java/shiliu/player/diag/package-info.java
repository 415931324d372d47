/** What a technician needs at a screen: who is there, how it does, how good the line is, a page to hand over. */
@NullMarked
package shiliu.player.diag;

import org.jspecify.annotations.NullMarked;
