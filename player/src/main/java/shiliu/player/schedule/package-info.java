/** The one schedule algorithm: from slots and an instant to what plays, until when, and why. */
@NullMarked
package shiliu.player.schedule;

import org.jspecify.annotations.NullMarked;
