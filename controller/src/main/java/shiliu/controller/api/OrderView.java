package shiliu.controller.api;

import java.time.Instant;
import java.util.List;
import shiliu.player.bundle.Order;
import shiliu.player.playlist.Sha256;

/**
 * An order that the controller took.
 *
 * @param number counts accepted orders from 1; the id of its server-sent event
 * @param hash of its payload, by which a resume lifts it
 * @param signers the people who signed
 * @param inForce false once it was lifted
 */
public record OrderView(
        long number, Sha256 hash, Order order, List<String> signers, Instant accepted, boolean inForce) {
    public OrderView {
        signers = List.copyOf(signers);
    }
}
