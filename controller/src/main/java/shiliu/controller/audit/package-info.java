/** The log of who did what: entries, the chain of their hashes, and what is wrong with a log. Pure. */
@NullMarked
package shiliu.controller.audit;

import org.jspecify.annotations.NullMarked;
