package org.cardwire.carrier.rcs.rbm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cardwire.carrier.http.HttpCall;
import org.cardwire.carrier.spi.Msisdn;

/** The requests of the API, without their Authorization. */
record RbmCalls(String base, String agent) {
    private static final String JSON = "application/json; charset=UTF-8";

    /** Where connections go. */
    URI home() {
        return URI.create(base);
    }

    HttpCall create(Msisdn to, String messageId, String body) {
        return HttpCall.text("POST", phone(to, "agentMessages", "messageId=" + encode(messageId) + "&"), JSON, body);
    }

    HttpCall delete(Msisdn to, String messageId) {
        return HttpCall.bare("DELETE", phone(to, "agentMessages/" + encode(messageId), ""));
    }

    /** @param requestId a new UUID for each question: a known one is ignored */
    HttpCall capabilities(Msisdn who, String requestId) {
        return HttpCall.bare("GET", phone(who, "capabilities", "requestId=" + encode(requestId) + "&"));
    }

    HttpCall batchGet(List<Msisdn> who) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode users = body.putArray("users");
        who.forEach(number -> users.add(number.e164()));
        body.put("agentId", agent);
        return HttpCall.text("POST", URI.create(base + "/v1/users:batchGet"), JSON, body.toString());
    }

    private URI phone(Msisdn number, String rest, String query) {
        return URI.create(
                base + "/v1/phones/%2B" + number.digits() + "/" + rest + "?" + query + "agentId=" + encode(agent));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
