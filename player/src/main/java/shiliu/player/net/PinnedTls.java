package shiliu.player.net;

import java.net.Socket;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.3 with a server that is known by one certificate alone: neither its dates, its names nor who signed it count. An
 * address without a name in any certificate and a box whose clock is wrong can so be reached safely.
 */
public final class PinnedTls {
    private static final String VERSION = "TLSv1.3";

    private PinnedTls() {}

    /** Lets this client believe the one certificate; a handshake with any other ends in a {@link WrongCertificateException}. */
    public static HttpClient.Builder client(HttpClient.Builder client, Fingerprint pinned) {
        try {
            SSLContext context = SSLContext.getInstance(VERSION);
            context.init(new KeyManager[0], new TrustManager[] {new OnlyThis(pinned)}, new SecureRandom());
            SSLParameters parameters = context.getDefaultSSLParameters();
            parameters.setProtocols(new String[] {VERSION});
            return client.sslContext(context).sslParameters(parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + VERSION, e);
        }
    }

    /**
     * Compares the first certificate, whose key the handshake proves. It must be an <em>extended</em> trust manager: around
     * any other the JDK checks the host's name and the algorithms by itself.
     */
    private static final class OnlyThis extends X509ExtendedTrustManager {
        private final Fingerprint pinned;

        OnlyThis(Fingerprint pinned) {
            this.pinned = pinned;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            Fingerprint seen = Fingerprint.of(chain[0]);
            if (!seen.equals(pinned)) {
                throw new WrongCertificateException(seen, pinned);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
