/** What {@code controller.yaml} and the files of {@code screens/} say. */
@NullMarked
package shiliu.controller.config;

import org.jspecify.annotations.NullMarked;
