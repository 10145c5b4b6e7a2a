package org.cardwire.card;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.cardwire.platform.json.Json;

/**
 * What was asked about one version of a template, and what was decided.
 *
 * @param id of the asking; rises with time
 * @param name as the version is called
 * @param savedBy who saved the version
 * @param note what the asker said
 */
record Approval(
        long id,
        long template,
        int version,
        String name,
        String savedBy,
        State state,
        Asked asked,
        Optional<String> note,
        Optional<Decided> decided) {
    enum State {
        WAITING("waiting"),
        SENT_BACK("sentBack"),
        APPROVED("approved");

        private final String wireName;

        State(String wireName) {
            this.wireName = wireName;
        }

        String wireName() {
            return wireName;
        }

        /** Throws {@link IllegalArgumentException}. */
        static State of(String wireName) {
            return Arrays.stream(values())
                    .filter(state -> state.wireName.equals(wireName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such state: " + wireName));
        }
    }

    /** @param by public id of the user or API key */
    record Asked(String by, String name, Instant at) {}

    /** @param words what is to be changed */
    record Decided(String by, String name, Instant at, Optional<String> words) {}

    /** Nobody approves what they asked for or wrote. */
    boolean isOwnOf(String actor) {
        return actor.equals(asked.by()) || actor.equals(savedBy);
    }

    /** As the contract has it, for that reader. */
    ObjectNode json(String actor) {
        ObjectNode json = Json.object()
                .put("template", TemplateRoutes.TEMPLATE.of(template))
                .put("name", name)
                .put("version", version)
                .put("state", state.wireName())
                .put("askedBy", asked.by())
                .put("askedByName", asked.name())
                .put("askedAt", asked.at().toString());
        note.ifPresent(said -> json.put("note", said));
        decided.ifPresent(made -> {
            json.put("decidedBy", made.by())
                    .put("decidedByName", made.name())
                    .put("decidedAt", made.at().toString());
            made.words().ifPresent(words -> json.put("words", words));
        });
        return json.put("own", isOwnOf(actor));
    }
}
