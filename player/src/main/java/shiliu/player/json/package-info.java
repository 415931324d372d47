/** Our own documents as JSON, strictly; the only user of Jackson in this module. */
@NullMarked
package shiliu.player.json;

import org.jspecify.annotations.NullMarked;
