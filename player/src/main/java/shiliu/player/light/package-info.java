/** How bright a screen is to be: the plan, the sun of its place, the limits of the night. Pure, but for {@code Dimmer}'s memory. */
@NullMarked
package shiliu.player.light;

import org.jspecify.annotations.NullMarked;
