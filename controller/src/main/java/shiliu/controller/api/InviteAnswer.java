package shiliu.controller.api;

import java.time.Instant;

/**
 * A one-time code, shown once; the controller keeps only its hash.
 *
 * @param subject the person, or the screens of a player
 */
public record InviteAnswer(String subject, String code, Instant expires) {}
