package org.cardwire.carrier.http;

import java.net.URI;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthChallenge;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.AuthenticationException;
import org.apache.hc.client5.http.auth.ChallengeType;
import org.apache.hc.client5.http.auth.MalformedChallengeException;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.impl.auth.AuthChallengeParser;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.auth.DigestScheme;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.ParserCursor;

/**
 * RFC 7616. One challenge serves all later requests of the link, each with the next nonce count, so that only the first one
 * is sent twice. A new challenge (a stale nonce) replaces the old one.
 */
public final class DigestAuth implements HttpAuth {
    private final BasicCredentialsProvider credentials = new BasicCredentialsProvider();
    private final Object turn = new Object();
    private Optional<DigestScheme> scheme = Optional.empty();

    public DigestAuth(String user, String password) {
        credentials.setCredentials(
                new AuthScope(null, -1), new UsernamePasswordCredentials(user, password.toCharArray()));
    }

    @Override
    public Optional<String> authorization(String method, URI uri) {
        synchronized (turn) {
            return scheme.flatMap(known -> answer(known, method, uri));
        }
    }

    @Override
    public boolean takeUp(HttpAnswer.Answered unauthorized) {
        Optional<DigestScheme> fresh = unauthorized.header("www-authenticate").flatMap(DigestAuth::challenge);
        synchronized (turn) {
            scheme = fresh;
        }
        return fresh.isPresent();
    }

    private Optional<String> answer(DigestScheme known, String method, URI uri) {
        HttpHost host = new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
        HttpClientContext context = HttpClientContext.create();
        try {
            return known.isResponseReady(host, credentials, context)
                    ? Optional.of(known.generateAuthResponse(host, new BasicHttpRequest(method, uri), context))
                    : Optional.empty();
        } catch (AuthenticationException e) {
            return Optional.empty(); // a kind of digest that we cannot make: the carrier's 401 is the answer
        }
    }

    private static Optional<DigestScheme> challenge(String header) {
        try {
            for (AuthChallenge each : AuthChallengeParser.INSTANCE.parse(
                    ChallengeType.TARGET, header, new ParserCursor(0, header.length()))) {
                if (each.getSchemeName().equalsIgnoreCase("Digest")) {
                    DigestScheme scheme = new DigestScheme();
                    scheme.processChallenge(each, HttpClientContext.create());
                    return Optional.of(scheme);
                }
            }
            return Optional.empty();
        } catch (ParseException | MalformedChallengeException e) {
            return Optional.empty();
        }
    }
}
