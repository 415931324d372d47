package shiliu.protocols.onbon;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * What is known of a BX card.
 *
 * @param width of the screen, pixels
 * @param height of the screen, pixels
 * @param sequence of the next packet
 * @param device the card's type, once a reply told it
 * @param areas what our dynamic areas show; empty where nobody knows, or where there are none
 * @param tiles how our areas cut the screen; empty: in bands
 * @param regret bytes that a better cut would have saved since the last one
 * @param alone whether no areas but ours are there
 * @param power whether the LEDs are switched on
 * @param timers whether the card's timed switching is cancelled
 * @param home what it plays by itself
 * @param storing a program on its way
 * @param wipe whether every area must go, ours too, because others would not go alone
 * @param common whether it ever answered in the common format
 * @param offAsked whether it was told to switch off and not answered since that it is on
 * @param misses common packets without an answer so far; a card that knows dynamic areas only answers none
 * @param checks how often it was looked after
 */
record OnbonState(
        int width,
        int height,
        int sequence,
        int device,
        Optional<Content> areas,
        List<Window> tiles,
        int regret,
        boolean alone,
        Power power,
        boolean timers,
        Home home,
        Optional<Storing> storing,
        boolean wipe,
        boolean common,
        boolean offAsked,
        int misses,
        int checks)
        implements CardState {
    /** Numbers of packets: the addresses that the vendor leaves to software, but the one that everybody uses. */
    private static final int SEQUENCES = OnbonPacket.LAST_SOFTWARE - OnbonPacket.SOFTWARE;
    /** So many packets without an answer are no accident, of a card that nobody switched off. */
    private static final int MOST_MISSES = 2;
    /** So many are none whatever was said before. */
    private static final int NEVER = 20;

    /** Of a card that nobody spoke to yet. */
    static OnbonState fresh(int width, int height) {
        return new OnbonState(
                width,
                height,
                0,
                OnbonPacket.ANY_DEVICE,
                Optional.empty(),
                List.of(),
                0,
                false,
                Power.UNKNOWN,
                false,
                Home.UNKNOWN,
                Optional.empty(),
                false,
                false,
                false,
                0,
                0);
    }

    /** Whether the LEDs are on. */
    enum Power {
        UNKNOWN,
        ON,
        OFF,
        /** The card cannot switch them. */
        NONE
    }

    /** The stored program. */
    enum Home {
        UNKNOWN,
        BLACK,
        /** Ours, one page. */
        PAGE,
        /** The card takes none. */
        NONE
    }

    /**
     * A program on its way.
     *
     * @param step which of the steps that store it is next
     * @param offset of a file under way: bytes that the card took; −1: not announced yet
     * @param attempts how often it began anew because the card would not go on
     * @param failed whether the card refused, so that it only remains to end
     */
    record Storing(Content page, int step, int offset, int attempts, boolean failed) {
        Storing at(int nextStep, int nextOffset) {
            return new Storing(page, nextStep, nextOffset, attempts, failed);
        }

        Storing anew(int firstStep) {
            return new Storing(page, firstStep, -1, attempts + 1, false);
        }
    }

    /** Our address in the next packet; a card answers to it, so that no late answer is taken for another packet's. */
    int source() {
        return OnbonPacket.SOFTWARE + 1 + sequence;
    }

    /** Whether it may have the common format. */
    boolean hasCommon() {
        return common || misses < NEVER;
    }

    /** Whether nothing is lit, whatever the power: our areas cover the screen. */
    boolean isDrawnBlack() {
        return alone && areas.filter(Content::isBlack).isPresent();
    }

    @Override
    public Optional<Lit> lit() {
        if (power == Power.OFF || isDrawnBlack()) {
            return Optional.of(new Lit(Content.black(width, height), Proof.ACKNOWLEDGED));
        }
        boolean on = power == Power.ON || power == Power.NONE;
        return areas.filter(known -> alone && on).map(known -> new Lit(known, Proof.ACKNOWLEDGED));
    }

    /** A copy with some fields changed. */
    private static final class Draft {
        private final int width;
        private final int height;
        private int sequence;
        private int device;
        private Optional<Content> areas;
        private List<Window> tiles;
        private int regret;
        private boolean alone;
        private Power power;
        private boolean timers;
        private Home home;
        private Optional<Storing> storing;
        private boolean wipe;
        private boolean common;
        private boolean offAsked;
        private int misses;
        private int checks;

        Draft(OnbonState from) {
            width = from.width;
            height = from.height;
            sequence = from.sequence;
            device = from.device;
            areas = from.areas;
            tiles = from.tiles;
            regret = from.regret;
            alone = from.alone;
            power = from.power;
            timers = from.timers;
            home = from.home;
            storing = from.storing;
            wipe = from.wipe;
            common = from.common;
            offAsked = from.offAsked;
            misses = from.misses;
            checks = from.checks;
        }

        OnbonState state() {
            return new OnbonState(
                    width, height, sequence, device, areas, tiles, regret, alone, power, timers, home, storing, wipe,
                    common, offAsked, misses, checks);
        }
    }

    private OnbonState but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.state();
    }

    OnbonState counted() {
        return but(draft -> draft.sequence = (sequence + 1) % SEQUENCES);
    }

    OnbonState checked() {
        return but(draft -> draft.checks = checks + 1);
    }

    OnbonState of(int type) {
        return type == OnbonPacket.ANY_DEVICE ? this : but(draft -> draft.device = type);
    }

    OnbonState showing(Content now) {
        return but(draft -> draft.areas = Optional.of(now));
    }

    OnbonState tiled(List<Window> now, int saved) {
        return but(draft -> {
            draft.tiles = now;
            draft.regret = Math.max(0, saved);
        });
    }

    /** What the areas show is no longer known; what is stored is. */
    OnbonState unknown() {
        return but(draft -> {
            draft.areas = Optional.empty();
            draft.alone = false;
            draft.power = power == Power.NONE ? Power.NONE : Power.UNKNOWN;
        });
    }

    /** Nobody knows who is there now. */
    OnbonState lost() {
        return but(draft -> {
            draft.areas = Optional.empty();
            draft.alone = false;
            draft.power = Power.UNKNOWN;
            draft.timers = false;
            draft.misses = 0;
            draft.wipe = false;
            draft.home = home == Home.NONE ? Home.UNKNOWN : home;
        });
    }

    /** No dynamic area lies over what is stored. */
    OnbonState bare() {
        return but(draft -> {
            draft.areas = Optional.empty();
            draft.alone = true;
            draft.wipe = false;
        });
    }

    /** Nobody knows which areas there are. */
    OnbonState undrawn() {
        return but(draft -> {
            draft.areas = Optional.empty();
            draft.alone = false;
        });
    }

    /** Other areas may lie beside ours. */
    OnbonState crowded() {
        return but(draft -> draft.alone = false);
    }

    boolean isBare() {
        return areas.isEmpty() && alone;
    }

    /** The others would not go: all must, and the picture is drawn anew. */
    OnbonState wiping() {
        return but(draft -> {
            draft.areas = Optional.empty();
            draft.alone = false;
            draft.wipe = true;
        });
    }

    OnbonState cleared() {
        return but(draft -> draft.alone = true);
    }

    OnbonState powered(Power now) {
        return but(draft -> {
            draft.power = now;
            draft.offAsked = now == Power.OFF || (offAsked && now != Power.ON);
        });
    }

    OnbonState untimed() {
        return but(draft -> draft.timers = true);
    }

    OnbonState home(Home now) {
        return but(draft -> {
            draft.home = now;
            draft.storing = Optional.empty();
        });
    }

    OnbonState storing(Storing now) {
        return but(draft -> {
            draft.storing = Optional.of(now);
            draft.home = Home.UNKNOWN;
        });
    }

    /**
     * No answer in the common format. A card that gives none, time and again, does not have it, and cannot switch its LEDs
     * either; but one that may have taken an order to switch off is not believed to be lit for a long time.
     */
    OnbonState missed() {
        return but(draft -> {
            draft.misses = misses + 1;
            boolean never = !common && (misses + 1 >= NEVER || (misses + 1 >= MOST_MISSES && !offAsked));
            draft.power = never && power == Power.UNKNOWN ? Power.NONE : power;
        });
    }

    /** It refused to switch off, although it may be off already: a black page is to cover it. */
    OnbonState refusedOff() {
        return but(draft -> draft.misses = misses + 1);
    }

    /** An order to switch off goes out. */
    OnbonState askedOff() {
        return but(draft -> draft.offAsked = true);
    }

    OnbonState answered() {
        return but(draft -> {
            draft.misses = 0;
            draft.common = true;
        });
    }
}
