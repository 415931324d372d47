package shiliu.protocols.onbon;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import shiliu.protocols.driver.Answer;
import shiliu.protocols.driver.Capabilities;
import shiliu.protocols.driver.CardState;
import shiliu.protocols.driver.Content;
import shiliu.protocols.driver.DeviceCommand;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Exchange;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.driver.Proof;
import shiliu.protocols.driver.StopPart;
import shiliu.protocols.onbon.OnbonState.Home;
import shiliu.protocols.onbon.OnbonState.Power;
import shiliu.protocols.packet.Octets;
import shiliu.protocols.packet.PacketCodec;

/**
 * Draws the whole picture into dynamic areas, which lie over the stored programs and last as long as the card has power.
 * A gen 6 card has up to four areas, one below the other, and a packet carries those that changed, so that the picture
 * changes at once; a gen 5 card takes one area in a packet, so there is one over the whole screen. A stop switches the LEDs
 * off in the common format, clears the areas, cancels the timers and stores one black page, which the next page replaces.
 */
final class OnbonDriver implements Driver<OnbonPacket> {
    /** Ids from 0; more than any card has. */
    private static final int MOST_AREAS = 32;
    /** The longest packet that this software sends, bytes. */
    private static final int MOST_BYTES = 2 << 20;
    /** Several pages in turn, so long as the packet stays below its limit. */
    private static final int MOST_PAGES = 16;
    /** Every so many checks a card that cannot switch is asked whether it can. */
    private static final int SELDOM = 20;

    private final Capabilities capabilities;
    private final Geometry geometry;
    private final OnbonModel model;
    private final PixelPacker packer;
    private final OnbonCodec codec;
    private final List<Window> bands;
    private final OnbonRequests requests;
    private final Storage storage;

    /** @param address the card's number on its line; left out, whoever is there */
    OnbonDriver(OnbonModel model, Geometry geometry, OptionalInt address) {
        if (!model.colours().contains(geometry.colour())) {
            throw new IllegalArgumentException(model + " has no " + geometry.colour() + " screens");
        }
        if (longestMessage(model, geometry) > MOST_BYTES) {
            throw new IllegalArgumentException("a page of " + geometry + " is longer than a packet may be");
        }
        this.capabilities =
                new Capabilities(Proof.ACKNOWLEDGED, model.colours(), Set.of(StopPart.values()), true, MOST_PAGES, 2);
        this.geometry = geometry;
        this.model = model;
        this.packer = new PixelPacker(model.format(), geometry);
        this.codec = new OnbonCodec(model.generation(), longestMessage(model, geometry));
        this.bands = Tiling.bands(model.generation(), geometry.width(), geometry.height());
        this.requests = new OnbonRequests(model, address.orElse(OnbonPacket.ANYBODY));
        this.storage = new Storage(requests, packer);
    }

