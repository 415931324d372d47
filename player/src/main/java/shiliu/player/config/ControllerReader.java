package shiliu.player.config;

import java.net.URI;
import java.util.Optional;
import shiliu.player.message.Message;
import shiliu.player.net.Endpoint;
import shiliu.player.net.Fingerprint;

/** Reads {@code controller} and {@code certificate}: TLS with a pinned certificate, or plain HTTP within this machine. */
final class ControllerReader {
    private static final String PORT = "(:[1-9][0-9]{0,4})?/?";
    private static final String HERE = "http://(127\\.0\\.0\\.1|localhost|\\[::1\\])" + PORT;
    private static final String TLS = "https://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])" + PORT;

    private ControllerReader() {}

    static Optional<Endpoint> read(Fields fields) {
        Optional<Value> given = fields.required("controller");
        Optional<URI> address = given.flatMap(ControllerReader::address);
        Optional<Value> named = fields.optional("certificate");
        Optional<Fingerprint> certificate = named.flatMap(ControllerReader::fingerprint);
        if (address.isEmpty() || (named.isPresent() && certificate.isEmpty())) {
            return Optional.empty();
        }
        boolean tls = address.get().getScheme().equals("https");
        if (tls && certificate.isEmpty()) {
            given.get().refuse(Message.of("config.no-certificate"), Message.of("config.certificate.do"));
            return Optional.empty();
        }
        if (!tls && certificate.isPresent()) {
            named.get().refuse(Message.of("config.certificate-http"), Message.of("config.certificate-http.do"));
            return Optional.empty();
        }
        return Optional.of(new Endpoint(address.get(), certificate));
    }

    private static Optional<URI> address(Value value) {
        return value.text().flatMap(text -> {
            Optional<URI> address = text.matches(HERE) || text.matches(TLS) ? uri(text) : Optional.empty();
            if (address.isEmpty()) {
                value.refuse(Message.of("config.controller", Quote.of(text)), Message.of("config.controller.do"));
            }
            return address;
        });
    }

    /** The patterns let a few things through that are no host after all. */
    private static Optional<URI> uri(String text) {
        try {
            URI address = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            return address.getHost() == null || address.getPort() > 65_535 ? Optional.empty() : Optional.of(address);
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<Fingerprint> fingerprint(Value value) {
        return value.text().flatMap(text -> {
            Optional<Fingerprint> read = Fingerprint.parse(text);
            if (read.isEmpty()) {
                value.refuse(Message.of("config.certificate", Quote.of(text)), Message.of("config.certificate.do"));
            }
            return read;
        });
    }
}
