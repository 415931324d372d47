/** The content model: what staff publish. It knows nothing of rendering, files or time zones. */
@NullMarked
package shiliu.player.playlist;

import org.jspecify.annotations.NullMarked;
