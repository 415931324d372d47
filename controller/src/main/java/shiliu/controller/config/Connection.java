package shiliu.controller.config;

/**
 * How a screen is reached.
 *
 * @param kind what stands at its other end
 * @param driver the driver's id; empty text for a player
 * @param address {@code tcp://host:port}, {@code udp://host:port}, {@code serial:/dev/…?baud=…}; empty text for a player
 */
public record Connection(Kind kind, String driver, String address) {
    /** A player node that pulls and was paired with the controller. */
    public static final Connection PAIRED = new Connection(Kind.PLAYER, "", "");

    /** What stands at the other end. */
    public enum Kind {
        PLAYER,
        CARD
    }

    public static Connection card(String driver, String address) {
        return new Connection(Kind.CARD, driver, address);
    }

    /** As people read it: {@code player}, or the driver and the address. */
    String words() {
        return kind == Kind.PLAYER ? "player" : driver + " " + address;
    }
}
