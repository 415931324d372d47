package shiliu.protocols.onbon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Octets;

/** What replies in the common format tell; fields as the vendor's message schema has them. A short reply tells less. */
final class CommonReadings {
    private static final List<String> BRIGHTNESS = List.of("manual", "timed", "sensor", "sensor");
    private static final int STEPS = 15;

    private CommonReadings() {}

    static List<Reading> of(CommonPacket reply) {
        Octets data = reply.message().data();
        List<Reading> readings = new ArrayList<>(model(reply.device()));
        // A reply's command has the top bit set; some of the vendor's own peers leave it out.
        switch ((reply.message().group() << 8) | (reply.message().command() & 0x7F)) {
            case Common.PING -> readings.addAll(data.length() >= 27 ? ping(data) : List.of());
            case Common.STATUS -> readings.addAll(data.length() >= 33 ? status(data) : List.of());
            case Common.CONTROLLER_ID -> readings.add(new Reading(Quantity.CONTROLLER_ID, hex(data)));
            case Common.VOLUME -> readings.addAll(data.length() >= 8 ? volume(data) : List.of());
            default -> {
                // It told its type.
            }
        }
        return readings;
    }

    /** The model that a device type names. */
    static List<Reading> model(int device) {
        if (device == OnbonPacket.ANY_DEVICE) {
            return List.of();
        }
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(Quantity.DEVICE_TYPE, String.format(Locale.ROOT, "0x%04X", device)));
        OnbonModel.name(device).ifPresent(name -> readings.add(new Reading(Quantity.MODEL, name)));
        return readings;
    }

    private static int u16(Octets octets, int at) {
        return octets.at(at) | octets.at(at + 1) << 8;
    }

    private static long u32(Octets octets, int at) {
        return u16(octets, at) | (long) u16(octets, at + 2) << 16;
    }

    private static String ascii(Octets octets, int from, int to) {
        return new String(octets.part(from, to).bytes(), StandardCharsets.US_ASCII).replace("\0", "");
    }

    private static String hex(Octets octets) {
        return shiliu.protocols.packet.Hex.of(
                octets.part(0, Math.min(16, octets.length())).bytes());
    }

    private static List<Reading> ping(Octets d) {
        List<Reading> readings = new ArrayList<>(model(u16(d, 0)));
        readings.add(new Reading(Quantity.FIRMWARE, ascii(d, 2, 10)));
        readings.add(new Reading(Quantity.PARAMETERS, d.at(10) == 1 ? "good" : "bad"));
        readings.add(new Reading(Quantity.ADDRESS, u16(d, 11)));
        readings.add(new Reading(Quantity.BAUD_CODE, d.at(13)));
        readings.add(new Reading(Quantity.WIDTH, u16(d, 14)));
        readings.add(new Reading(Quantity.HEIGHT, u16(d, 16)));
        int colours = d.at(18);
        readings.add(new Reading(Quantity.COLOUR, colours == 1 ? "MONO" : colours == 7 ? "RGB" : "DUAL"));
        readings.add(brightness(d.at(19)));
        readings.add(new Reading(Quantity.POWER, d.at(20) == 0 ? "off" : "on"));
        return readings;
    }

    private static Reading brightness(int step) {
        return new Reading(Quantity.BRIGHTNESS, Math.round(100.0 * Math.min(step, STEPS) / STEPS));
    }

    private static List<Reading> status(Octets d) {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(Quantity.POWER, d.at(0) == 0 ? "off" : "on"));
        readings.add(new Reading(Quantity.TIMERS, d.at(1) == 0 ? "off" : "on"));
        int mode = d.at(2);
        readings.add(new Reading(
                Quantity.BRIGHTNESS_MODE, mode < BRIGHTNESS.size() ? BRIGHTNESS.get(mode) : String.valueOf(mode)));
        readings.add(brightness(d.at(3)));
        readings.add(new Reading(Quantity.PROGRAMS, u16(d, 4)));
        readings.add(new Reading(Quantity.PLAYING, ascii(d, 6, 10)));
        readings.add(new Reading(Quantity.SCREEN_LOCK, d.at(10) == 0 ? "off" : "on"));
        readings.add(new Reading(Quantity.PROGRAM_LOCK, d.at(11) == 0 ? "off" : "on"));
        readings.add(new Reading(
                Quantity.CLOCK,
                String.format(
                        Locale.ROOT,
                        "%02X%02X-%02X-%02XT%02X:%02X:%02X",
                        d.at(15),
                        d.at(14),
                        d.at(16),
                        d.at(17),
                        d.at(18),
                        d.at(19),
                        d.at(20))));
        // Temperature twice, humidity, noise: nobody wrote down how they are coded.
        readings.add(new Reading(Quantity.RAW_SENSORS, hex(d.part(22, 32))));
        if (d.length() >= 61) {
            readings.add(new Reading(Quantity.CUSTOM_ID, ascii(d, 33, 45)));
            readings.add(new Reading(Quantity.BARCODE, ascii(d, 45, 61)));
        }
        return readings;
    }

    private static List<Reading> volume(Octets d) {
        return List.of(new Reading(Quantity.STORE_TOTAL, u32(d, 0)), new Reading(Quantity.STORE_FREE, u32(d, 4)));
    }
}
