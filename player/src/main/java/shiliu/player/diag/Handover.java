package shiliu.player.diag;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.StopPart;

/**
 * What is handed over with a screen.
 *
 * @param driver the driver id
 * @param size in pixels; empty where nobody told it
 * @param colour what its LEDs can show; empty where nobody told it
 * @param told what the card told when it was asked who it is; empty where nobody asked
 * @param cannot what the card, or its driver, is not able to do
 */
public record Handover(
        OffsetDateTime at,
        String address,
        String driver,
        Optional<Size> size,
        Optional<Colour> colour,
        Optional<Identified> told,
        List<Rated> readings,
        Optional<LinkFigures> link,
        List<Message> cannot) {
    public Handover {
        readings = List.copyOf(readings);
        cannot = List.copyOf(cannot);
    }

    /** What a driver lacks, in sentences. */
    public static List<Message> lacks(Capabilities capabilities) {
        List<Message> lacks = new ArrayList<>();
        if (!capabilities.keepsBlack()) {
            lacks.add(Message.of("diag.lacks.keeps-black"));
        }
        if (!capabilities.stop().contains(StopPart.POWER_OFF)) {
            lacks.add(Message.of("diag.lacks.power"));
        }
        if (!capabilities.stop().contains(StopPart.TIMERS_CANCELLED)) {
            lacks.add(Message.of("diag.lacks.timers"));
        }
        if (!capabilities.pixels()) {
            lacks.add(Message.of("diag.lacks.pixels"));
        }
        if (capabilities.best() != Proof.READ_BACK) {
            lacks.add(Message.of(
                    capabilities.best() == Proof.ACKNOWLEDGED ? "diag.lacks.read-back" : "diag.lacks.any-proof"));
        }
        if (!capabilities.colours().contains(Colour.RGB)) {
            lacks.add(Message.of("diag.lacks.full-colour"));
        }
        return lacks;
    }
}
