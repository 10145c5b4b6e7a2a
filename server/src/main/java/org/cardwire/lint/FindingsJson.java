package org.cardwire.lint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cardwire.card.Language;
import org.cardwire.lint.rule.Finding;
import org.cardwire.lint.rule.Rule;
import org.cardwire.lint.rule.Severity;
import org.cardwire.platform.json.Json;

/** Findings and rules as REST and the command line show them, in the reader's language. */
public final class FindingsJson {
    private final Language reader;

    public FindingsJson(Language reader) {
        this.reader = reader;
    }

    public ObjectNode report(Linter.Report report) {
        ObjectNode json = Json.object();
        for (Severity severity : Severity.values()) {
            json.put(severity.wireName() + "s", report.count(severity));
        }
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> finding(findings.addObject(), finding));
        report.unjudged().forEach(json.putArray("unjudged")::add);
        return json;
    }

    private void finding(ObjectNode json, Finding finding) {
        json.put("rule", finding.rule())
                .put("severity", finding.severity().wireName())
                .put("pointer", finding.pointer())
                .put("locale", finding.locale().toLanguageTag())
                .put("sentence", finding.sentence(reader))
                .put("remedy", finding.remedy(reader));
        json.set("params", Json.MAPPER.valueToTree(finding.params()));
        if (!finding.fix().isEmpty()) {
            ArrayNode fix = json.putArray("fix");
            finding.fix()
                    .forEach(patch -> fix.addObject()
                            .put("op", patch.op().wireName())
                            .put("path", patch.path())
                            .set("value", patch.value()));
        }
    }

    public ArrayNode rules(Linter linter) {
        ArrayNode json = Json.MAPPER.createArrayNode();
        for (Rule rule : linter.rules()) {
            json.addObject()
                    .put("id", rule.id())
                    .put("severity", rule.severity().wireName())
                    .put("title", rule.title(reader))
                    .put("why", rule.why(reader));
        }
        return json;
    }
}
