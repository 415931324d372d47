package shiliu.controller.config;

import java.util.Optional;
import shiliu.player.screen.Screen;

/**
 * A screen, where it stands and how it is reached.
 *
 * @param control of a sending card beside a video output
 */
public record ScreenSite(
        Screen screen, Connection connection, Optional<Connection> control, Optional<Location> location) {

    /** The same with its card at another address. */
    ScreenSite at(String address) {
        return new ScreenSite(screen, Connection.card(connection.driver(), address), control, location);
    }

    /**
     * Where a screen stands.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @param geocode the administrative division's code, 6 to 12 digits
     */
    public record Location(double latitude, double longitude, Optional<String> geocode) {
        /** Latitude and longitude, as maps take them. */
        String words() {
            return latitude + ", " + longitude;
        }
    }
}
