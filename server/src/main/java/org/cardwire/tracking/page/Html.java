package org.cardwire.tracking.page;

/** Text made safe to stand in HTML, between tags and in double-quoted attributes. */
final class Html {
    private Html() {}

    static String text(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** {@code  name="value"} with a space before it. */
    static String attribute(String name, String value) {
        return " " + name + "=\"" + text(value) + "\"";
    }
}
