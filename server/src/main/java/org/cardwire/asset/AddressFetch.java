package org.cardwire.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.cardwire.platform.net.AddressGuard;

/** Fetches a file from a public address to disk, within a size and a time. Blocks; ends when its thread is interrupted. */
public final class AddressFetch implements AutoCloseable {
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int PIECE = 1 << 14;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final AssetSettings settings;
    private final CloseableHttpClient client;

    public AddressFetch(AssetSettings settings) {
        this.settings = settings;
        var connection = ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(SILENCE)
                .build();
        var request = RequestConfig.custom()
                .setMaxRedirects(settings.redirects())
                .setResponseTimeout(SILENCE)
                .setConnectionRequestTimeout(CONNECT)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new AddressGuard(settings.fetchFromLoopback()))
                        .setDefaultConnectionConfig(connection)
                        .build())
                .setDefaultRequestConfig(request)
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableContentCompression()
                .setUserAgent("Cardwire")
                .build();
    }

    /** Why nothing was fetched: a code, and a sentence for the log and the caller. */
    public static final class FetchRefused extends Exception {
        private static final long serialVersionUID = 1;
        private final String code;

        FetchRefused(String code, String sentence) {
            super(sentence, null, false, false);
            this.code = code;
        }

        /** {@code address-not-allowed}, {@code not-found}, {@code too-many-bytes}, {@code too-slow} or {@code unreachable}. */
        public String code() {
            return code;
        }
    }

    /** Writes the body into the file. */
    public void fetch(URI address, Path into) throws FetchRefused {
        if (address.getHost() == null
                || !SCHEMES.contains(Optional.ofNullable(address.getScheme()).orElse(""))) {
            throw new FetchRefused(
                    "address-not-allowed",
                    "the address must begin with http:// or https:// and lead to a public machine");
        }
        long end = System.nanoTime() + settings.fetchDeadline().toNanos();
        try {
            client.execute(new HttpGet(address), response -> {
                receive(response, into, end);
                return true;
            });
        } catch (AddressGuard.NotPublic e) {
            throw new FetchRefused("address-not-allowed", "the address leads to a machine that is not public");
        } catch (Stopped e) {
            throw e.reason;
        } catch (IOException e) {
            throw new FetchRefused("unreachable", "nothing came from the address: " + e.getMessage());
        }
    }

    private void receive(ClassicHttpResponse response, Path into, long end) throws IOException {
        if (response.getCode() != 200 || response.getEntity() == null) {
            throw new Stopped("not-found", "the address answered " + response.getCode());
        }
        try (InputStream in = response.getEntity().getContent();
                OutputStream out = Files.newOutputStream(into)) {
            byte[] piece = new byte[PIECE];
            long total = 0;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                total += read;
                if (total > settings.caps().bytes()) {
                    throw new Stopped(
                            "too-many-bytes",
                            "the file is longer than " + settings.caps().bytes() + " bytes");
                }
                if (end - System.nanoTime() < 0) {
                    throw new Stopped(
                            "too-slow",
                            "the file did not arrive in "
                                    + settings.fetchDeadline().toSeconds() + " s");
                }
                out.write(piece, 0, read);
            }
        }
    }

    /** Carries a reason through the client's callback. */
    private static final class Stopped extends IOException {
        private static final long serialVersionUID = 1;
        private final transient FetchRefused reason;

        Stopped(String code, String sentence) {
            super(sentence);
            this.reason = new FetchRefused(code, sentence);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
