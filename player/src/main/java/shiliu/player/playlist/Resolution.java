package shiliu.player.playlist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A decision of the residents (四议两公开: four deliberations, two disclosures), kind {@code decision}.
 *
 * @param matter what was decided on
 * @param steps in the order in which they were taken, one to four
 * @param result left out while it goes on
 * @param disclosures when the decision and its outcome are or were made public
 */
public record Resolution(
        String matter,
        List<Step> steps,
        Optional<Result> result,
        List<Announcement> disclosures,
        Optional<String> qr,
        Airing airing)
        implements Item {
    public Resolution {
        steps = List.copyOf(steps);
        disclosures = List.copyOf(disclosures);
        if (steps.isEmpty() || steps.size() > Stage.values().length || disclosures.size() > Subject.values().length) {
            throw new IllegalArgumentException(steps.size() + " steps, " + disclosures.size() + " disclosures");
        }
    }

    /** The four deliberations, in their order. */
    public enum Stage {
        /** 党组织提议 */
        PROPOSE,
        /** 两委会商议 */
        CONSULT,
        /** 党员大会审议 */
        DELIBERATE,
        /** 居民代表会议决议 */
        RESOLVE
    }

    /** How it ended. */
    public enum Result {
        PASSED,
        REJECTED
    }

    /** What is made public: 决议公开, 实施结果公开. */
    public enum Subject {
        DECISION,
        OUTCOME
    }

    /** One deliberation: who could come, who came, how they voted; votes never exceed those present. */
    public record Step(Stage stage, LocalDate date, int entitled, int present, int yes, int no, int abstain) {
        public Step {
            boolean counts = present >= 0 && yes >= 0 && no >= 0 && abstain >= 0 && entitled >= present;
            if (!counts || (long) yes + no + abstain > present) {
                throw new IllegalArgumentException("votes of " + stage + " that cannot be");
            }
        }
    }

    /** One of the two disclosures. */
    public record Announcement(Subject of, LocalDate date) {}

    @Override
    public String kind() {
        return "decision";
    }

    @Override
    public List<Media> media() {
        return List.of();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.decision(this);
    }
}
