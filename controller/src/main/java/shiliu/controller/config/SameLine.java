package shiliu.controller.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import shiliu.protocols.line.TransportAddress;

/** One text for one line, however it is written: only to compare with, the line is opened as it is configured. */
final class SameLine {
    private static final Pattern NUMBERS = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final String HERE = "localhost";

    private SameLine() {}

    static String of(TransportAddress address) {
        if (address instanceof TransportAddress.Serial serial) {
            return "serial:" + device(serial.device());
        }
        if (address instanceof TransportAddress.Udp udp) {
            return "udp://" + host(udp.host()) + ":" + udp.port();
        }
        TransportAddress.Tcp tcp = (TransportAddress.Tcp) address;
        return "tcp://" + host(tcp.host()) + ":" + tcp.port();
    }

    /** Where the links end; a device that is not plugged in now has only its name. */
    private static Path device(String device) {
        try {
            return Path.of(device).toRealPath();
        } catch (IOException e) {
            return Path.of(device).normalize();
        }
    }

    /** No name server is asked: it might not be there, and would answer something else tomorrow. */
    private static String host(String written) {
        String bare = written.replaceAll("^\\[|\\]$", "").replaceAll("\\.$", "").toLowerCase(Locale.ROOT);
        if (!NUMBERS.matcher(bare).matches() && !bare.contains(":")) {
            return bare;
        }
        try {
            String plain = InetAddress.getByName(bare).getHostAddress();
            return plain.equals("127.0.0.1") || plain.equals("0:0:0:0:0:0:0:1") ? HERE : plain;
        } catch (UnknownHostException e) {
            return bare;
        }
    }
}
