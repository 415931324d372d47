package shiliu.controller.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import shiliu.player.schedule.Mode;
import shiliu.player.schedule.Rule;
import shiliu.player.schedule.When;

/**
 * One local day of one screen in short.
 *
 * @param zone whose day it is
 * @param stretches in their order, without gap or overlap
 */
public record Timeline(String screen, String zone, LocalDate day, List<Part> stretches) {
    public Timeline {
        stretches = List.copyOf(stretches);
    }

    /**
     * A part of the day in which the same slots share the screen.
     *
     * @param rule the strongest that decided in it
     */
    public record Part(Instant from, Instant until, Rule rule, List<Share> shares) {
        public Part {
            shares = List.copyOf(shares);
        }
    }

    /** How long a slot is on air in it, and how often it begins. */
    public record Share(String slot, String playlist, Mode mode, When when, long millis, int plays) {}
}
