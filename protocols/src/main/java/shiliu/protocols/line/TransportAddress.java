package shiliu.protocols.line;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where a card is: {@code tcp://host:port}, {@code udp://host:port}, {@code serial:/dev/ttyUSB0?baud=57600}; each may end
 * with {@code address=N}, the card's number on a line that several share.
 */
public sealed interface TransportAddress {
    /** The card's number, 1 to 254; left out, whoever is there. */
    OptionalInt card();

    /** Which cards share one line: the address without the card's number. */
    String line();

    record Tcp(String host, int port, OptionalInt card) implements TransportAddress {
        @Override
        public String line() {
            return "tcp://" + host + ":" + port;
        }
    }

    record Udp(String host, int port, OptionalInt card) implements TransportAddress {
        @Override
        public String line() {
            return "udp://" + host + ":" + port;
        }
    }

    /** A serial port at {@code baud} bits a second; 8 data bits, one stop bit. */
    record Serial(String device, int baud, Parity parity, OptionalInt card) implements TransportAddress {
        @Override
        public String line() {
            return "serial:" + device;
        }
    }

    /** The check bit of each byte on a serial line. */
    enum Parity {
        NONE,
        EVEN,
        ODD
    }

    int USUAL_BAUD = 9600;

    /** Reads what a configuration says; an {@link IllegalArgumentException} says in English what is wrong with it. */
    static TransportAddress parse(String text) {
        if (text.length() > 300) {
            throw new IllegalArgumentException("too long");
        }
        return text.startsWith("serial:") ? serial(text.substring("serial:".length())) : network(text);
    }

    private static TransportAddress network(String text) {
        URI uri = URI.create(text);
        String scheme = String.valueOf(uri.getScheme());
        String host = uri.getHost();
        String path = uri.getPath();
        if (host == null || uri.getPort() < 1 || uri.getPort() > 65_535 || (path != null && !path.isEmpty())) {
            throw new IllegalArgumentException("written tcp://HOST:PORT or serial:/dev/NAME?baud=N");
        }
        Map<String, String> options = options(uri.getQuery(), Set.of("address"));
        OptionalInt card = card(options);
        return switch (scheme) {
            case "tcp" -> new Tcp(host, uri.getPort(), card);
            case "udp" -> new Udp(host, uri.getPort(), card);
            default -> throw new IllegalArgumentException("neither tcp, udp nor serial: " + scheme);
        };
    }

    private static TransportAddress serial(String rest) {
        int mark = rest.indexOf('?');
        String device = mark < 0 ? rest : rest.substring(0, mark);
        if (!device.matches("/[A-Za-z0-9._/\\-]{1,200}") || device.contains("..")) {
            throw new IllegalArgumentException("a serial device is a path such as /dev/ttyUSB0");
        }
        Map<String, String> options =
                options(mark < 0 ? null : rest.substring(mark + 1), Set.of("baud", "parity", "address"));
        int baud = number(options.getOrDefault("baud", String.valueOf(USUAL_BAUD)), 300, 4_000_000);
        Parity parity = switch (options.getOrDefault("parity", "none")) {
            case "none" -> Parity.NONE;
            case "even" -> Parity.EVEN;
            case "odd" -> Parity.ODD;
            default -> throw new IllegalArgumentException("parity is none, even or odd");
        };
        return new Serial(device, baud, parity, card(options));
    }

    private static Map<String, String> options(@org.jspecify.annotations.Nullable String query, Set<String> known) {
        Map<String, String> options = new HashMap<>();
        if (query == null) {
            return options;
        }
        for (String option : query.split("&", 10)) {
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            if (equals < 0 || !known.contains(name) || options.put(name, option.substring(equals + 1)) != null) {
                throw new IllegalArgumentException("what is \"" + name + "\"?");
            }
        }
        return options;
    }

    private static OptionalInt card(Map<String, String> options) {
        String address = options.get("address");
        return address == null ? OptionalInt.empty() : OptionalInt.of(number(address, 1, 254));
    }

    private static int number(String text, int least, int most) {
        int number = text.matches("[0-9]{1,8}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new IllegalArgumentException(text + " is not between " + least + " and " + most);
        }
        return number;
    }
}
