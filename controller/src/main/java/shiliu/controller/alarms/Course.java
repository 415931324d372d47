package shiliu.controller.alarms;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shiliu.controller.alarms.Diagnosis.Symptom;
import shiliu.controller.api.AlarmKind;

/**
 * How one kind of trouble goes on one screen: bad for long enough it is raised, good for long enough it is closed, so that
 * a link that flaps raises one alarm and not a hundred.
 *
 * @param open whether it is raised
 * @param since of the bad time that is not raised yet, or of the good time that is not closed yet
 */
record Course(boolean open, Optional<Instant> since) {
    static final Course HEALTHY = new Course(false, Optional.empty());
    static final Course RAISED = new Course(true, Optional.empty());

    /** How long it must be good. */
    static final Duration GOOD = Duration.ofSeconds(60);

    /** With this symptom, or none, now. */
    Course next(Optional<Symptom> symptom, Instant now) {
        if (open == symptom.isPresent()) {
            return new Course(open, Optional.empty());
        }
        // From when it was first seen, whatever began before; a clock that was set back begins it anew.
        return new Course(open, Optional.of(since.filter(at -> at.isBefore(now)).orElse(now)));
    }

    /** Whether it is to be raised now. */
    boolean ripe(AlarmKind kind, Instant now) {
        return !open && lasted(kind.patience(), now);
    }

    /** Whether it is to be closed now. */
    boolean healed(Instant now) {
        return open && lasted(GOOD, now);
    }

    private boolean lasted(Duration wanted, Instant now) {
        return since.filter(at -> !now.isBefore(at.plus(wanted))).isPresent();
    }
}
