package shiliu.player.config;

import java.util.ArrayList;
import java.util.List;
import shiliu.player.message.Message;

/** Collects the problems of one reading; not thread-safe. It keeps the first 200, so that a hostile file stays cheap. */
public final class Problems {
    /** The most that is kept; one more says how many were left out. */
    public static final int MOST = 200;

    private final List<Problem> found = new ArrayList<>();
    private int count;

    public void add(Place place, Message message, Message suggestion) {
        count++;
        if (found.size() < MOST) {
            found.add(Problem.at(place, message, suggestion));
        }
    }

    /** How many were found so far, those beyond {@link #MOST} too. */
    public int count() {
        return count;
    }

    /** What was found, in the order of reading. */
    public List<Problem> list() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Problem.BY_PLACE);
        if (count > found.size()) {
            Place place = Place.whole(found.get(0).file());
            sorted.add(Problem.at(
                    place,
                    Message.of("config.more-problems", String.valueOf(count - found.size())),
                    Message.of("config.more-problems.do")));
        }
        return List.copyOf(sorted);
    }

    /** Refuses the input if anything was found. */
    public void refuse() throws ProblemsException {
        if (count > 0) {
            throw new ProblemsException(list());
        }
    }
}
