/** The controller's HTTP: routes, limits, who may come in, and how refusals look; it knows no business. */
@NullMarked
package shiliu.controller.http;

import org.jspecify.annotations.NullMarked;
