/** What each screen should show, has and shows, each with its own time and proof. */
@NullMarked
package shiliu.controller.screens;

import org.jspecify.annotations.NullMarked;
