package shiliu.controller.api;

import java.util.Optional;
import shiliu.player.screen.ByHand;

/** What an operator sets on a screen for a while; nothing gives it back to its plan. The answer says the same. */
public record ByHandRequest(Optional<ByHand> set) {}
