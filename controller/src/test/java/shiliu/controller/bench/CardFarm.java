package shiliu.controller.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import shiliu.protocols.Drivers;
import shiliu.protocols.driver.Family;
import shiliu.protocols.line.CardHost;
import shiliu.protocols.line.Network;
import shiliu.protocols.line.Transport;

/**
 * Many virtual cards in a process of their own, each on its TCP port: says each port on a line, then obeys lines with a
 * number, so many of the first cards are to be dead from now on (they take everything and answer nothing), and says
 * {@code done}. Ends with its input.
 */
final class CardFarm {
    private CardFarm() {}

    /** @param arguments how many cards, and their driver */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        AtomicInteger dead = new AtomicInteger();
        Network network = new Network();
        int cards = Integer.parseInt(arguments[0]);
        Family family = Drivers.find(arguments[1]).orElseThrow();
        for (int i = 0; i < cards; i++) {
            CardHost host = new CardHost(
                    family.card().apply(Family.Unit.of(ManyCardsBench.SCREEN)), CardHost.Faults.NONE, shown -> {});
            int number = i;
            System.out.println(network.listen("127.0.0.1", 0, line -> start(host, new MortalLine(number, dead, line)))
                    .port());
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            dead.set(Integer.parseInt(line));
            System.out.println("done");
        }
        System.exit(0);
    }

    private static void start(CardHost host, MortalLine line) {
        Thread thread = new Thread(
                () -> {
                    try {
                        host.serve(line);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "card-" + line.number());
        thread.setDaemon(true);
        thread.start();
    }

    /** The line of a card that is without power while its number is below that of the dead. */
    private record MortalLine(int number, AtomicInteger dead, Transport line) implements Transport {
        @Override
        public void send(byte[] bytes) throws IOException, InterruptedException {
            if (number >= dead.get()) {
                line.send(bytes);
            }
        }

        @Override
        public int receive(byte[] buffer, Duration atMost) throws IOException, InterruptedException {
            int count = line.receive(buffer, atMost);
            return number < dead.get() ? 0 : count;
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
