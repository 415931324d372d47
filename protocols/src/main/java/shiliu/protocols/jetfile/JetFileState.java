package shiliu.protocols.jetfile;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.Lit;
import shiliu.protocols.driver.Proof;

/**
 * What is known of a sign.
 *
 * @param serial of the next packet, 16 bits
 * @param pages on its flash, read back and equal where it can be read, by name; the one that was not played for longest first
 * @param unproven pages that were there before the sign was lost; another one may hang there now
 * @param upload a page on its way
 * @param home the page that its playlist loops
 * @param formerHome the page that it looped before it was lost, until the playlist was looked at
 * @param playing the page that it was told to play
 * @param lights whether its LEDs are switched on, by the black command
 * @param power whether they have power, by the power command
 * @param visit set while a technician's test picture is shown
 * @param lacks what the sign said that it does not know
 * @param checks how often it itself was looked after
 * @param looks how often it was looked after while a page of this name played
 */
record JetFileState(
        int serial,
        Map<String, Content> pages,
        Map<String, Content> unproven,
        Optional<Upload> upload,
        Optional<String> home,
        Optional<String> formerHome,
        Optional<String> playing,
        Lights lights,
        Lights power,
        Optional<Visit> visit,
        Lacks lacks,
        int checks,
        Map<String, Integer> looks)
        implements CardState {
    /** Whether the sign lights its LEDs, whatever it plays. */
    enum Lights {
        UNKNOWN,
        ON,
        OFF
    }

    /**
     * A page on its way to the sign.
     *
     * @param file the page as the sign keeps it
     * @param written pieces that it took
     * @param read pieces that came back equal
     * @param attempts how often it began anew
     */
    record Upload(String name, Content page, PageFile file, int written, int read, int attempts) {
        /** Written so often, a file that comes back otherwise is not written again: flash wears out. */
        static final int MOST_ATTEMPTS = 2;

        Upload at(int writtenNow, int readNow) {
            return new Upload(name, page, file, writtenNow, readNow, attempts);
        }

        Upload anew() {
            return new Upload(name, page, file, 0, 0, attempts + 1);
        }

        boolean mayBeginAnew() {
            return attempts + 1 < MOST_ATTEMPTS;
        }
    }

    /**
     * What the sign did before a test picture came.
     *
     * @param mode as its status tells
     * @param file the arguments that play again what it played, where it told
     * @param count of test pictures so far
     * @param off whether its LEDs had no power
     */
    record Visit(int mode, Optional<shiliu.protocols.packet.Octets> file, int count, boolean off) {}

    /** Old programs lack the one or the other: files that cannot be read back, a playlist that cannot be written. */
    record Lacks(boolean readBack, boolean playlist) {}

    JetFileState {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        unproven = Collections.unmodifiableMap(new LinkedHashMap<>(unproven));
        looks = Map.copyOf(looks);
    }

    static JetFileState unknown(int serial) {
        return new JetFileState(
                serial,
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Lights.UNKNOWN,
                Lights.UNKNOWN,
                Optional.empty(),
                new Lacks(false, false),
                0,
                Map.of());
    }

    @Override
    public Optional<Lit> lit() {
        if (visit.isPresent()) {
            return Optional.empty();
        }
        if (lights == Lights.OFF || power == Lights.OFF) {
            // Any page will do to say how large the darkness is: the driver has none in its state before the first.
            return upload.map(Upload::page)
                    .or(() -> pages.values().stream().findAny())
                    .map(Content::frame)
                    .map(page -> new Lit(Content.black(page.width(), page.height()), Proof.ACKNOWLEDGED));
        }
        boolean on = lights == Lights.ON && power == Lights.ON;
        Proof proof = lacks.readBack() ? Proof.ACKNOWLEDGED : Proof.READ_BACK;
        return playing.filter(name -> on).map(pages::get).map(page -> new Lit(page, proof));
    }

    /** A copy with some fields changed. */
    private static final class Draft {
        private int serial;
        private Map<String, Content> pages;
        private Map<String, Content> unproven;
        private Optional<Upload> upload;
        private Optional<String> home;
        private Optional<String> formerHome;
        private Optional<String> playing;
        private Lights lights;
        private Lights power;
        private Optional<Visit> visit;
        private Lacks lacks;
        private int checks;
        private Map<String, Integer> looks;

        Draft(JetFileState from) {
            serial = from.serial;
            pages = new LinkedHashMap<>(from.pages);
            unproven = new LinkedHashMap<>(from.unproven);
            upload = from.upload;
            home = from.home;
            formerHome = from.formerHome;
            playing = from.playing;
            lights = from.lights;
            power = from.power;
            visit = from.visit;
            lacks = from.lacks;
            checks = from.checks;
            looks = new HashMap<>(from.looks);
        }

        JetFileState state() {
            return new JetFileState(
                    serial,
                    pages,
                    unproven,
                    upload,
                    home,
                    formerHome,
                    playing,
                    lights,
                    power,
                    visit,
                    lacks,
                    checks,
                    looks);
        }
    }

    private JetFileState but(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.state();
    }

    JetFileState counted() {
        return but(draft -> draft.serial = (serial + 1) & 0xFFFF);
    }

    JetFileState checked() {
        return but(draft -> draft.checks = checks + 1);
    }

    JetFileState looked(String name) {
        return but(draft -> draft.looks.merge(name, 1, Integer::sum));
    }

    JetFileState with(Lights now) {
        return but(draft -> draft.lights = now);
    }

    JetFileState powered(Lights now) {
        return but(draft -> draft.power = now);
    }

    JetFileState visited(Optional<Visit> now) {
        return but(draft -> draft.visit = now);
    }

    JetFileState lacking(Lacks now) {
        return but(draft -> draft.lacks = now);
    }

    JetFileState uploading(Upload now) {
        return but(draft -> draft.upload = Optional.of(now));
    }

    /** The upload is whole and was read back; it is the page of its name from now on. */
    JetFileState uploaded() {
        return but(draft -> {
            upload.ifPresent(done -> draft.pages.put(done.name(), done.page()));
            draft.upload = Optional.empty();
        });
    }

    /** The page of this name is being written over, or read again. */
    JetFileState without(String name) {
        return but(draft -> {
            draft.pages.remove(name);
            draft.unproven.remove(name);
            draft.looks.remove(name);
        });
    }

    JetFileState home(Optional<String> name) {
        return but(draft -> {
            draft.home = name;
            draft.formerHome = Optional.empty();
        });
    }

    JetFileState playing(String name) {
        return but(draft -> {
            Content page = draft.pages.remove(name);
            if (page != null) {
                draft.pages.put(name, page);
            }
            draft.playing = Optional.of(name);
        });
    }

    /** What it plays and whether it is lit is no longer known: what a power cut or a hand at the sign can change. */
    JetFileState doubted() {
        return but(draft -> {
            draft.playing = Optional.empty();
            draft.lights = Lights.UNKNOWN;
            draft.power = Lights.UNKNOWN;
        });
    }

    /** The sign was away for long: its flash must be read before it is believed. */
    JetFileState lost() {
        return but(draft -> {
            draft.unproven.putAll(pages);
            draft.pages.clear();
            draft.upload = Optional.empty();
            draft.formerHome = home.or(() -> formerHome);
            draft.home = Optional.empty();
            draft.playing = Optional.empty();
            draft.lights = Lights.UNKNOWN;
            draft.power = Lights.UNKNOWN;
            draft.visit = Optional.empty();
            draft.lacks = new Lacks(false, false);
        });
    }

    /** The page of this name, read back or not since the sign was lost. */
    Optional<Content> page(String name) {
        return Optional.ofNullable(pages.get(name)).or(() -> Optional.ofNullable(unproven.get(name)));
    }

    /** The name under which this very page is on the sign. */
    Optional<String> nameOf(Content page) {
        return nameOf(pages, page);
    }

    /** The name under which this very page was on the sign. */
    Optional<String> formerNameOf(Content page) {
        return nameOf(unproven, page);
    }

    private static Optional<String> nameOf(Map<String, Content> pages, Content page) {
        return pages.entrySet().stream()
                .filter(entry -> entry.getValue().equals(page))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
