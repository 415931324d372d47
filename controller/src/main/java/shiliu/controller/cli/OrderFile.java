package shiliu.controller.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.cli.CommandException;
import shiliu.player.cli.ExitCode;
import shiliu.player.json.Json;
import shiliu.player.json.JsonException;

/** A signed order in a file, as {@code --out} wrote it. Its signatures are not looked at here. */
record OrderFile(Envelope envelope, Order order) {
    /** @param otherwise what to say where it is an order of another kind, or something else */
    static OrderFile read(Path file, Order.Kind kind, String otherwise) throws CommandException {
        Envelope envelope = envelope(file);
        try {
            Order order = Json.read(envelope.payloadBytes(), Order.class);
            if (!envelope.payloadType().equals(DocumentType.ORDER.mediaType()) || order.kind() != kind) {
                throw CommandException.of(ExitCode.BAD_INPUT, otherwise, file);
            }
            return new OrderFile(envelope, order);
        } catch (JsonException | IllegalArgumentException e) {
            throw Unread.of(file, e);
        }
    }

    /** Any signed document in a file. */
    static Envelope envelope(Path file) throws CommandException {
        try {
            if (Files.size(file) > Json.MAX_ENVELOPE_BYTES) {
                throw CommandException.of(ExitCode.BAD_INPUT, "cli.cannot-read", file, Files.size(file));
            }
            return Envelope.read(Files.readAllBytes(file));
        } catch (IOException | JsonException e) {
            throw Unread.of(file, e);
        }
    }
}
