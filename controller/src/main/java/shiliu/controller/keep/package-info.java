/** How long things are kept, and what is cleared away. */
@NullMarked
package shiliu.controller.keep;

import org.jspecify.annotations.NullMarked;
