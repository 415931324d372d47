package shiliu.controller.api;

import java.time.Instant;
import java.util.Optional;
import shiliu.player.play.Report;
import shiliu.player.playlist.Sha256;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Proof;

/**
 * One screen as the wall draws it: the data of an event of {@code GET /v1/events}.
 *
 * @param id of the screen, which names what changed
 * @param community its id; {@code communityName} where it is known
 * @param place where it stands, in words or coordinates
 * @param link what it is behind: the player, or the driver and address of a card
 * @param width and {@code height}: pixels
 * @param colour mono, dual or rgb
 * @param zone of its times
 * @param state the word of a {@link ScreenState}
 * @param proof of what is lit; only where the state has one
 * @param since of the state, by the controller's clock or its player's
 * @param stopped whether a stop is in force for it here
 * @param slot what is shown by the schedule
 * @param upToDate whether what is stored is what is wanted
 * @param clock what is wrong with the clock of its player: {@code untrusted}, or by how many seconds it is off, in steps of
 *     {@value #DRIFT_STEP}
 * @param picture hash of the newest screenshot, which {@code GET /v1/screens/{id}/frame} gives
 */
public record WallScreen(
        String id,
        String name,
        String community,
        Optional<String> communityName,
        Optional<String> place,
        Optional<String> link,
        int width,
        int height,
        String colour,
        String zone,
        String state,
        Optional<Proof> proof,
        Optional<Instant> since,
        boolean stopped,
        Optional<String> slot,
        boolean upToDate,
        Optional<String> clock,
        Optional<Sha256> picture) {
    /** Seconds; what is off by less is not told. */
    public static final int DRIFT_STEP = 5;

    private static final int LONGEST = 200;

    /** What a player said is cut, so that an event stays short. */
    public static WallScreen of(ScreenView view, Signs signs) {
        Screen screen = view.screen();
        ScreenState state = ScreenState.of(view);
        Optional<Report.Shown> lit = view.shown().filter(shown -> state.proven());
        return new WallScreen(
                screen.id(),
                cut(screen.name()),
                screen.community(),
                signs.community(screen.community()),
                signs.place(screen.id()),
                signs.link(screen.id()),
                screen.size().width(),
                screen.size().height(),
                screen.colour().name().toLowerCase(java.util.Locale.ROOT),
                screen.zone().getId(),
                state.word(),
                lit.map(Report.Shown::proof),
                state.since(view),
                view.stopped(),
                lit.flatMap(Report.Shown::slot).map(WallScreen::cut),
                view.upToDate(),
                view.clock().flatMap(WallScreen::clock),
                view.picture());
    }

    /** In steps, so that the wall is not told of each report. */
    private static Optional<String> clock(Report.Clock clock) {
        if (!clock.trusted()) {
            return Optional.of("untrusted");
        }
        long steps = clock.driftMillis() / (DRIFT_STEP * 1000L);
        return steps == 0 ? Optional.empty() : Optional.of(String.valueOf(steps * DRIFT_STEP));
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
