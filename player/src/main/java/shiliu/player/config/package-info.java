/** Files that people write: located YAML and JSON, typed by us, with every problem found at once; player.yaml. */
@NullMarked
package shiliu.player.config;

import org.jspecify.annotations.NullMarked;
