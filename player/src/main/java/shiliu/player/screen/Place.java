package shiliu.player.screen;

/** Where a screen stands: degrees north, -90 to 90, and east, -180 to 180. Its sun rises and sets there. */
public record Place(double latitude, double longitude) {
    public Place {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("no place: " + latitude + ", " + longitude);
        }
    }
}
