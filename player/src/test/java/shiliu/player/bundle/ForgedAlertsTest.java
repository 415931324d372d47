package shiliu.player.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import shiliu.player.json.Json;

/** R6: forged, altered and replayed alerts, 300 here and as many as {@code -Dshiliu.forged-alerts=10000} says: none shows. */
class ForgedAlertsTest {
    private static final int MANY = Integer.getInteger("shiliu.forged-alerts", 300);

    private final Random random = new Random(20261126);
    private final byte[] real = Office.signedOrder(Office.order(Order.Kind.ALERT, "雨"), "ma");
    private final byte[] cancel = Office.signedOrder(Office.order(Order.Kind.CANCEL, "完", real), "ma");

    @Test
    void noneOfThemIsShown() throws IOException {
        MemoryCalls memory = new MemoryCalls();
        OrderBook book = opened(memory);
        assertThat(obeyed(book, real)).isTrue();
        assertThat(book.activeAlerts(Office.NOON)).hasSize(1);
        assertThat(obeyed(book, cancel)).isTrue();
        AtomicInteger refused = new AtomicInteger();
        for (int i = 0; i < MANY; i++) {
            if (!obeyed(book, forged(i))) {
                refused.incrementAndGet();
            }
            assertThat(book.activeAlerts(Office.NOON)).as("try %d", i).isEmpty();
        }
        // The rest are copies of the real one: known, and over.
        assertThat(refused.get()).isGreaterThan(MANY / 2);
        assertThat(opened(memory).activeAlerts(Office.NOON)).isEmpty();
    }

    private static OrderBook opened(MemoryCalls memory) throws IOException {
        TrustRoots roots = TrustRoots.open(Disk.on(memory), Office.pinned());
        if (roots.latest().isEmpty()) {
            try {
                roots.add(Office.firstRootEnvelope());
            } catch (BundleException e) {
                throw new IllegalStateException(e);
            }
        }
        return OrderBook.open(Disk.on(memory), roots);
    }

    private byte[] forged(int turn) {
        Order fresh = Office.order(Order.Kind.ALERT, "假 " + turn);
        return switch (turn % 8) {
            case 0 -> flipped(real);
            case 1 -> Office.signedOrder(fresh, "controller");
            case 2 -> Office.signedOrder(fresh, "sun", "zhou");
            case 3 -> Office.signedOrder(fresh, "nobody " + turn);
            case 4 ->
                new Envelope(
                                DocumentType.ORDER.mediaType(),
                                base64(Json.write(fresh)),
                                envelope(real).signatures())
                        .bytes();
            case 5 -> real;
            case 6 ->
                Envelope.sign(DocumentType.APPROVAL, Json.write(fresh), List.of(Office.key("ma")))
                        .bytes();
            default -> cut(real);
        };
    }

    private byte[] flipped(byte[] order) {
        byte[] other = order.clone();
        int at = random.nextInt(other.length);
        other[at] ^= (byte) (1 << random.nextInt(7));
        return other;
    }

    private byte[] cut(byte[] order) {
        List<Byte> kept = new ArrayList<>();
        int from = random.nextInt(order.length);
        int until = from + 1 + random.nextInt(order.length - from);
        for (int i = 0; i < order.length; i++) {
            if (i < from || i >= until) {
                kept.add(order[i]);
            }
        }
        byte[] bytes = new byte[kept.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = kept.get(i);
        }
        return bytes;
    }

    private static Envelope envelope(byte[] bytes) {
        try {
            return Envelope.read(bytes);
        } catch (shiliu.player.json.JsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(java.util.Base64.getEncoder().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static boolean obeyed(OrderBook book, byte[] order) throws IOException {
        try {
            return book.obey(order, Office.GATE, Office.NOON) == OrderBook.Outcome.OBEYED;
        } catch (BundleException e) {
            return false;
        }
    }
}
