/** The controller's own certificate, made at its first start and known by its fingerprint. */
@NullMarked
package shiliu.controller.tls;

import org.jspecify.annotations.NullMarked;
