/** Archives that arrive in pieces. */
@NullMarked
package shiliu.controller.uploads;

import org.jspecify.annotations.NullMarked;
