/** The one list of known drivers. */
@NullMarked
package shiliu.protocols;

import org.jspecify.annotations.NullMarked;
