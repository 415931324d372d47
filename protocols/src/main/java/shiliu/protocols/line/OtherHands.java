package shiliu.protocols.line;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shiliu.protocols.driver.Content;

/**
 * What others changed on a card. Put right once; whoever does it again within ten minutes has their way, unless it is to be
 * dark, so that two programs do not fight. {@link #news} is for any thread.
 */
final class OtherHands {
    private static final Logger LOG = LoggerFactory.getLogger(OtherHands.class);

    private final LongSupplier nanos;
    private volatile Optional<Change> last = Optional.empty();
    private volatile Optional<Content> yielded = Optional.empty();

    private record Change(Watch.Foreign what, long at) {}

    OtherHands(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** @param dark whether it is to be dark, so that nobody is yielded to */
    void changed(String what, Optional<Content> wanted, boolean dark) {
        boolean again = news().isPresent();
        last = Optional.of(new Change(new Watch.Foreign(what, !again || dark), nanos.getAsLong()));
        yielded = again && !dark ? wanted : Optional.empty();
        LOG.warn("somebody else changed the card: {}{}", what, again ? " (again)" : "");
    }

    Optional<Watch.Foreign> news() {
        return last.filter(change -> nanos.getAsLong() - change.at() < Watch.NEWS.toNanos())
                .map(Change::what);
    }

    /** Whether somebody else's change stands, for as long as it is news and nothing else is wanted. */
    boolean haveTheirWay(Optional<Content> content) {
        return content.filter(Content::isBlack).isEmpty()
                && yielded.isPresent()
                && yielded.equals(content)
                && news().isPresent();
    }
}
