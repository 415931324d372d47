package shiliu.player.net;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import shiliu.player.message.Message;

/**
 * Where a controller is, and the certificate by which it is known there.
 *
 * @param address scheme, host and port without a path: a request's signature covers the path that the controller sees
 * @param certificate only with {@code https}; without it the certificates that Java ships decide
 */
public record Endpoint(URI address, Optional<Fingerprint> certificate) {
    public Endpoint {
        if (address.getHost() == null
                || !Optional.ofNullable(address.getPath()).orElse("").matches("/?")) {
            throw new IllegalArgumentException("not a controller's address: " + address);
        }
        if (certificate.isPresent() && !"https".equals(address.getScheme())) {
            throw new IllegalArgumentException("a certificate without TLS: " + address);
        }
    }

    public static Endpoint of(URI address) {
        return new Endpoint(address, Optional.empty());
    }

    /** The beginning of every client of this controller: HTTP/1.1, no redirects, this certificate and no other. */
    public HttpClient.Builder client(Duration connect) {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        return certificate.map(pinned -> PinnedTls.client(client, pinned)).orElse(client);
    }

    /** Why no answer came, in a sentence for people. */
    public Message unreachable(Throwable failure) {
        return WrongCertificateException.in(failure)
                .map(wrong -> wrong.reason(address))
                .orElseGet(() -> Message.of("play.unreachable", address));
    }
}
