/** Uploaded playlists as submissions, and the way of each past a second pair of eyes. */
@NullMarked
package shiliu.controller.review;

import org.jspecify.annotations.NullMarked;
