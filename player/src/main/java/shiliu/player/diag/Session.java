package shiliu.player.diag;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import shiliu.player.message.Message;
import shiliu.player.screen.Size;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.DriverException;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.line.Talk;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.Transport;
import shiliu.protocols.line.TransportAddress;

/** A technician's way to one card: the open line, the driver that suits, and what the card told when it was asked who it is. */
public final class Session implements AutoCloseable {
    /** As long as a technician waits: four tries of two seconds each. */
    private static final Timing TIMING = new Timing(
            Duration.ofSeconds(3),
            4,
            Duration.ofMillis(50),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(3));
    /** For a command that draws nothing any size will do. */
    private static final Size ANY = new Size(64, 32);

    private static final int PROBE_ROUNDS = 4;

    private final Search.Opening opening;
    private final TransportAddress address;
    private final Known known;
    private Transport line;
    private Talk<?> talk;

    /**
     * What is known of the card: by what the technician said, else by what it told.
     *
     * @param sized whether the geometry's size is the card's; else nobody told it, and any will do
     * @param coloured the same of its colour
     */
    public record Known(
            Family family,
            Geometry geometry,
            boolean sized,
            boolean coloured,
            Driver<?> driver,
            Optional<Identified> told) {
        public Capabilities capabilities() {
            return driver.capabilities();
        }
    }

    /** What a technician wants of a card. */
    public enum Use {
        /** What draws nothing. */
        ASK,
        TEXT,
        PICTURE,
        TEST;

        private boolean draws() {
            return this != ASK;
        }
    }

    private Session(Search.Opening opening, TransportAddress address, Known known, Transport line) {
        this.opening = opening;
        this.address = address;
        this.known = known;
        this.line = line;
        this.talk = new Talk<>(known.driver(), line, TIMING, System::nanoTime);
    }

    /**
     * Opens the line and finds out what is not known yet.
     *
     * @param use what for: a card that cannot do it is refused
     * @param told hears what is tried
     */
    public static Session open(Search.Opening opening, Aim aim, Use use, Consumer<Message> told)
            throws DiagException, InterruptedException {
        if (aim.family().isPresent()) {
            able(aim.address(), aim.family().get(), use);
        }
        Transport line;
        try {
            line = opening.open(aim.address());
        } catch (IOException e) {
            throw Ways.trouble(aim.address(), e);
        }
        boolean done = false;
        try {
            Known known = know(line, aim, use, told);
            Session session = new Session(opening, aim.address(), known, line);
            done = true;
            return session;
        } finally {
            if (!done) {
                line.close();
            }
        }
    }

    private static Known know(Transport line, Aim aim, Use use, Consumer<Message> told)
            throws DiagException, InterruptedException {
        Optional<Identified> who = Optional.empty();
        if (aim.family().isEmpty() || (use.draws() && aim.size().isEmpty())) {
            told.accept(Message.of("diag.probe.address", aim.address().line()));
            Prober prober = new Prober(Drivers.probes(), System::nanoTime, asked -> {});
            try {
                who = prober.on(line, PROBE_ROUNDS, Search.NOISY_PLACE);
            } catch (IOException e) {
                throw Ways.trouble(aim.address(), e);
            }
            if (who.isEmpty() && aim.family().isEmpty()) {
                throw nobody(aim.address(), prober.heard());
            }
        }
        Family family = family(aim, who, use.draws(), told);
        able(aim.address(), family, use);
        Geometry geometry = geometry(aim, family, who, use.draws(), told);
        Driver<?> driver =
                family.driver().apply(new Family.Site(geometry, aim.address().card()));
        return new Known(
                family, geometry, size(aim, who).isPresent(), colour(aim, who).isPresent(), driver, who);
    }

    /** Said before a size is asked for: what no card of the family can do. */
    private static void able(TransportAddress address, Family family, Use use) throws DiagException {
        Optional<Geometry> some = java.util.Arrays.stream(Colour.values())
                .map(colour -> new Geometry(ANY.width(), ANY.height(), colour))
                .filter(family::drives)
                .findFirst();
        if (some.isEmpty()) {
            return;
        }
        Driver<?> driver = family.driver().apply(new Family.Site(some.get(), OptionalInt.empty()));
        if (use == Use.PICTURE && !driver.capabilities().pixels()) {
            throw DiagException.of(DiagException.Kind.BAD_INPUT, "diag.show.no-pictures", family.id(), address.line());
        }
        DeviceCommand test = new DeviceCommand.ShowTest(Frame.black(ANY.width(), ANY.height()));
        if (use == Use.TEST && driver.command(driver.unknown(), test, 0).isEmpty()) {
            throw DiagException.of(
                    DiagException.Kind.BAD_INPUT,
                    driver.capabilities().pixels() ? "diag.test.stays" : "diag.test.text-only",
                    family.id(),
                    address.line());
        }
    }

    /** Refuses what the card cannot show, before anything is sent. */
    public void admit(Content content) throws DiagException {
        try {
            known.driver().admit(content);
        } catch (IllegalArgumentException e) {
            Capabilities can = known.capabilities();
            String id = known.family().id();
            if (content.pages().size() > can.pages()) {
                throw DiagException.of(
                        DiagException.Kind.BAD_INPUT,
                        "diag.show.pages",
                        id,
                        content.pages().size(),
                        can.pages());
            }
            throw DiagException.of(
                    DiagException.Kind.BAD_INPUT,
                    can.pixels() ? "diag.show.cannot" : "diag.show.no-such-text",
                    id,
                    String.valueOf(e.getMessage()));
        }
    }

