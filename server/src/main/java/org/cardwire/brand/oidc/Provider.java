package org.cardwire.brand.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.cardwire.brand.oidc.Refusal.Code;

/** The OpenID Connect provider, found by its issuer (OpenID Connect Discovery 1.0). Blocks. */
public final class Provider {
    private final Vertx vertx;
    private final OidcSettings settings;
    private final InstantSource clock;
    private final ProviderCalls calls = new ProviderCalls();
    private volatile Optional<Known> known = Optional.empty();

    /** What it published of itself. */
    private record Known(JsonNode places, JsonNode keys, Instant at) {}

    public Provider(Vertx vertx, OidcSettings settings, InstantSource clock) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
    }

    public OidcSettings settings() {
        return settings;
    }

    /** Where to send the browser. Throws {@link Refusal} when the provider is away. */
    public URI doorFor(Departure departure, URI back) {
        Map<String, String> query = new TreeMap<>(Map.of(
                "response_type", "code",
                "client_id", settings.clientId(),
                "redirect_uri", back.toString(),
                "scope", "openid email profile",
                "state", departure.state(),
                "nonce", departure.nonce(),
                "code_challenge", departure.challenge(),
                "code_challenge_method", "S256"));
        return withQuery(place("authorization_endpoint"), query);
    }

    /** Who came back with this code. Throws {@link Refusal}. */
    public Identity arrive(Departure departure, String code, URI back) {
        JsonNode answer = calls.post(
                place("token_endpoint"),
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", back.toString(),
                        "client_id", settings.clientId(),
                        "code_verifier", departure.verifier()),
                settings);
        String token = answer.path("id_token").asText();
        JsonNode claims = IdToken.verified(vertx, token, keysFor(token));
        IdToken.check(claims, settings, departure.nonce(), clock.instant());
        return identity(claims, claims.has("email") ? claims : personal(claims, answer));
    }

    /** Where the browser signs out of the provider too, for those that have such a place (OpenID Connect RP-Initiated Logout 1.0). */
    public Optional<URI> exit(URI back) {
        return Optional.of(known().places().path("end_session_endpoint").asText())
                .filter(place -> !place.isEmpty())
                .map(place -> withQuery(
                        URI.create(place),
                        Map.of("client_id", settings.clientId(), "post_logout_redirect_uri", back.toString())));
    }

    private Identity identity(JsonNode claims, JsonNode personal) {
        boolean checked =
                personal.path("email_verified").asBoolean(settings.newcomers().trustEmail());
        return new Identity(
                settings.issuer() + " " + claims.path("sub").asText(),
                text(personal, "email").filter(_ -> checked),
                text(personal, "name"),
                IdToken.texts(claims.path(settings.newcomers().roleClaim())));
    }

    /** Some providers keep the ID token small. */
    private JsonNode personal(JsonNode claims, JsonNode answer) {
        String place = known().places().path("userinfo_endpoint").asText();
        if (place.isEmpty()) {
            return claims;
        }
        JsonNode info = calls.get(URI.create(place), answer.path("access_token").asText());
        if (!info.path("sub").equals(claims.path("sub"))) {
            throw ProviderCalls.away("user info of somebody else");
        }
        return info;
    }

    private static Optional<String> text(JsonNode claims, String name) {
        return Optional.of(claims.path(name).asText()).filter(text -> !text.isBlank());
    }

    /** Keys change: one that we do not know yet is looked for once more. */
    private JsonNode keysFor(String token) {
        String id = IdToken.keyId(token);
        Known now = known();
        boolean there = id.isEmpty()
                || StreamSupport.stream(now.keys().spliterator(), false)
                        .anyMatch(key -> key.path("kid").asText().equals(id));
        return there ? now.keys() : read().keys();
    }

    private URI place(String name) {
        String place = known().places().path(name).asText();
        if (place.isEmpty()) {
            throw ProviderCalls.away("it publishes no " + name);
        }
        return URI.create(place);
    }

    private Known known() {
        return known.filter(found -> clock.instant().isBefore(found.at().plus(OidcSettings.REMEMBERED)))
                .orElseGet(this::read);
    }

    private Known read() {
        // §4.1: an issuer's last slash is not doubled.
        String issuer = settings.issuer().toString().replaceFirst("/$", "");
        JsonNode places = calls.get(URI.create(issuer + "/.well-known/openid-configuration"));
        if (!places.path("issuer").asText().equals(settings.issuer().toString())) {
            throw new Refusal(
                    Code.ISSUER, "it calls itself " + places.path("issuer").asText());
        }
        JsonNode keys = calls.get(URI.create(places.path("jwks_uri").asText())).path("keys");
        Known found = new Known(places, keys, clock.instant());
        known = Optional.of(found);
        return found;
    }

    private static URI withQuery(URI place, Map<String, String> query) {
        String join = place.getQuery() == null ? "?" : "&";
        return URI.create(place + join + ProviderCalls.encode(query));
    }
}
