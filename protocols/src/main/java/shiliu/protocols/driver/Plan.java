package shiliu.protocols.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole way from what a card has to what is wanted, as it goes when each packet gets its usual answer. */
public final class Plan {
    /** No card needs more packets for one picture: 2 MiB in pieces of 128 bytes. */
    private static final int MOST = 20_000;

    private Plan() {}

    public static <P> List<Exchange<P>> of(Driver<P> driver, CardState has, Frame wanted) {
        return of(driver, has, Content.of(wanted));
    }

    public static <P> List<Exchange<P>> of(Driver<P> driver, CardState has, Content wanted) {
        List<Exchange<P>> plan = new ArrayList<>();
        CardState state = has;
        while (plan.size() < MOST) {
            Optional<Exchange<P>> next = driver.next(state, wanted);
            if (next.isEmpty()) {
                return plan;
            }
            plan.add(next.get());
            state = next.get().achieves();
        }
        throw new IllegalStateException("a plan without end");
    }

    /** The bytes that it puts on the wire, our side only. */
    public static <P> long bytes(Driver<P> driver, List<Exchange<P>> plan) {
        return plan.stream()
                .mapToLong(exchange -> driver.codec().encode(exchange.packet()).length)
                .sum();
    }
}
