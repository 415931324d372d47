/** JetFile II signs (Chainzone and rebrands); {@code protocols/docs/jetfile.md} has the byte tables and the source of each fact. */
@NullMarked
package shiliu.protocols.jetfile;

import org.jspecify.annotations.NullMarked;
