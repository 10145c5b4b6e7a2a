package org.cardwire.media.svg;

import java.util.Locale;
import java.util.Set;

/** One attribute on its way into the document that is drawn: kept, left out, or a reason to refuse all. */
final class Attribute {
    /** Would choose a resolution, a base address or a language of scripts that are ours to choose. */
    private static final Set<String> LEFT_OUT = Set.of(
            "base", "filterres", "kernelunitlength", "contentscripttype", "contentstyletype", "baseprofile", "version");

    private Attribute() {}

    /** Puts it into the element if it is of the drawing. */
    static void keep(Node.Element element, String namespace, String name, String value) throws SvgRefused {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean ours = namespace.isEmpty();
        if (ours && lower.startsWith("on")) {
            throw SvgRefused.unsafe(name);
        } else if ((ours || namespace.equals(Vocabulary.XLINK)) && (lower.equals("href") || lower.equals("src"))) {
            reference(element, value.strip());
        } else if (lower.equals("space") && namespace.equals(Vocabulary.XML)) {
            element.attributes().put("xml:space", value);
        } else if (ours && !LEFT_OUT.contains(lower)) {
            String plain = Css.plain(value);
            Css.references(plain);
            element.attributes().put(name, plain);
        }
    }

    /** The only address that is followed is a place in the same file; a picture may be embedded. */
    private static void reference(Node.Element element, String address) throws SvgRefused {
        String scheme = address.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (scheme.startsWith("javascript:") || scheme.startsWith("data:text") || scheme.startsWith("vbscript:")) {
            throw SvgRefused.unsafe(Css.shortened(address));
        } else if (element.name().isEmpty() || element.name().equals("a")) {
            return; // not drawn, or a link that nobody can follow in a picture
        } else if (address.startsWith("#") || address.isEmpty()) {
            element.attributes().put("href", address);
        } else if (element.name().equals("image") && scheme.startsWith("data:image/")) {
            element.attributes().put("href", address);
        } else {
            throw SvgRefused.unsafe("<" + element.name() + " href=\"" + Css.shortened(address) + "\">");
        }
    }
}
