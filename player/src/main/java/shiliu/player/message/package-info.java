/** Every sentence for people, in Chinese and English. */
@NullMarked
package shiliu.player.message;

import org.jspecify.annotations.NullMarked;
