package shiliu.player.output;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import shiliu.player.message.Message;
import shiliu.player.screen.Screen;
import shiliu.player.screen.Tone;
import shiliu.protocols.driver.Colour;
import shiliu.protocols.driver.Driver;
import shiliu.protocols.driver.Family;
import shiliu.protocols.driver.Geometry;
import shiliu.protocols.line.LineRunner;
import shiliu.protocols.line.Lines;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Timing;
import shiliu.protocols.line.TransportAddress;

/** The lines of one process to the cards that it speaks to itself; cards at the same port share one. Thread-safe. */
public final class CardLines implements AutoCloseable {
    private final Network network = new Network();
    private final Map<String, LineRunner> lines = new LinkedHashMap<>();

    /** A card's family and where it is. */
    public record Card(Family family, TransportAddress address) {}

    /**
     * The card as an output for {@code screen}; nothing is waited for.
     *
     * @param changed hears that what is known of it changed, on the line's thread
     * @param clock the player's
     * @throws IOException where such a card cannot show such a screen
     */
    public Output open(Card card, Screen screen, Runnable changed, InstantSource clock) throws IOException {
        Geometry geometry = new Geometry(screen.size().width(), screen.size().height(), screen.colour());
        boolean suits = screen.letters().isPresent() || card.family().draws(geometry);
        if (!suits || !card.family().drives(geometry)) {
            throw new OutputException(Message.of(
                    "output.card-cannot",
                    card.family().id(),
                    screen.size(),
                    screen.colour().name().toLowerCase(Locale.ROOT)));
        }
        Driver<?> driver = card.family()
                .driver()
                .apply(new Family.Site(geometry, card.address().card()));
        LineRunner line = line(card.address());
        Output output = new CardOutput(news -> line.seat(driver, news), changed, clock);
        // Where LEDs are on or off, or the card writes by itself, there is nothing to bend.
        boolean bends = screen.colour() == Colour.RGB && screen.letters().isEmpty();
        return screen.tone()
                .filter(tone -> bends && !tone.equals(Tone.PLAIN))
                .<Output>map(tone -> new AlteredOutput(output, tone::applied))
                .orElse(output);
    }

    private synchronized LineRunner line(TransportAddress address) {
        return lines.computeIfAbsent(address.line(), name -> {
            LineRunner line = new LineRunner(name, Lines.opener(network, address), Timing.USUAL, System::nanoTime);
            line.start();
            return line;
        });
    }

    /** Cuts every line; what the cards show stays lit. */
    @Override
    public synchronized void close() {
        lines.values().forEach(LineRunner::close);
        network.close();
    }
}
