/** Who may do what: accounts, one-time codes, keys, the trust root that names them. */
@NullMarked
package shiliu.controller.people;

import org.jspecify.annotations.NullMarked;
