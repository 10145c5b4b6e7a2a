package org.cardwire.carrier.mm7;

/** Writes elements in the order of the calls. Characters that XML 1.0 cannot carry are left out (§2.2). */
final class XmlText {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    /** @param attributes names and values in turn */
    XmlText open(String name, String... attributes) {
        return tag(name, ">", attributes);
    }

    XmlText close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    XmlText empty(String name, String... attributes) {
        return tag(name, "/>", attributes);
    }

    XmlText text(String name, String value, String... attributes) {
        open(name, attributes);
        escape(value);
        return close(name);
    }

    /** Nothing at all for an empty value. */
    XmlText unlessEmpty(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private XmlText tag(String name, String end, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append(end);
        return this;
    }

    private void escape(String value) {
        value.codePoints().filter(XmlText::isXml).forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
