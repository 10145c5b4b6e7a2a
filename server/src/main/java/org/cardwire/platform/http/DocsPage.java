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
            :root{color-scheme:light dark;--text:#1c1c1a;--dim:#62625d;--page:#f8f8f7;--surface:#fff;--sunken:#f1f1ef;--line:#e6e6e3;--accent:#2553b8}
            @media(prefers-color-scheme:dark){:root{--text:#e4e4e1;--dim:#a3a39d;--page:#141413;--surface:#1b1b1a;--sunken:#292927;--line:#343432;--accent:#8fb0f0}}
            body{font:14px/22px system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:0;display:grid;grid-template-columns:272px minmax(0,1fr);background:var(--page);color:var(--text)}
            a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
            nav{padding:16px 12px;border-right:1px solid var(--line);background:var(--surface);height:100vh;overflow:auto;position:sticky;top:0;box-sizing:border-box}
            nav a{display:block;color:var(--dim);text-decoration:none;padding:3px 8px;border-radius:6px;overflow-wrap:anywhere}
            nav a:hover{background:var(--sunken);color:var(--text)}nav>a:first-child{color:var(--text);font-weight:600}
            nav b{display:block;margin:16px 8px 4px;font-weight:600}
            main{padding:24px 32px 64px;max-width:896px}h1{font-size:22px;line-height:28px;margin:0 0 16px}
            h2{font-size:18px;line-height:24px;margin:48px 0 4px}h2::first-letter,nav b::first-letter{text-transform:uppercase}
            h2+p{margin:0 0 16px;color:var(--dim)}h3{margin:0 0 4px;font-size:15px}p{margin:8px 0;text-wrap:pretty}
            section{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px;margin:0 0 12px;scroll-margin-top:12px}
            section:target{border-color:var(--accent)}code,pre{font:12px/18px ui-monospace,monospace}code{overflow-wrap:anywhere}
            pre{overflow:auto;padding:12px;margin:8px 0;background:var(--sunken);border-radius:8px}
            .method{display:inline-block;min-width:48px;margin-right:8px;font-weight:700;color:var(--accent)}.scope{margin-left:8px;color:var(--dim)}
            table{border-collapse:collapse;width:100%;margin:8px 0}th{color:var(--dim);font-weight:500}
            td,th{text-align:left;vertical-align:top;padding:4px 12px 4px 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
            tr:last-child td{border-bottom:0}td:first-child{white-space:nowrap}
            @media(max-width:760px){body{display:block}main{padding:16px 16px 48px}nav{height:auto;max-height:40vh;position:static;border-right:0;border-bottom:1px solid var(--line)}td:first-child{white-space:normal}table{table-layout:fixed}}
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
            out.append("<pre tabindex=\"0\">")
                    .append(pretty(body.get("example")))
                    .append("</pre>");
        }
        body.path("examples")
                .forEach(example -> out.append("<p>")
                        .append(text(example.get("summary")))
                        .append("</p><pre tabindex=\"0\">")
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
        return "<table><tr><th>Field (* always there)</th><th>Value</th><th>Meaning</th></tr>" + rows + "</table>";
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
