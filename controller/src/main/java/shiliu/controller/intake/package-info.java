/** Staff's files in: playlists with their media, every problem found at once. */
@NullMarked
package shiliu.controller.intake;

import org.jspecify.annotations.NullMarked;
