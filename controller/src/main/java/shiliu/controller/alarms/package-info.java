/** What is wrong with the screens: raised once, closed by itself, told outside. */
@NullMarked
package shiliu.controller.alarms;

import org.jspecify.annotations.NullMarked;
