/** What all wire formats share: framing, checksums, hexadecimal. Pure: no I/O, no logging, no clock. */
@NullMarked
package shiliu.protocols.packet;

import org.jspecify.annotations.NullMarked;
