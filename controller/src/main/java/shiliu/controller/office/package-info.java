/** The controller as a whole: set up once, opened from its data folder, one service for each concern. */
@NullMarked
package shiliu.controller.office;

import org.jspecify.annotations.NullMarked;
