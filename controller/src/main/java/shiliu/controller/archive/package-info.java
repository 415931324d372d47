/** The audit log as it is read out, the refusals in it, and what is saved from and put back into a data folder. */
@NullMarked
package shiliu.controller.archive;

import org.jspecify.annotations.NullMarked;
