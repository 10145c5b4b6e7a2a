package org.cardwire.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cardwire.brand.Audit;
import org.cardwire.lint.rule.FilterWord;
import org.cardwire.lint.rule.Severity;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** A brand's filter words over REST: read and replaced as a whole. */
public final class FilterWordRoutes implements Routes {
    private static final int TAG_BYTES = 8;

    private final Db db;
    private final FilterWordStore store;
    private final Audit audit;

    public FilterWordRoutes(Db db, FilterWordStore store, Audit audit) {
        this.db = db;
        this.store = store;
        this.audit = audit;
    }

    @Override
    public void register(Operations operations) {
        operations.on("getFilterWords", call -> answer(store.of(call.brand())));
        operations.on("putFilterWords", this::put);
    }

    private Answer put(Call call) {
        List<FilterWord> words = words(call.body().path("words"));
        db.inTransaction(tx -> {
            List<FilterWord> before = store.held(tx, call.brand());
            if (call.ifMatch().filter(tag -> !tag.equals(tag(before))).isPresent()) {
                throw HttpProblem.stale();
            }
            store.replace(tx, call.brand(), words);
            audit.note(tx, call.principal(), "filter-words.replaced", "", Map.of("words", words.size()));
            return words;
        });
        return answer(words);
    }

    private static Answer answer(List<FilterWord> words) {
        return Answer.ok(view(words)).with("ETag", "\"" + tag(words) + "\"");
    }

    /** The same for the same words in the same order. */
    private static String tag(List<FilterWord> words) {
        return HexFormat.of().formatHex(Sha256.of(Json.write(words)).bytes(), 0, TAG_BYTES);
    }

    private static List<FilterWord> words(JsonNode list) {
        List<FilterWord> words = new ArrayList<>();
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            JsonNode item = list.get(i);
            String word = item.path("word").asText().strip();
            String pointer = "/words/" + i + "/word";
            if (word.isEmpty()) {
                problems.add(new FieldProblem(pointer, "empty", "Give a word, or leave the line out", "请填写词语，或删除该行"));
            } else if (!seen.add(word.toLowerCase(Locale.ROOT))) {
                problems.add(new FieldProblem(
                        pointer,
                        "duplicate",
                        "\"" + word + "\" is on the list twice: keep one",
                        "“" + word + "”重复：请只保留一个"));
            }
            words.add(new FilterWord(
                    word,
                    Severity.valueOf(item.path("severity").asText("error").toUpperCase(Locale.ROOT)),
                    item.path("note").asText("")));
        }
        if (!problems.isEmpty()) {
            throw HttpProblem.invalid(problems);
        }
        return words;
    }

    private static ObjectNode view(List<FilterWord> words) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("words");
        words.forEach(word -> list.addObject()
                .put("word", word.word())
                .put("severity", word.severity().wireName())
                .put("note", word.note()));
        return json;
    }
}
