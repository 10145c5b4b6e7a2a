package org.cardwire.media.svg;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.svg.Node.Element;

/** Reads a file into the elements that are drawn, and stops at the first thing that is not to be. */
final class SvgReader {
    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([\\w-]+)[\"']", Pattern.CASE_INSENSITIVE);
    /** All of them hold ASCII as it is, so that the declaration can be read before it is obeyed. */
    private static final Set<String> ENCODINGS = Set.of(
            "utf-8",
            "us-ascii",
            "iso-8859-1",
            "windows-1252",
            "gb2312",
            "gbk",
            "gb18030",
            "big5",
            "shift_jis",
            "euc-kr");

    private static final int HEAD = 200;

    private final SvgCaps caps;
    private final Deque<Element> open = new ArrayDeque<>();
    private int elements;
    private int text;
    private boolean moving;

    SvgReader(SvgCaps caps) {
        this.caps = caps;
    }

    boolean moving() {
        return moving;
    }

    Element read(byte[] bytes) throws DamagedException, SvgRefused {
        String document = text(bytes);
        if (Pattern.compile("<!(ENTITY|ATTLIST|ELEMENT|NOTATION)")
                .matcher(document)
                .find()) {
            throw SvgRefused.unsafe("<!DOCTYPE [ ]>");
        }
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            return document(factory.createXMLStreamReader(new StringReader(document)));
        } catch (XMLStreamException e) {
            throw broken(e);
        }
    }

    private static DamagedException broken(XMLStreamException e) {
        String reason = String.valueOf(e.getMessage())
                .replaceFirst("(?s)^.*Message: ", "")
                .lines()
                .findFirst()
                .orElse("");
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
        return DamagedException.corrupt("it is not well-formed XML at line " + line + ": " + reason);
    }

    private static String text(byte[] bytes) throws DamagedException {
        String head = new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head.replaceFirst("^\u00ef\u00bb\u00bf", ""));
        String name = declared.find() ? declared.group(1).toLowerCase(Locale.ROOT) : "utf-8";
        if (!ENCODINGS.contains(name)) {
            throw DamagedException.corrupt("its encoding is " + name + "; save it as UTF-8");
        }
        try {
            String text = Charset.forName(name)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text.stripLeading();
        } catch (CharacterCodingException e) {
            throw DamagedException.corrupt("its characters are not in " + name);
        }
    }

    private Element document(XMLStreamReader xml) throws XMLStreamException, DamagedException, SvgRefused {
        Element root = null;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Element element = start(xml);
                    root = root == null ? element : root;
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters(xml.getText());
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> instruction(xml.getPITarget());
                default -> {} // comments, and a document type without declarations, say nothing that is drawn
            }
        }
        if (root == null || !root.name().equals("svg")) {
            throw DamagedException.corrupt("its outermost element is not <svg>");
        }
        return root;
    }

    private Element start(XMLStreamReader xml) throws SvgRefused {
        String name = xml.getLocalName();
        if (Vocabulary.unsafe(name)) {
            throw SvgRefused.unsafe("<" + name + ">");
        }
        bounded("elements", ++elements, caps.elements());
        bounded("depth", open.size() + 1, caps.depth());
        Element parent = open.peek();
        boolean svg = Vocabulary.SVG.equals(xml.getNamespaceURI()) || xml.getNamespaceURI() == null;
        moving |= svg && Vocabulary.moving(name);
        var element = new Element(svg && Vocabulary.drawn(name) ? name : "");
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String namespace = xml.getAttributeNamespace(i);
            attribute(
                    element,
                    namespace == null ? "" : namespace,
                    xml.getAttributeLocalName(i),
                    xml.getAttributeValue(i));
        }
        if (parent != null && !parent.name().isEmpty() && !element.name().isEmpty()) {
            parent.content().add(element);
        }
        open.push(element);
        return element;
    }

    private void attribute(Element element, String namespace, String name, String value) throws SvgRefused {
        if (name.equals("d") || name.equals("points")) {
            bounded("path", value.length(), caps.path());
        }
        Attribute.keep(element, namespace, name, value);
    }

    private void characters(String piece) throws SvgRefused {
        Element in = open.peek();
        if (in == null || !Vocabulary.holdsText(in.name())) {
            return;
        }
        if (!in.name().equals("style")) {
            bounded("text", text += piece.length(), caps.text());
        }
        in.content().add(new Node.Text(piece));
    }

    private static void instruction(String target) throws SvgRefused {
        if (!target.equalsIgnoreCase("xml")) {
            throw SvgRefused.unsafe("<?" + target + "?>");
        }
    }

    private static void bounded(String what, int found, int most) throws SvgRefused {
        if (found > most) {
            throw SvgRefused.tooComplex(what, most);
        }
    }
}
