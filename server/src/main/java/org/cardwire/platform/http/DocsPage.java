package org.cardwire.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cardwire.platform.json.Json;

/** The contract as one page to read: no script, nothing from other servers. */
final class DocsPage {
    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{font:14px/22px system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0;display:grid;grid-template-columns:260px minmax(0,1fr)}
            nav{padding:16px;border-right:1px solid #8884;height:100vh;overflow:auto;position:sticky;top:0;box-sizing:border-box}
            nav a{display:block;text-decoration:none;padding:2px 0}nav b{display:block;margin-top:12px}
            main{padding:24px;max-width:960px}section{border-top:1px solid #8884;padding:16px 0}
            h3{margin:0 0 8px;font-size:16px}code,pre{font:12px/18px ui-monospace,monospace}
            pre{overflow:auto;padding:12px;background:#8881;border-radius:8px}
            .method{display:inline-block;min-width:56px;font-weight:600}.scope{opacity:.7}
            table{border-collapse:collapse;width:100%}td,th{text-align:left;vertical-align:top;padding:4px 8px;border-bottom:1px solid #8883}
            @media(max-width:700px){body{display:block}nav{height:auto;position:static}}
            """;

    private final Contract contract;
    private final JsonNode document;

    DocsPage(Contract contract) {
        this.contract = contract;
        this.document = contract.document();
    }

    String html() {
        String title = text(document.at("/info/title"));
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
                + " content=\"width=device-width\"><title>" + title + " API</title><style>" + STYLE
                + "</style></head><body><nav aria-label=\"Contents\"><a href=\"/\">" + title + "</a>" + contents()
                + "<b>Data</b>" + schemaLinks() + "</nav><main><h1>" + title + " "
                + text(document.at("/info/version")) + "</h1>"
                + prose(document.at("/info/description").asText()) + "<p><a href=\"/openapi.json\">openapi.json</a></p>"
                + operations() + "<h2>Data</h2>" + schemas() + "</main></body></html>";
    }

    private String contents() {
        StringBuilder out = new StringBuilder();
        for (JsonNode tag : document.get("tags")) {
            String name = tag.get("name").asText();
            out.append("<b>").append(escape(name)).append("</b>");
            forEach(
                    name,
                    (operation, node) -> out.append("<a href=\"#")
                            .append(operation.id())
                            .append("\">")
                            .append(text(node.get("summary")))
                            .append("</a>"));
        }
        return out.toString();
    }

    private String operations() {
        StringBuilder out = new StringBuilder();
        for (JsonNode tag : document.get("tags")) {
            out.append("<h2>")
                    .append(text(tag.get("name")))
                    .append("</h2><p>")
                    .append(text(tag.get("description")))
                    .append("</p>");
            forEach(tag.get("name").asText(), (operation, node) -> out.append(section(operation, node)));
        }
        return out.toString();
    }

    private interface Visitor {
        void visit(Operation operation, JsonNode node);
    }

    private void forEach(String tag, Visitor visitor) {
        for (Operation operation : contract.operations().values()) {
            JsonNode node = document.get("paths")
                    .get(operation.path())
                    .get(operation.method().toLowerCase(Locale.ROOT));
            if (node.at("/tags/0").asText().equals(tag)) {
                visitor.visit(operation, node);
            }
        }
    }

    private String section(Operation operation, JsonNode node) {
        String scopes = operation.security().scopes().stream().sorted().collect(Collectors.joining(", "));
        return "<section id=\"" + operation.id() + "\"><h3>" + text(node.get("summary"))
                + "</h3><p><code><span class=\"method\">"
                + operation.method() + "</span>" + escape(operation.path()) + "</code> <span class=\"scope\">"
                + escape(operation.security().open() ? "no authentication" : scopes) + "</span></p>"
                + prose(node.path("description").asText()) + parameters(operation)
                + schema("Request", node.at("/requestBody/content"))
                + examples(node.at("/requestBody/content/application~1json"))
                + answers(node.get("responses")) + "</section>";
    }

    private String parameters(Operation operation) {
        if (operation.parameters().isEmpty()) {
            return "";
        }
        String rows = operation.parameters().stream()
                .map(p -> "<tr><td><code>" + escape(p.name()) + "</code></td><td>" + p.in()
                        + (p.required() ? ", required" : "") + "</td><td>" + rule(p.schema()) + "</td></tr>")
                .collect(Collectors.joining());
        return "<table><tr><th>Parameter</th><th>In</th><th>Value</th></tr>" + rows + "</table>";
    }

    private String answers(JsonNode responses) {
        return responses.properties().stream()
                .filter(answer -> !answer.getKey().equals("default"))
                .map(answer -> "<p><b>" + escape(answer.getKey()) + "</b> "
                        + text(answer.getValue().get("description")) + "</p>"
                        + schema("", answer.getValue().path("content")))
                .collect(Collectors.joining());
    }

    private String schema(String label, JsonNode content) {
        return content.properties().stream()
                .map(body -> "<p>" + label + " <code>" + escape(body.getKey()) + "</code>: "
                        + rule(body.getValue().path("schema")) + "</p>")
                .collect(Collectors.joining());
    }

    private String examples(JsonNode body) {
        StringBuilder out = new StringBuilder();
        if (body.has("example")) {
            out.append("<pre>").append(pretty(body.get("example"))).append("</pre>");
        }
        body.path("examples")
                .forEach(example -> out.append("<p>")
                        .append(text(example.get("summary")))
                        .append("</p><pre>")
                        .append(pretty(example.get("value")))
                        .append("</pre>"));
        return out.toString();
    }

    private String schemaLinks() {
        return document.at("/components/schemas").properties().stream()
                .map(schema -> "<a href=\"#schema-" + schema.getKey() + "\">" + escape(schema.getKey()) + "</a>")
                .collect(Collectors.joining());
    }

    private String schemas() {
        return document.at("/components/schemas").properties().stream()
                .map(schema -> "<section id=\"schema-" + schema.getKey() + "\"><h3>" + escape(schema.getKey()) + "</h3>"
                        + prose(schema.getValue().path("description").asText()) + fields(schema.getValue())
                        + "</section>")
                .collect(Collectors.joining());
    }

    private String fields(JsonNode schema) {
        if (!schema.has("properties")) {
            return "<p>" + rule(schema) + "</p>";
        }
        String required = schema.path("required").toString();
        String rows = schema.get("properties").properties().stream()
                .map((Map.Entry<String, JsonNode> field) -> "<tr><td><code>" + escape(field.getKey()) + "</code>"
                        + (required.contains("\"" + field.getKey() + "\"") ? " *" : "") + "</td><td>"
                        + rule(field.getValue()) + "</td><td>"
                        + text(field.getValue().path("description")) + "</td></tr>")
                .collect(Collectors.joining());
        return "<table><tr><th>Field (* always there)</th><th>Value</th><th></th></tr>" + rows + "</table>";
    }

    /** A schema in a few words. */
    private String rule(JsonNode schema) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").asText().replaceFirst(".*/", "");
            return "<a href=\"#schema-" + name + "\">" + name + "</a>";
        }
        if (schema.has("enum")) {
            return escape(schema.get("enum").toString().replace("\"", "").replace(",", " | "));
        }
        if (schema.has("oneOf")) {
            return rule(schema.at("/oneOf/0")) + " or " + rule(schema.at("/oneOf/1"));
        }
        if (schema.path("type").asText().equals("array")) {
            return "list of " + rule(schema.path("items"));
        }
        String limits = schema.properties().stream()
                .filter(rule -> rule.getValue().isValueNode()
                        && !rule.getKey().equals("type")
                        && !rule.getKey().equals("description"))
                .map(rule -> rule.getKey() + " " + rule.getValue().asText())
                .collect(Collectors.joining(", "));
        return escape(schema.path("type").asText() + (limits.isEmpty() ? "" : " (" + limits + ")"));
    }

    /** Paragraphs, bold and code: all of Markdown that the contract uses. */
    private static String prose(String markdown) {
        if (markdown.isBlank()) {
            return "";
        }
        String html = escape(markdown.strip())
                .replaceAll("\\*\\*(.+?)\\*\\*", "<b>$1</b>")
                .replaceAll("`([^`]+)`", "<code>$1</code>")
                .replaceAll("\n\\s*\n", "</p><p>");
        return "<p>" + html + "</p>";
    }

    private static String pretty(JsonNode value) {
        try {
            return escape(Json.MAPPER.writer(new DefaultPrettyPrinter()).writeValueAsString(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an example of the contract cannot be written", e);
        }
    }

    private static String text(JsonNode node) {
        return escape(node.asText());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