    /** Why nobody was found: silence, or something that is no card. */
    public static DiagException nobody(TransportAddress address, long heard) {
        String silent = address instanceof TransportAddress.Serial ? "diag.silent" : "diag.silent-network";
        return DiagException.of(
                DiagException.Kind.UNREACHABLE,
                heard == 0 ? silent : "diag.only-noise",
                address.line(),
                String.valueOf(heard));
    }

    /** Where a card tells only its vendor any of the vendor's drivers asks it the same; not every one draws right. */
    private static Family family(Aim aim, Optional<Identified> who, boolean draws, Consumer<Message> told)
            throws DiagException {
        if (aim.family().isPresent()) {
            return aim.family().get();
        }
        List<String> drivers = who.map(Identified::drivers).orElse(List.of());
        if (drivers.size() > 1 && !draws) {
            told.accept(Message.of("diag.taken-for", drivers.get(0), String.join(", ", drivers)));
        } else if (drivers.size() != 1) {
            throw DiagException.of(
                    DiagException.Kind.BAD_INPUT,
                    "diag.which-driver",
                    who.map(Identified::family).orElse(""),
                    String.join(", ", drivers));
        }
        return Drivers.find(drivers.get(0))
                .orElseThrow(() -> DiagException.of(DiagException.Kind.FAILED, "diag.no-driver-for", drivers.get(0)));
    }

    private static Geometry geometry(
            Aim aim, Family family, Optional<Identified> who, boolean draws, Consumer<Message> told)
            throws DiagException {
        Optional<Size> size = size(aim, who);
        if (draws && size.isEmpty()) {
            throw DiagException.of(DiagException.Kind.BAD_INPUT, "diag.which-size");
        }
        Optional<Colour> colour = colour(aim, who);
        Size wanted = size.orElse(ANY);
        List<Colour> colours = colour.map(List::of).orElse(List.of(Colour.values()));
        for (Colour each : colours) {
            Geometry geometry = new Geometry(wanted.width(), wanted.height(), each);
            if (family.drives(geometry)) {
                if (draws && colour.isEmpty()) {
                    told.accept(Message.of("diag.taken-colour." + Wording.key(each)));
                }
                return geometry;
            }
        }
        throw DiagException.of(DiagException.Kind.BAD_INPUT, "card.bad-size", family.id(), wanted, colours);
    }

    private static Optional<Size> size(Aim aim, Optional<Identified> who) {
        return aim.size().or(() -> who.flatMap(Session::size));
    }

    private static Optional<Colour> colour(Aim aim, Optional<Identified> who) {
        return aim.colour().or(() -> who.flatMap(Session::colour));
    }

    /** The size that a card told, where a card can have it. */
    private static Optional<Size> size(Identified who) {
        try {
            Optional<Integer> width = who.number(Quantity.WIDTH);
            Optional<Integer> height = who.number(Quantity.HEIGHT);
            return width.isPresent() && height.isPresent()
                    ? Optional.of(new Size(width.get(), height.get()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Colour> colour(Identified who) {
        return who.told(Quantity.COLOUR)
                .flatMap(text -> java.util.Arrays.stream(Colour.values())
                        .filter(colour -> colour.name().equals(text))
                        .findFirst());
    }

    public Known known() {
        return known;
    }

    public TransportAddress address() {
        return address;
    }

    public Transport line() {
        return line;
    }

    public Talk<?> talk() {
        return talk;
    }

    /** Does a command; what the card cannot, or does not, is one plain sentence. */
    public List<Reading> run(DeviceCommand command) throws DiagException, InterruptedException {
        try {
            return talk.run(command);
        } catch (DriverException e) {
            throw trouble(e);
        }
    }

    /** The same line anew, after it broke. */
    public void reopen() throws IOException, InterruptedException {
        line.close();
        line = opening.open(address);
        talk = new Talk<>(known.driver(), line, TIMING, System::nanoTime);
    }

    /** A driver's trouble as a sentence for people. */
    public DiagException trouble(DriverException e) {
        if (e instanceof DriverException.Unsupported) {
            return DiagException.of(
                    DiagException.Kind.FAILED,
                    "diag.no-command." + Wording.dashed(String.valueOf(e.getMessage())),
                    known.family().id());
        }
        boolean gone = e instanceof DriverException.LinkDown || e instanceof DriverException.NoReply;
        return DiagException.of(
                gone ? DiagException.Kind.UNREACHABLE : DiagException.Kind.FAILED,
                "diag.trouble." + e.code()
                        + (e instanceof DriverException.Refused ? advice(String.valueOf(e.getMessage())) : ""),
                address.line(),
                String.valueOf(e.getMessage()),
                known.family().id());
    }

    /** What the vendor's word for a refusal comes down to; empty text where nobody wrote it down. */
    static String advice(String refusal) {
        return switch (refusal.substring(refusal.lastIndexOf(' ') + 1)) {
            case "BUSY" -> "-busy";
            case "SCREEN_PARA", "TOO_LARGE", "NO_GRAYSCALE" -> "-size";
            case "LOGIN_FIRST", "LOGGED_IN_ELSEWHERE" -> "-login";
            case "MEMORYVOLUME", "DISK_FULL", "DISK_FULL_WRITING" -> "-full";
            default -> "";
        };
    }

    @Override
    public void close() {
        line.close();
    }
}
