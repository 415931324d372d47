package shiliu.player.output;

import java.time.Duration;
import java.util.List;
import shiliu.protocols.driver.Reading;

/** What a card told of itself, and how long ago: whatever clocks say. */
public record Told(List<Reading> readings, Duration ago) {
    public Told {
        readings = List.copyOf(readings);
    }
}
