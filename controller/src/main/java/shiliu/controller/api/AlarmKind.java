package shiliu.controller.api;

import java.time.Duration;
import java.util.Locale;

/** What may be wrong with a screen; each is open at most once on each screen, and closes by itself. */
public enum AlarmKind {
    /** A stop was given and it is not proven dark. */
    NOT_DARK(Severity.CRITICAL, true, Duration.ofSeconds(10)),
    /** An alert is in force and cannot be drawn. */
    ALERT_FAILED(Severity.CRITICAL, true, Duration.ZERO),
    /** Its manifest ends soon: the controller signs none any more. */
    FREEZE(Severity.CRITICAL, true, Duration.ZERO),
    /** Something was signed by the wrong people, changed on its way, or played back; or nothing of it could be shown. */
    BUNDLE(Severity.MAJOR, true, Duration.ZERO),
    /** Its player remembers another audit log than there is: somebody rewrote it, or an old backup was put back. */
    AUDIT(Severity.MAJOR, true, Duration.ZERO),
    /** Its player's disk fails. */
    DISK(Severity.MAJOR, true, Duration.ZERO),
    /** No word from its player. */
    SILENT(Severity.MAJOR, false, Duration.ZERO),
    /** The card behind its player is lost. */
    CARD_LOST(Severity.MAJOR, false, Duration.ZERO),
    /** Nothing that may show is left. */
    SAFE_CARD(Severity.MAJOR, false, Duration.ofSeconds(30)),
    /** Its player's picture does not get out. */
    OUTPUT(Severity.MAJOR, false, Duration.ZERO),
    /** Its player had to help itself: its output stood still, or its memory was full. */
    STUCK(Severity.MAJOR, false, Duration.ZERO),
    /** Somebody else changed what it shows. */
    FOREIGN(Severity.MAJOR, false, Duration.ZERO),
    /** Its player's clock cannot be believed. */
    CLOCK(Severity.MAJOR, false, Duration.ZERO),
    /** Too warm. */
    HOT(Severity.MAJOR, false, Duration.ZERO),
    /** Its card refused something. */
    CARD(Severity.MINOR, false, Duration.ZERO),
    /** What is wanted did not arrive. */
    BEHIND(Severity.MINOR, false, Duration.ofMinutes(10)),
    /** An item cannot be shown. */
    ITEM(Severity.MINOR, false, Duration.ZERO),
    /** The light sensor tells nothing. */
    LIGHT(Severity.MINOR, false, Duration.ZERO),
    /** Its player takes too much memory, or does not keep up. */
    SLOW(Severity.MINOR, false, Duration.ofMinutes(10));

    private final Severity severity;
    private final boolean always;
    private final Duration patience;

    AlarmKind(Severity severity, boolean always, Duration patience) {
        this.severity = severity;
        this.always = always;
        this.patience = patience;
    }

    /** How bad; the worst first. */
    public enum Severity {
        CRITICAL,
        MAJOR,
        MINOR;

        /** In lower case, as catalogues and the wall's events write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Severity severity() {
        return severity;
    }

    /** Whether it is raised outside the screen's hours as well. */
    public boolean always() {
        return always;
    }

    /** How long it must last before it is raised. */
    public Duration patience() {
        return patience;
    }

    /** In lower case with hyphens, as catalogues, files and the wall's events write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
