package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Octets;

/** What a text card's replies tell; fields as the manual's tables have them. A short reply tells less. */
final class KReadings {
    private static final int STEPS = 15;
    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(51, "BX-5K1"),
            Map.entry(58, "BX-5K2"),
            Map.entry(53, "BX-5MK2"),
            Map.entry(54, "BX-5MK1"),
            Map.entry(61, "BX-6K1"),
            Map.entry(62, "BX-6K2"),
            Map.entry(63, "BX-6K3"),
            Map.entry(64, "BX-6K1-YY"),
            Map.entry(65, "BX-6K2-YY"),
            Map.entry(66, "BX-6K3-YY"),
            Map.entry(67, "BX-6K1&4G"),
            Map.entry(68, "BX-6K2&4G"),
            Map.entry(69, "BX-6K4"));

    private KReadings() {}

    /** The vendor's name of a device type. */
    static Optional<String> name(int device) {
        return Optional.ofNullable(NAMES.get(device));
    }

    static List<Reading> of(KPacket reply) {
        List<Reading> readings = new ArrayList<>();
        if (reply.device() != KPacket.ANY_K) {
            readings.add(new Reading(Quantity.DEVICE_TYPE, reply.device()));
            name(reply.device()).ifPresent(name -> readings.add(new Reading(Quantity.MODEL, name)));
        }
        Octets data = reply.data();
        switch (reply.groupAndCommand()) {
            case KCommand.STATUS -> readings.addAll(data.length() >= 15 ? status(data) : List.of());
            case KCommand.READ_PARAMETERS -> readings.addAll(data.length() >= 9 ? parameters(data) : List.of());
            case KCommand.READ_CLIENT ->
                readings.add(new Reading(
                        Quantity.CUSTOM_ID, new String(data.bytes(), StandardCharsets.US_ASCII).replace("\0", "")));
            default -> {
                // It told its type.
            }
        }
        return readings;
    }

    private static List<Reading> status(Octets d) {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(Quantity.POWER, d.at(0) == 2 ? "off" : "on"));
        readings.add(new Reading(Quantity.BRIGHTNESS, Math.round(100.0 * Math.min(d.at(1), STEPS) / STEPS)));
        // Here the weekday stands before the hour, in the command that sets the clock behind the second.
        readings.add(new Reading(
                Quantity.CLOCK,
                String.format(
                        Locale.ROOT,
                        "%02X%02X-%02X-%02XT%02X:%02X:%02X",
                        d.at(3),
                        d.at(2),
                        d.at(4),
                        d.at(5),
                        d.at(7),
                        d.at(8),
                        d.at(9))));
        readings.add(new Reading(Quantity.PROGRAMS, d.at(10)));
        readings.add(new Reading(
                Quantity.PLAYING, new String(d.part(11, 15).bytes(), StandardCharsets.US_ASCII).replace("\0", "")));
        if (d.length() >= 18) {
            readings.add(new Reading(Quantity.DYNAMIC_AREAS, d.at(17)));
        }
        return readings;
    }

    private static List<Reading> parameters(Octets d) {
        int colours = d.at(8);
        return List.of(
                new Reading(Quantity.ADDRESS, d.at(0) | d.at(1) << 8),
                new Reading(Quantity.BAUD_CODE, d.at(3)),
                new Reading(Quantity.WIDTH, d.at(4) | d.at(5) << 8),
                new Reading(Quantity.HEIGHT, d.at(6) | d.at(7) << 8),
                new Reading(Quantity.COLOUR, colours == 1 ? "MONO" : colours == 2 ? "DUAL" : "RGB"));
    }
}
