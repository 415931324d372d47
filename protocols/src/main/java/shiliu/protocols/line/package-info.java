/** From a driver's packets to bytes on a line: one thread per line, transports below it, wrappers that watch or disturb. */
@NullMarked
package shiliu.protocols.line;

import org.jspecify.annotations.NullMarked;
