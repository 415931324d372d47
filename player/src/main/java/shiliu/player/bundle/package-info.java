/** What a player pulls and what it believes: signed documents, their verifier, the cache on disk. */
@NullMarked
package shiliu.player.bundle;

import org.jspecify.annotations.NullMarked;
