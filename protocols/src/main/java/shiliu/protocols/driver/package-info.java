/** What a screen shows and how well that is known; drivers of cards build on it. */
@NullMarked
package shiliu.protocols.driver;

import org.jspecify.annotations.NullMarked;
