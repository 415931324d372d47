package shiliu.player.schedule;

import java.time.LocalTime;

/** Part of a local day, {@code from} included, {@code until} not; where until ≤ from it crosses midnight and belongs to its start day. */
public record Daypart(LocalTime from, LocalTime until) {}
