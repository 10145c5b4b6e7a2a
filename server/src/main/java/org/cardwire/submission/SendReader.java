package org.cardwire.submission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.message.Frozen;
import org.cardwire.message.FrozenStore;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.json.Json;

/**
 * Reads one {@code Send} of the contract into a draft, or throws {@link HttpProblem} 422 with everything that is wrong with
 * it. Items of a batch were not checked against the contract: this checks all of it. May block.
 */
public final class SendReader {
    private static final int MAX_REF = 100;
    private static final int MAX_METADATA = 20;
    private static final int MAX_METADATA_VALUE = 500;
    /** Of an item of a batch. */
    private static final Set<String> ITEM = and(MailingReader.FIELDS, "to", "variables", "clientRef", "metadata");

    /** Of a call. */
    private static final Set<String> CALL = and(ITEM, "mode");

    private final MailingReader mailings;
    private final FrozenStore frozen;
    private final Fitness fitness;

    public SendReader(MailingReader mailings, FrozenStore frozen, Fitness fitness) {
        this.mailings = mailings;
        this.frozen = frozen;
        this.fitness = fitness;
    }

    /** @param live whether it may go to real handsets: the {@code mode} of the body has been read */
    public Draft read(JsonNode body, long brand, boolean live) {
        return read(new Fields(body), CALL, brand, live, new MailingReader.Shared(live));
    }

    /** The server's own words, an answer to one person, or a try on one phone: nobody has to approve them. */
    Draft exempt(JsonNode body, long brand, boolean live) {
        return read(new Fields(body), CALL, brand, live, new MailingReader.Shared(false));
    }

    /** @param shared with the other items of the same call */
    Draft item(JsonNode body, long brand, boolean live, MailingReader.Shared shared) {
        return read(new Fields(body), ITEM, brand, live, shared);
    }

    private Draft read(Fields fields, Set<String> known, long brand, boolean live, MailingReader.Shared shared) {
        fields.known(known);
        List<Msisdn> to = Recipients.read(fields);
        Optional<Mailing> read = mailings.read(fields, brand, live, shared);
        Optional<String> clientRef = fields.text("clientRef", MAX_REF);
        Optional<String> metadata = metadata(fields);
        fields.verify();
        Mailing mailing = read.orElseThrow();
        JsonNode variables = fields.node("variables");
        fields.valid(mailing.what().variables(mailing.terms().locale()).read(variables, "/variables"));
        fields.verify();
        return fitness.withFittingForms(
                new Draft(freeze(mailing), to, variables, mailing.readyAt(), mailing.expiresAt(), clientRef, metadata));
    }

    private Frozen freeze(Mailing mailing) {
        return mailing.what()
                .frozen(
                        mailing.terms(),
                        terms -> frozen.keep(
                                terms.brand(),
                                terms.live(),
                                mailing.lane(),
                                terms.chain(),
                                Json.write(mailing.document())));
    }

    private static Set<String> and(Set<String> fields, String... more) {
        return Stream.concat(fields.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<String> metadata(Fields fields) {
        if (!fields.has("metadata")) {
            return Optional.empty();
        }
        JsonNode node = fields.node("metadata");
        boolean fits = node.isObject() && node.size() <= MAX_METADATA;
        for (JsonNode value : node) {
            fits &= value.isTextual() && value.asText().length() <= MAX_METADATA_VALUE;
        }
        if (!fits) {
            fields.add(
                    "/metadata", "bad-metadata", "At most 20 texts of at most 500 characters", "最多 20 个文本，每个最多 500 字符");
        }
        return Optional.of(Json.write(node));
    }
}
