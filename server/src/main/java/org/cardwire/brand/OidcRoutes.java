package org.cardwire.brand;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cardwire.brand.oidc.Departure;
import org.cardwire.brand.oidc.Identity;
import org.cardwire.brand.oidc.Provider;
import org.cardwire.brand.oidc.Refusal;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in by a provider, where one is set: the browser is led there and comes back with a code. What is on its way is
 * kept sealed in a cookie, so that any node can end what another began. Who is refused stands at the sign-in page again,
 * which says why.
 */
public final class OidcRoutes implements Routes {
    private static final Logger LOG = LoggerFactory.getLogger(OidcRoutes.class);
    private static final String COOKIE = "cw_oidc";
    private static final String CONTEXT = "oidc";
    private static final Duration ON_THE_WAY = Duration.ofMinutes(10);
    private static final Pattern OWN_PAGE = Pattern.compile("/(?![/\\\\])\\p{Graph}*");

    private final Optional<Provider> provider;
    private final Newcomers newcomers;
    private final Sessions sessions;
    private final Sealer sealer;
    private final SecureRandom random;
    private final InstantSource clock;
    private final URI pages;

    /** @param pages the address under which browsers reach the server; the provider must know {@code /oidc/callback} there */
    public OidcRoutes(
            Optional<Provider> provider,
            Newcomers newcomers,
            Sessions sessions,
            Sealer sealer,
            SecureRandom random,
            InstantSource clock,
            URI pages) {
        this.provider = provider;
        this.newcomers = newcomers;
        this.sessions = sessions;
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void register(Operations operations) {
        operations.on(
                "getSignInWays",
                _ -> Answer.ok(Json.object().put("password", true).put("oidc", provider.isPresent())));
        provider.ifPresent(found -> {
            operations.open("GET", "/oidc/sign-in", 0, call -> leave(found, call));
            operations.open("GET", "/oidc/callback", 0, call -> come(found, call));
            operations.open("GET", "/oidc/sign-out", 0, _ -> exit(found));
        });
    }

    private URI back() {
        return URI.create(pages + "/oidc/callback");
    }

    private Answer leave(Provider to, Call call) {
        String page = call.query("to")
                .filter(wanted -> OWN_PAGE.matcher(wanted).matches())
                .orElse("/");
        Departure departure = Departure.begin(random, page, clock.instant().plus(ON_THE_WAY));
        try {
            String kept =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(Json.write(departure), CONTEXT));
            return to(to.doorFor(departure, back()).toString())
                    .with("Set-Cookie", sessions.cookie(COOKIE, kept, "/oidc", ON_THE_WAY));
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Answer come(Provider from, Call call) {
        try {
            Departure departure = departure(call);
            if (call.query("error").isPresent()) {
                throw new Refusal(Refusal.Code.DENIED, call.query("error").get());
            }
            String code = call.query("code").orElseThrow(() -> new Refusal(Refusal.Code.PROVIDER, "no code"));
            Identity who = from.arrive(departure, code, back());
            return sessions.beginAt(call, newcomers.known(who, from.settings().newcomers()), departure.page());
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    /** What this browser began, if the answer is for it. */
    private Departure departure(Call call) {
        Departure departure = call.cookie(COOKIE)
                .flatMap(this::open)
                .orElseThrow(() -> new Refusal(Refusal.Code.STATE, "this browser began none"));
        boolean own = departure.state().equals(call.query("state").orElse(""));
        if (!own || clock.instant().isAfter(departure.until())) {
            throw new Refusal(Refusal.Code.STATE, own ? "too late" : "another one");
        }
        return departure;
    }

    private Optional<Departure> open(String cookie) {
        try {
            String kept = sealer.open(Base64.getUrlDecoder().decode(cookie), CONTEXT);
            return Optional.of(Json.read(kept, Departure.class));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private Answer exit(Provider from) {
        URI home = URI.create(pages + "/sign-in");
        try {
            return to(from.exit(home).orElse(home).toString());
        } catch (Refusal away) {
            return to(home.toString());
        }
    }

    private static Answer refused(Refusal refusal) {
        LOG.warn("oidc refused reason=\"{}\"", refusal.getMessage());
        String code = URLEncoder.encode(refusal.code().wireName(), StandardCharsets.UTF_8);
        return to("/sign-in?refused=" + code);
    }

    private static Answer to(String address) {
        return Answer.status(302).with("Location", address).with("Cache-Control", "no-store");
    }
}
