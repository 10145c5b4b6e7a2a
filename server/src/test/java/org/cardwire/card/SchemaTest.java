package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.cardwire.card.Problem.Code;
import org.junit.jupiter.api.Test;

/** Two readings of one contract, the JSON Schema that the composer uses and our parser, held against each other. */
class SchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MUTANTS = 4_000;

    /** What a JSON Schema cannot say, so that only the parser finds it. */
    private static final Set<Code> BEYOND = EnumSet.of(
            Code.BAD_CHARACTER,
            Code.DUPLICATE,
            Code.TALL_IN_SMALL,
            Code.BRACES,
            Code.UNDECLARED_VARIABLE,
            Code.BAD_URL,
            Code.VARIABLE_IN_HOST,
            Code.ENDS_BEFORE_START,
            Code.UNKNOWN_ID,
            Code.NOT_A_LINK);

    private final Validator schema = Validator.create(
            JsonSchema.of(new JsonObject(schemaText())),
            new JsonSchemaOptions()
                    .setDraft(Draft.DRAFT202012)
                    .setBaseUri("https://cardwire.org")
                    .setOutputFormat(OutputFormat.Basic));

    private static String schemaText() {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/schema/card.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private boolean schemaTakes(JsonNode document) {
        return schema.validate(new JsonObject(document.toString())).getValid();
    }

    private static List<Problem> problems(JsonNode document) {
        return switch (Card.parse(document, Limits.standard())) {
            case Parsed.Valid<Card>(Card card) -> List.of();
            case Parsed.Invalid<Card>(List<Problem> problems) -> problems;
        };
    }

    @Test
    void everySampleCardSatisfiesBoth() throws IOException {
        for (String name : Samples.names()) {
            JsonNode card = JSON.readTree(Samples.bytes(name));
            assertThat(problems(card)).as(name).isEmpty();
            assertThat(schemaTakes(card)).as(name).isTrue();
        }
    }

    @Test
    void damagedCardsAreJudgedAlike() throws IOException {
        long seed = 20261121;
        Random random = new Random(seed);
        List<JsonNode> samples = new ArrayList<>();
        for (String name : Samples.names()) {
            samples.add(JSON.readTree(Samples.bytes(name)));
        }
        int refused = 0;
        for (int i = 0; i < MUTANTS; i++) {
            JsonNode mutant = samples.get(random.nextInt(samples.size())).deepCopy();
            String change = mutate(mutant, random);
            List<Problem> problems = problems(mutant);
            boolean taken = schemaTakes(mutant);
            String as = "seed " + seed + " mutant " + i + ": " + change + "\nparser: " + problems;
            if (problems.isEmpty()) {
                assertThat(taken).as(as).isTrue();
            } else {
                refused++;
                assertThat(taken && problems.stream().noneMatch(problem -> beyond(problem, mutant)))
                        .as(as)
                        .isFalse();
            }
        }
        assertThat(refused).isBetween(MUTANTS / 4, MUTANTS);
    }

    /** Lengths are counted without variables, and those of addresses after escaping. */
    private static boolean beyond(Problem problem, JsonNode document) {
        String text = document.at(problem.pointer()).asText();
        boolean length = problem.code() == Code.TOO_LONG
                && (text.contains("{{") || problem.pointer().endsWith("/url"));
        boolean value = problem.pointer().matches(".*/variables/\\d+/(sample|default)");
        return BEYOND.contains(problem.code()) || value || length;
    }

    @Test
    void theNumbersOfTheSchemaAreThoseOfTheRegistry() throws IOException {
        JsonNode root = JSON.readTree(schemaText());
        JsonNode defs = root.path("$defs");
        Limits limits = Limits.standard();

        assertThat(defs.at("/title/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_TITLE));
        assertThat(defs.at("/body/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_BODY));
        assertThat(defs.at("/label/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_LABEL));
        assertThat(defs.at("/message/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_TEXT));
        assertThat(defs.at("/subject/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_SUBJECT));
        assertThat(defs.at("/url/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_URL));
        assertThat(defs.at("/postback/anyOf/0/maxLength").intValue()).isEqualTo(limits.of(Limit.CARD_POSTBACK));
        assertThat(defs.at("/card/properties/buttons/maxItems").intValue()).isEqualTo(limits.of(Limit.CARD_BUTTONS));
        assertThat(root.at("/properties/suggestions/maxItems").intValue()).isEqualTo(limits.of(Limit.CARD_SUGGESTIONS));
        assertThat(root.at("/then/properties/cards/minItems").intValue()).isEqualTo(limits.of(Limit.CARD_CAROUSEL_MIN));
        assertThat(root.at("/then/properties/cards/maxItems").intValue()).isEqualTo(limits.of(Limit.CARD_CAROUSEL_MAX));
        assertThat(root.at("/$defs/variable/properties/maxLength/maximum").intValue())
                .isEqualTo(limits.of(Limit.CARD_VARIABLE_LENGTH));
        for (Form form : EnumSet.complementOf(EnumSet.of(Form.NUMBER, Form.DATE))) {
            assertThat(schemaText())
                    .contains(JsonNodeFactory.instance.textNode(form.pattern()).toString());
            assertThat(Pattern.compile(form.pattern())).isNotNull();
        }
    }

    /** Changes one thing somewhere in the document; says what. */
    private static String mutate(JsonNode document, Random random) {
        List<ObjectNode> objects = new ArrayList<>();
        List<ArrayNode> arrays = new ArrayList<>();
        collect(document, objects, arrays);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        String name = names.isEmpty() ? "x" : names.get(random.nextInt(names.size()));
        JsonNode odd = oddValue(random);
        switch (random.nextInt(6)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name, odd);
            case 2 -> object.set("extra", odd);
            case 3 -> {
                JsonNode value = object.path(name);
                object.put(name, value.asText("") + "長".repeat(random.nextInt(2100)));
            }
            case 4 -> {
                ArrayNode array = arrays.get(random.nextInt(arrays.size()));
                for (int i = 0; !array.isEmpty() && i < random.nextInt(12); i++) {
                    JsonNode copy = array.get(0).deepCopy();
                    if (copy instanceof ObjectNode item) {
                        item.put("id", "copy" + array.size() + "x" + i);
                    }
                    array.add(copy);
                }
                return "longer array " + array.size();
            }
            default -> {
                ArrayNode array = arrays.get(random.nextInt(arrays.size()));
                if (!array.isEmpty()) {
                    array.remove(random.nextInt(array.size()));
                }
                return "shorter array " + array.size();
            }
        }
        return name + " of " + names + " with " + odd;
    }

    private static void collect(JsonNode node, List<ObjectNode> objects, List<ArrayNode> arrays) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        if (node instanceof ArrayNode array) {
            arrays.add(array);
        }
        node.forEach(child -> collect(child, objects, arrays));
    }

    private static JsonNode oddValue(Random random) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(10)) {
            case 0 -> make.nullNode();
            case 1 -> make.numberNode(random.nextInt(300) - 100);
            case 2 -> make.numberNode(random.nextDouble() * 2);
            case 3 -> make.textNode("");
            case 4 -> make.textNode("plain words");
            case 5 -> make.textNode("carousel");
            case 6 -> make.booleanNode(random.nextBoolean());
            case 7 -> make.arrayNode();
            case 8 -> make.objectNode();
            default -> make.textNode("https://shop.example/" + random.nextInt(100));
        };
    }
}
