package shiliu.player.output;

import java.time.Instant;
import java.util.List;
import shiliu.protocols.driver.Reading;

/** What a card told of itself, and when. */
public record Told(List<Reading> readings, Instant at) {
    public Told {
        readings = List.copyOf(readings);
    }
}
