package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Msisdn;

/** Reads {@code to}: one number, or a list of them. */
final class Recipients {
    static final int MOST = 1_000;

    private Recipients() {}

    /** The good ones; what is wrong with the others is added to the fields. */
    static List<Msisdn> read(Fields fields) {
        JsonNode node = fields.node("to");
        List<Msisdn> numbers = new ArrayList<>();
        if (node.isArray()) {
            if (node.isEmpty() || node.size() > MOST) {
                fields.add("/to", "count", "From 1 to 1,000 numbers", "1 到 1,000 个号码");
            }
            for (int i = 0; i < Math.min(node.size(), MOST); i++) {
                number(fields, node.get(i), "/to/" + i).ifPresent(numbers::add);
            }
        } else {
            number(fields, node, "/to").ifPresent(numbers::add);
        }
        Set<Msisdn> seen = new HashSet<>();
        for (int i = 0; i < numbers.size(); i++) {
            if (!seen.add(numbers.get(i))) {
                fields.add("/to/" + i, "duplicate", "This number stands in the list already", "该号码在列表中重复");
            }
        }
        return numbers;
    }

    /** Empty when it is none, which is added to the fields. */
    static Optional<Msisdn> number(Fields fields, JsonNode node, String at) {
        String text = node.asText("").replaceAll("[ \\-()]", "");
        if (!node.isTextual() || !Msisdn.isE164(text)) {
            fields.add(
                    at,
                    "not-a-number",
                    "An E.164 number with country code and a leading +, such as +447700900001",
                    "需要带国家代码和前导 + 的 E.164 号码，例如 +8613800138000");
            return Optional.empty();
        }
        return Optional.of(new Msisdn(text));
    }
}
