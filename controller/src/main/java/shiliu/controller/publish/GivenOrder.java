package shiliu.controller.publish;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import shiliu.controller.store.OrdersTable.OrderRow;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/** An accepted order, read. */
record GivenOrder(long number, Sha256 hash, Order order, List<String> signers, Instant accepted, Envelope envelope) {
    GivenOrder {
        signers = List.copyOf(signers);
    }

    static GivenOrder of(OrderRow row) {
        try {
            Order order = Json.read(row.envelope().payloadBytes(), Order.class);
            return new GivenOrder(row.number(), row.hash(), order, row.signers(), row.accepted(), row.envelope());
        } catch (JsonException e) {
            throw new IllegalStateException("order " + row.number() + " was read when it was accepted", e);
        }
    }

    Snapshot.OrderEvent event() {
        return new Snapshot.OrderEvent(number, new String(envelope.bytes(), StandardCharsets.UTF_8));
    }
}
