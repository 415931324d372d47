/** From slots and approved items to signed manifests and the snapshots that readers see. */
@NullMarked
package shiliu.controller.publish;

import org.jspecify.annotations.NullMarked;
