package shiliu.controller.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import shiliu.player.bundle.Envelope;
import shiliu.player.json.JsonException;
import shiliu.player.playlist.Sha256;

/** Orders that were accepted. */
public final class OrdersTable {
    private final Handle handle;

    OrdersTable(Handle handle) {
        this.handle = handle;
    }

    /** An order under its number, which counts from 1. */
    public record OrderRow(long number, Sha256 hash, List<String> signers, Instant accepted, Envelope envelope) {
        public OrderRow {
            signers = List.copyOf(signers);
        }
    }

    /** Adds an order and gives it its number. */
    public OrderRow add(Envelope envelope, List<String> signers, Instant accepted) {
        long number = handle.createQuery("""
                        INSERT INTO given_order (hash, signers, accepted, envelope)
                        VALUES (:hash, :signers, :accepted, :envelope) RETURNING number
                        """)
                .bind("hash", envelope.payloadHash().hex())
                .bind("signers", String.join(",", signers))
                .bind("accepted", accepted.toEpochMilli())
                .bind("envelope", envelope.bytes())
                .mapTo(Long.class)
                .one();
        return new OrderRow(number, envelope.payloadHash(), signers, accepted, envelope);
    }

    public Optional<OrderRow> find(Sha256 hash) {
        return handle.createQuery("SELECT * FROM given_order WHERE hash = :hash")
                .bind("hash", hash.hex())
                .map((row, context) -> order(row))
                .findOne();
    }

    /** By number. */
    public List<OrderRow> all() {
        return handle.createQuery("SELECT * FROM given_order ORDER BY number")
                .map((row, context) -> order(row))
                .list();
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        try {
            return new OrderRow(
                    row.getLong("number"),
                    new Sha256(row.getString("hash")),
                    Arrays.asList(row.getString("signers").split(",", -1)),
                    Instant.ofEpochMilli(row.getLong("accepted")),
                    Envelope.read(row.getBytes("envelope")));
        } catch (JsonException e) {
            throw new StoreException("order " + row.getLong("number") + " is not as it was written", e);
        }
    }
}
