/** The command line of a player and the shape that every command shares: languages, exit codes, one sentence per error. */
@NullMarked
package shiliu.player.cli;

import org.jspecify.annotations.NullMarked;
