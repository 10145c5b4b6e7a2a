package org.cardwire.brand.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.cardwire.brand.oidc.Refusal.Code;
import org.cardwire.platform.json.Json;

/** The checks of an ID token in their order (OpenID Connect Core §3.1.3.7), each refused by its own name. */
final class IdToken {
    private IdToken() {}

    /** The key that a token names; empty where it names none. */
    static String keyId(String token) {
        return part(token, 0).path("kid").asText();
    }

    /** The claims of a token that one of the keys signed. */
    static JsonNode verified(Vertx vertx, String token, JsonNode keys) {
        JWTAuthOptions options = new JWTAuthOptions()
                // Each time is checked below, so that it is refused by its name.
                .setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        for (JsonNode key : keys) {
            String kind = key.path("kty").asText();
            if ((kind.equals("RSA") || kind.equals("EC"))
                    && !key.path("use").asText("sig").equals("enc")) {
                options.addJwk(new JsonObject(key.toString()));
            }
        }
        if (options.getJwks() == null) {
            // The library would then take a token that nobody signed.
            throw new Refusal(Code.SIGNATURE, "the provider publishes no key that signs");
        }
        try {
            JWTAuth.create(vertx, options)
                    .authenticate(new TokenCredentials(token))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (RuntimeException e) {
            throw new Refusal(Code.SIGNATURE, String.valueOf(e.getMessage()));
        }
        return part(token, 1);
    }

    static void check(JsonNode claims, OidcSettings settings, String nonce, Instant now) {
        if (!claims.path("iss").asText().equals(settings.issuer().toString())) {
            throw new Refusal(Code.ISSUER, claims.path("iss").asText());
        }
        List<String> audience = texts(claims.path("aud"));
        String party = claims.path("azp").asText(settings.clientId());
        if (!audience.contains(settings.clientId()) || !party.equals(settings.clientId())) {
            throw new Refusal(Code.AUDIENCE, audience + " for " + party);
        }
        Instant until = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!now.isBefore(until.plus(OidcSettings.LEEWAY))) {
            throw new Refusal(Code.EXPIRED, "since " + until);
        }
        if (!claims.path("nonce").asText().equals(nonce)) {
            throw new Refusal(Code.NONCE, "another one");
        }
        if (claims.path("sub").asText().isEmpty()) {
            throw ProviderCalls.away("an ID token without a subject");
        }
    }

    /** A claim that is one text or a list of them. */
    static List<String> texts(JsonNode claim) {
        List<String> texts = new ArrayList<>();
        if (claim instanceof ArrayNode list) {
            list.forEach(item -> texts.add(item.asText()));
        } else if (claim.isTextual()) {
            texts.add(claim.asText());
        }
        return texts;
    }

    private static JsonNode part(String token, int place) {
        String[] parts = token.split("\\.", -1);
        try {
            return Json.tree(new String(Base64.getUrlDecoder().decode(parts[place]), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw ProviderCalls.away("what should be an ID token is none");
        }
    }
}