    /** Room for the largest page and the parameters of as many areas as anybody sends. */
    static int longestMessage(OnbonModel model, Geometry geometry) {
        int page = model.format().bytes(geometry.width(), geometry.height(), geometry.colour());
        return 1024 + (int) Math.min((long) MOST_PAGES * page, Math.max(page, MOST_BYTES - 1024));
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public Geometry geometry() {
        return geometry;
    }

    @Override
    public Frame visible(Frame picture) {
        return model.format() == PixelFormat.Q5 ? PixelPacker.coarse(picture) : picture;
    }

    @Override
    public PacketCodec<OnbonPacket> codec() {
        return codec;
    }

    @Override
    public OnbonState unknown() {
        return OnbonState.fresh(geometry.width(), geometry.height());
    }

    /** Dynamic areas are gone with the power. */
    @Override
    public CardState afterLoss(CardState had) {
        return ((OnbonState) had).lost();
    }

    @Override
    public Optional<Exchange<OnbonPacket>> next(CardState known, Content wanted) {
        admit(wanted);
        OnbonState has = (OnbonState) known;
        return wanted.isBlack() ? dark(has, wanted) : light(has, wanted);
    }

    /** LEDs off first, whatever lies in the areas; then nothing is left that could come up again. */
    private Optional<Exchange<OnbonPacket>> dark(OnbonState has, Content black) {
        if (has.power() == Power.NONE) {
            Optional<Exchange<OnbonPacket>> drawn = drawn(has, black);
            return drawn.isPresent() ? drawn : kept(has, black);
        }
        if (has.power() != Power.OFF) {
            // Who did not answer may not know the order: a black page then, and the order again.
            Optional<Exchange<OnbonPacket>> drawn = has.misses() == 0 ? Optional.empty() : drawn(has, black);
            return drawn.isPresent() ? drawn : Optional.of(power(has, false));
        }
        if (!has.isBare()) {
            return Optional.of(requests.gone(
                    "delete areas",
                    new DynamicMessage.Delete(List.of()),
                    has,
                    has.counted().undrawn(),
                    has.counted().bare(),
                    has.counted().bare()));
        }
        return kept(has, black);
    }

    private Optional<Exchange<OnbonPacket>> kept(OnbonState has, Content black) {
        if (!has.hasCommon()) {
            return Optional.empty();
        }
        if (!has.timers()) {
            OnbonState then = has.counted().untimed();
            return Optional.of(requests.common(
                    "cancel timers",
                    Common.CANCEL_TIMERS,
                    Octets.NONE,
                    has,
                    has.counted().missed(),
                    then,
                    then));
        }
        boolean done = has.home() == Home.BLACK || has.home() == Home.NONE;
        return done ? Optional.empty() : Optional.of(storage.next(has, black, Home.BLACK));
    }

    /** Areas first, then the LEDs: a page comes up ready. A black program that we stored is replaced at the end. */
    private Optional<Exchange<OnbonPacket>> light(OnbonState has, Content wanted) {
        Optional<Exchange<OnbonPacket>> drawn = drawn(has, wanted);
        if (drawn.isPresent()) {
            return drawn;
        }
        if (has.power() != Power.ON && has.power() != Power.NONE) {
            return Optional.of(power(has, true));
        }
        Optional<Content> under = has.storing().map(OnbonState.Storing::page).filter(page -> !page.isBlack());
        boolean begun = has.storing().isPresent() || has.home() == Home.BLACK;
        return has.hasCommon() && begun
                ? Optional.of(storage.next(has, under.orElse(Content.of(wanted.frame())), Home.PAGE))
                : Optional.empty();
    }

    private Optional<Exchange<OnbonPacket>> drawn(OnbonState has, Content wanted) {
        if (has.wipe()) {
            OnbonState bare = has.counted().bare();
            return Optional.of(requests.gone(
                    "delete all areas", new DynamicMessage.Delete(List.of()), has, has.counted(), bare, bare));
        }
        if (has.areas().filter(wanted::equals).isEmpty()) {
            return Optional.of(update(has, wanted));
        }
        return has.alone() ? Optional.empty() : Optional.of(clear(has));
    }

    private Exchange<OnbonPacket> power(OnbonState has, boolean on) {
        Octets data = Octets.of(new byte[] {(byte) (on ? 1 : 0)});
        OnbonState unknown = has.counted().powered(Power.UNKNOWN);
        // Who once took an order to switch off can switch, whatever it says now.
        boolean mayBeOff = has.offAsked();
        if (on) {
            OnbonState then = has.counted().powered(Power.ON);
            return mayBeOff
                    ? requests.command("power on", Common.POWER, data, has, unknown.missed(), then)
                    : requests.known(
                            "power on",
                            Common.POWER,
                            data,
                            has,
                            unknown.missed(),
                            then,
                            has.counted().powered(Power.NONE));
        }
        // A refused order to switch off leaves a black page to draw.
        return requests.common(
                "power off",
                Common.POWER,
                data,
                has,
                unknown.askedOff().missed(),
                has.counted().powered(Power.OFF),
                mayBeOff ? unknown.refusedOff() : has.counted().powered(Power.NONE));
    }

    @Override
    public void admit(Content wanted) {
        Driver.super.admit(wanted);
        long bytes = (long) wanted.pages().size()
                * model.format().bytes(geometry.width(), geometry.height(), geometry.colour());
        if (bytes > MOST_BYTES - 1024) {
            throw new IllegalArgumentException(wanted.pages().size() + " pages are longer than a packet may be");
        }
    }

    /**
     * The packet with the fewest bytes on the wire: the areas that changed, or all. Where the same small window changes again
     * and again, and the bytes that an area of its own would have saved add up to a whole picture, the screen is cut anew
     * around it: so a ticking clock costs its own pixels, and never more than twice the best that hindsight could do.
     */
    private Exchange<OnbonPacket> update(OnbonState has, Content wanted) {
        if (wanted.pages().size() > 1) {
            boolean turnsAlready =
                    has.areas().filter(former -> former.pages().size() > 1).isPresent();
            OnbonState shown = has.counted().showing(wanted);
            return send(has, List.of(turning(wanted)), turnsAlready ? shown : shown.crowded());
        }
        Form best = forms(has, wanted).stream()
                .min(Comparator.comparingInt(Form::bytes))
                .orElseThrow();
        boolean cuts = model.generation() == Generation.SIX;
        int regret = cuts ? has.regret() + best.bytes() - hotBytes(has, wanted).orElse(best.bytes()) : 0;
        // A cut costs about a whole picture: it is not even tried before so much would have been saved.
        Optional<Form> anew = !cuts || regret < best.bytes()
                ? Optional.empty()
                : cutAnew(has, wanted).filter(form -> regret >= form.bytes());
        OnbonState then = has.counted().showing(wanted);
        return anew.isPresent()
                ? send(has, anew.get().areas(), then.tiled(anew.get().tiles(), 0))
                : send(has, best.areas(), then.tiled(best.tiles(), regret));
    }

    private Exchange<OnbonPacket> send(OnbonState has, List<Area> areas, OnbonState then) {
        return requests.areas(
                "update areas",
                new DynamicMessage.Update(areas),
                has,
                has.counted().unknown(),
                then);
    }

    /**
     * One way to bring a picture.
     *
     * @param tiles how the screen is cut then
     * @param bytes on the wire
     */
    record Form(List<Area> areas, List<Window> tiles, int bytes) {}

    /** Every update that is legal: the whole in bands, and of a picture that is known the areas that changed. */
    List<Form> forms(OnbonState has, Content wanted) {
        List<Form> forms = new ArrayList<>();
        forms.add(form(has, wanted.frame(), bands, bands));
        List<Window> tiles = tiles(has);
        former(has).ifPresent(former -> {
            List<Window> changed = tiles.stream()
                    .filter(tile -> differs(former, wanted.frame(), tile))
                    .toList();
            boolean all = changed.size() == tiles.size() && tiles.equals(bands);
            if (!changed.isEmpty() && !all) {
                forms.add(form(has, wanted.frame(), changed, tiles));
            }
        });
        return forms;
    }

    private Form form(OnbonState has, Frame wanted, List<Window> sent, List<Window> tiles) {
        List<Area> areas = sent.stream()
                .map(tile -> Area.still(tiles.indexOf(tile), tile, packer.pack(wanted, tile)))
                .toList();
        DynamicPacket packet = requests.packet(has, new DynamicMessage.Update(areas));
        return new Form(areas, tiles, codec.encode(packet).length);
    }

    private List<Window> tiles(OnbonState has) {
        return has.tiles().isEmpty() ? bands : has.tiles();
    }

    private static Optional<Frame> former(OnbonState has) {
        return has.areas().filter(content -> content.pages().size() == 1).map(Content::frame);
    }

    /** What an area that is just the difference would cost. */
    private Optional<Integer> hotBytes(OnbonState has, Content wanted) {
        return former(has)
                .flatMap(former -> Tiling.difference(former, wanted.frame()))
                .filter(hot -> 2 * hot.width() * hot.height() < geometry.width() * geometry.height())
                .map(hot ->
                        form(has, wanted.frame(), List.of(hot), List.of(hot)).bytes());
    }

    private Optional<Form> cutAnew(OnbonState has, Content wanted) {
        return former(has)
                .flatMap(former -> Tiling.difference(former, wanted.frame()))
                .flatMap(hot -> Tiling.around(hot, geometry.width(), geometry.height(), bands.size()))
                .map(tiles -> form(has, wanted.frame(), tiles, tiles));
    }

    /** One area over the whole screen that plays its pages in turn; the bands below it keep what they had. */
    private Area turning(Content wanted) {
        Window all = new Window(0, 0, geometry.width(), geometry.height());
        List<Page> pages = wanted.pages().stream()
                .map(page -> Page.of(page, packer.pack(page.frame(), all)))
                .toList();
        return Area.still(0, all, Octets.NONE).with(0, pages);
    }

    /** Areas that somebody else left would lie over ours. A card that refuses has all deleted, ours too. */
    private Exchange<OnbonPacket> clear(OnbonState has) {
        boolean turning =
                has.areas().filter(content -> content.pages().size() > 1).isPresent();
        List<Integer> others =
                IntStream.range(turning ? 1 : bands.size(), MOST_AREAS).boxed().toList();
        return requests.gone(
                "delete other areas",
                new DynamicMessage.Delete(others),
                has,
                has.counted(),
                has.counted().cleared(),
                has.counted().wiping());
    }

    /**
     * By turns whether it is there, and whether its LEDs are as they were left. LEDs that are on though they were switched
     * off may be a restart's doing, which leaves no area.
     */
    @Override
    public Exchange<OnbonPacket> check(CardState known) {
        OnbonState has = (OnbonState) known;
        OnbonState next = has.counted().checked();
        boolean switches = has.power() == Power.ON || has.power() == Power.OFF;
        if (has.power() == Power.NONE && has.checks() % SELDOM == 1) {
            // It was silent in this format: should it speak after all, its switch counts again.
            return requests.question(
                    "status",
                    Common.STATUS,
                    has,
                    next,
                    (reply, readings) ->
                            new Answer.Taken(next.answered().of(reply.device()).powered(Power.UNKNOWN), readings));
        }
        if (switches && has.checks() % 2 == 1) {
            return requests.question(
                    "status", Common.STATUS, has, next.unknown().missed(), (reply, readings) -> {
                        Octets told = reply.message().data();
                        boolean on = told.length() == 0 ? has.power() == Power.ON : told.at(0) != 0;
                        boolean asLeft = on == (has.power() == Power.ON);
                        OnbonState seen = next.answered().of(reply.device());
                        return asLeft
                                ? new Answer.Taken(seen, readings)
                                : new Answer.Taken(
                                        (on ? seen.undrawn() : seen).powered(Power.UNKNOWN),
                                        readings,
                                        on ? "power on" : "power off");
                    });
        }
        return requests.areas("ping", new DynamicMessage.Ping(), has, next.unknown(), next);
    }

    @Override
    public Optional<Exchange<OnbonPacket>> command(CardState known, DeviceCommand command, int done) {
        if (command instanceof DeviceCommand.ShowTest test) {
            geometry.check(test.picture());
        }
        List<Exchange<OnbonPacket>> steps = command.match(new OnbonCommands(requests, packer, (OnbonState) known));
        return done < steps.size() ? Optional.of(steps.get(done)) : Optional.empty();
    }

    private static boolean differs(Frame former, Frame wanted, Window tile) {
        for (int y = tile.y(); y < tile.y() + tile.height(); y++) {
            for (int x = tile.x(); x < tile.x() + tile.width(); x++) {
                if (former.pixel(x, y) != wanted.pixel(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }
}
