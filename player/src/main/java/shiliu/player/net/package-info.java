/** Talking to a controller: signed HTTP requests (RFC 9421), their verification, and the client that sends them. */
@NullMarked
package shiliu.player.net;

import org.jspecify.annotations.NullMarked;
