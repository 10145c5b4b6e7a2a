package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * The account that the platform's owner gave us as a key file, and the signed assertions by which it asks for access
 * (RFC 7523, RS256).
 */
record ServiceAccount(String email, String keyId, PrivateKey key, URI tokenUri) {
    private static final String SCOPE = "https://www.googleapis.com/auth/rcsbusinessmessaging";

    /** The platform wants this audience whatever address the assertion is sent to. */
    private static final String AUDIENCE = "https://oauth2.googleapis.com/token";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException with a sentence that says what is wrong with the file, and nothing of its content */
    static ServiceAccount parse(String json) {
        JsonNode file;
        try {
            file = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: paste the whole key file of the service account", e);
        }
        return new ServiceAccount(
                field(file, "client_email"),
                file.path("private_key_id").asText(),
                key(field(file, "private_key")),
                URI.create(file.path("token_uri").asText(AUDIENCE)));
    }

    /** The form that is posted to the token address. */
    String tokenRequest(Instant now) {
        return "grant_type=" + URLEncoder.encode("urn:ietf:params:oauth:grant-type:jwt-bearer", StandardCharsets.UTF_8)
                + "&assertion=" + assertion(now);
    }

    String assertion(Instant now) {
        ObjectNode header = JSON.createObjectNode().put("alg", "RS256").put("typ", "JWT");
        if (!keyId.isEmpty()) {
            header.put("kid", keyId);
        }
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", email)
                .put("scope", SCOPE)
                .put("aud", AUDIENCE)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        String signed = base64(header.toString()) + "." + base64(claims.toString());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK cannot sign by RS256", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ServiceAccount[" + email + "]";
    }

    private static PrivateKey key(String pem) {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            throw new IllegalArgumentException("private_key is not an RSA key in PKCS #8 PEM form", e);
        }
    }

    private static String field(JsonNode file, String name) {
        String value = file.path(name).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(name + " is missing: paste the whole key file of the service account");
        }
        return value;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
