package shiliu.protocols.jetfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import shiliu.protocols.driver.Quantity;
import shiliu.protocols.driver.Reading;
import shiliu.protocols.packet.Octets;

/** What a sign's replies tell of it; the fields as the manual's tables have them. A short reply tells less. */
final class Readings {
    private static final int NO_SENSOR = 0xFF;
    private static final List<String> MODES =
            List.of("schedule", "emergency", "black", "remote", "test", "stream", "no-wrap");
    private static final List<String> BRIGHTNESS = List.of("sensor", "manual", "timed");

    private Readings() {}

    static List<Reading> of(JetFilePacket reply) {
        Octets argument = reply.argument();
        if (reply.flag()) {
            return List.of();
        }
        return switch (reply.command()) {
            case Command.CONNECTION_TEST -> argument.length() >= 10 ? connection(argument) : List.of();
            case Command.SYSTEM_PARAMETERS -> argument.length() >= 16 ? parameters(argument) : List.of();
            case Command.SYSTEM_STATUS -> argument.length() >= 5 ? status(argument) : List.of();
            case Command.BRIGHTNESS_STATE -> reply.data().length() >= 4 ? brightness(reply.data()) : List.of();
            case Command.POWER_STATE -> reply.data().length() >= 1 ? power(reply.data()) : List.of();
            case Command.READ_CLOCK -> argument.length() >= 7 ? clock(argument) : List.of();
            case Command.CURRENT_FILE -> playing(reply);
            case Command.DISK -> reply.data().length() >= 8 ? disk(reply.data()) : List.of();
            default -> List.of();
        };
    }

    private static int u16(Octets octets, int at) {
        return octets.at(at) | octets.at(at + 1) << 8;
    }

    private static long u32(Octets octets, int at) {
        return u16(octets, at) | (long) u16(octets, at + 2) << 16;
    }

    private static String version(int number) {
        return (number >> 8) + "." + String.format(Locale.ROOT, "%02X", number & 0xFF);
    }

    private static List<Reading> connection(Octets a) {
        return List.of(
                new Reading(Quantity.FIRMWARE, version(u16(a, 0))),
                new Reading(Quantity.IP_ADDRESS, a.at(7) + "." + a.at(6) + "." + a.at(5) + "." + a.at(4)),
                new Reading(Quantity.GROUP_UNIT, a.at(8) + "/" + a.at(9)));
    }

    private static List<Reading> parameters(Octets a) {
        return List.of(
                new Reading(Quantity.FIRMWARE, version(u16(a, 0))),
                new Reading(Quantity.WIDTH, u16(a, 8)),
                new Reading(Quantity.HEIGHT, u16(a, 10)),
                new Reading(Quantity.GROUP_UNIT, a.at(14) + "/" + a.at(15)),
                new Reading(Quantity.ADDRESS, a.at(15)));
    }

    /** The manual's word for a mode. */
    static String mode(int mode) {
        return mode < MODES.size() ? MODES.get(mode) : String.valueOf(mode);
    }

    private static List<Reading> status(Octets a) {
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading(Quantity.MODE, mode(a.at(0))));
        if (a.at(1) != NO_SENSOR) {
            readings.add(new Reading(Quantity.CABINET_TEMPERATURE, (byte) a.at(1)));
        }
        if (a.at(2) != NO_SENSOR) {
            readings.add(new Reading(Quantity.OUTSIDE_TEMPERATURE, (byte) a.at(2)));
        }
        readings.add(new Reading(Quantity.TIMERS, a.at(3) == 0 ? "off" : "on"));
        if (a.at(4) <= 100) {
            readings.add(new Reading(Quantity.HUMIDITY, a.at(4)));
        }
        return readings;
    }

    private static List<Reading> brightness(Octets data) {
        return List.of(
                new Reading(
                        Quantity.BRIGHTNESS_MODE,
                        data.at(0) < BRIGHTNESS.size() ? BRIGHTNESS.get(data.at(0)) : "" + data.at(0)),
                new Reading(Quantity.BRIGHTNESS, data.at(1)),
                new Reading(Quantity.LIGHT_SENSOR, u16(data, 2)));
    }

    private static List<Reading> power(Octets data) {
        return List.of(new Reading(Quantity.POWER, data.at(0) == 0 ? "on" : "off"));
    }

    private static List<Reading> clock(Octets a) {
        return List.of(new Reading(
                Quantity.CLOCK,
                String.format(
                        Locale.ROOT,
                        "%02X%02X-%02X-%02XT%02X:%02X:00",
                        a.at(1),
                        a.at(0),
                        a.at(2),
                        a.at(3),
                        a.at(4),
                        a.at(5))));
    }

    /** Nobody wrote down how the name is laid out: what can be read of it. */
    private static List<Reading> playing(JetFilePacket reply) {
        String text = new String(reply.argument().bytes(), StandardCharsets.US_ASCII)
                + new String(reply.data().bytes(), StandardCharsets.US_ASCII);
        return List.of(new Reading(Quantity.PLAYING, text.replaceAll("[^\\x21-\\x7e]+", " ")));
    }

    private static List<Reading> disk(Octets data) {
        return List.of(new Reading(Quantity.STORE_TOTAL, u32(data, 0)), new Reading(Quantity.STORE_FREE, u32(data, 4)));
    }
}
