/** Onbon 仰邦 BX cards; {@code protocols/docs/onbon.md} has the byte tables and the source of each fact. */
@NullMarked
package shiliu.protocols.onbon;

import org.jspecify.annotations.NullMarked;
