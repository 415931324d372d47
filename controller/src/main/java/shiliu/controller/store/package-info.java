/** The one SQLite file, its migrations, one small class per table family; the only user of JDBI. */
@NullMarked
package shiliu.controller.store;

import org.jspecify.annotations.NullMarked;
