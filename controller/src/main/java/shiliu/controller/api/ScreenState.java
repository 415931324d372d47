package shiliu.controller.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import shiliu.player.play.Report;

/** What is known of a screen, in one word: "we sent it" is none of them. */
public enum ScreenState {
    /** A stop is given; it is not proven dark yet. */
    STOPPING,
    /** Proven dark by a stop. */
    STOPPED,
    SHOWN,
    /** An alert is lit. */
    ALERT,
    /** Nothing that may show is left. */
    SAFE,
    /** Dark outside its hours. */
    OFF,
    /** Its player has what it should show, and shows nothing yet. */
    STORED,
    /** Its player has not been heard of with any content. */
    WANTED,
    /** Nobody knows any more what it shows. */
    UNKNOWN;

    public static ScreenState of(ScreenView view) {
        if (view.unknownSince().isPresent()) {
            return UNKNOWN;
        }
        Optional<ScreenState> lit = view.shown().map(Report.Shown::what).map(ScreenState::of);
        if (view.stopped()) {
            return lit.filter(state -> state == STOPPED).orElse(STOPPING);
        }
        return lit.orElse(view.stored().isPresent() ? STORED : WANTED);
    }

    private static ScreenState of(Report.What what) {
        return switch (what) {
            case ALERT -> ALERT;
            case ITEM -> SHOWN;
            case SAFE_CARD -> SAFE;
            case STOPPED -> STOPPED;
            case OFF -> OFF;
        };
    }

    /** In lower case, as catalogues, style sheets and the wall's events write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether what is lit is known, with a proof. */
    public boolean proven() {
        return this == SHOWN || this == ALERT || this == STOPPED || this == SAFE || this == OFF;
    }

    /** Since when, for the states that have a time. */
    public Optional<Instant> since(ScreenView view) {
        return switch (this) {
            case STOPPED, SHOWN, ALERT, SAFE, OFF -> view.shown().map(Report.Shown::since);
            case STORED -> view.stored().map(Report.Stored::since);
            case WANTED -> view.wanted().map(ScreenView.Wanted::created);
            case UNKNOWN -> view.unknownSince();
            case STOPPING -> Optional.empty();
        };
    }
}
