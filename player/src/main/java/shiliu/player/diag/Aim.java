package shiliu.player.diag;

import java.util.Optional;
import shiliu.player.screen.Size;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.TransportAddress;

/** Which card is meant, and what is known of it beforehand; what is left out is asked of the card. */
public record Aim(TransportAddress address, Optional<Family> family, Optional<Size> size, Optional<Colour> colour) {}
