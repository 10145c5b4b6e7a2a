package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.card.Values;
import org.cardwire.card.Variables;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.PersonalData;

/** Reads the rows of a plan as a send would read them, and sorts out those with flaws of their own. */
final class PlanRows {
    /** A row without flaws. */
    record Row(int place, Msisdn to, long key, Values values) {}

    private static final Set<String> FIELDS = Set.of("to", "variables");
    private static final int FLAWS_TOLD = 5;

    private final PersonalData personal;
    private final Variables variables;
    private final Map<Msisdn, Integer> seen = new HashMap<>();
    private final Map<Integer, Plan.LeftOut> flawed = new HashMap<>();
    private final List<Row> good = new ArrayList<>();

    private PlanRows(PersonalData personal, Variables variables) {
        this.personal = personal;
        this.variables = variables;
    }

    static PlanRows read(PersonalData personal, Variables variables, List<JsonNode> rows) {
        PlanRows read = new PlanRows(personal, variables);
        for (int place = 0; place < rows.size(); place++) {
            read.add(place, rows.get(place));
        }
        return read;
    }

    List<Row> good() {
        return good;
    }

    /** By their place. */
    Map<Integer, Plan.LeftOut> flawed() {
        return flawed;
    }

    private void add(int place, JsonNode row) {
        Fields fields = new Fields(row);
        fields.known(FIELDS);
        Optional<Msisdn> to = Recipients.number(fields, fields.node("to"), "/to");
        Optional<Integer> before = to.flatMap(number -> Optional.ofNullable(seen.putIfAbsent(number, place)));
        before.ifPresent(first -> fields.add(
                "/to",
                "duplicate",
                "The number stands in row " + (first + 1) + " already: it gets one message",
                "该号码已在第 " + (first + 1) + " 行：只会收到一条"));
        Optional<Values> values = fields.valid(variables.read(fields.node("variables"), "/variables"));
        if (fields.flaws().isEmpty()) {
            Msisdn number = to.orElseThrow();
            good.add(new Row(place, number, personal.key(number), values.orElseThrow()));
        } else {
            String why = to.isEmpty() ? "number" : before.isPresent() ? "duplicate" : "variables";
            flawed.put(
                    place,
                    new Plan.LeftOut(
                            why, fields.flaws().stream().limit(FLAWS_TOLD).toList()));
        }
    }
}
