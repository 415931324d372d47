/** What travels between the controller, its command line and its players: one record per body, nothing else. */
@NullMarked
package shiliu.controller.api;

import org.jspecify.annotations.NullMarked;
