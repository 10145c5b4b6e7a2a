package org.cardwire.carrier.mm7;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * One element of a foreign document, found by local name. Prefixes are cut off by hand instead of by a namespace-aware
 * parser, so that an undeclared prefix does no harm. A document type declaration is refused, and with it every entity.
 */
record Xml(Element element) {
    private static final DocumentBuilderFactory FACTORY = secure();

    /** What Chinese relays mean when the bytes are not the UTF-8 that they declare; holds GB2312 and GBK. */
    private static final Charset CHINESE = Charset.forName("GB18030");

    /** @throws SAXException when the bytes are no well-formed document in any encoding that we try */
    static Xml parse(byte[] bytes) throws SAXException {
        int start = 0;
        while (start < bytes.length && bytes[start] != '<') {
            start++;
        }
        InputSource declared = new InputSource(new ByteArrayInputStream(bytes, start, bytes.length - start));
        try {
            return parse(declared);
        } catch (SAXException broken) {
            // The parser reports a wrong encoding like any other fault; characters are read whatever the prologue says.
            String chinese = new String(bytes, start, bytes.length - start, CHINESE);
            if (chinese.length() == bytes.length - start) {
                throw broken; // nothing but ASCII: the encoding is not what is wrong
            }
            return parse(new InputSource(new StringReader(chinese)));
        }
    }

    String name() {
        return local(element.getNodeName());
    }

    Stream<Xml> children() {
        return nodes(element).filter(Element.class::isInstance).map(node -> new Xml((Element) node));
    }

    Optional<Xml> child(String local) {
        return children().filter(child -> child.name().equals(local)).findFirst();
    }

    /** The first one of this name at any depth, this element included. */
    Optional<Xml> find(String local) {
        return name().equals(local)
                ? Optional.of(this)
                : children().flatMap(child -> child.find(local).stream()).findFirst();
    }

    /** The trimmed text of the first child of this name, unless it is empty. */
    Optional<String> text(String local) {
        return child(local).map(Xml::text).filter(text -> !text.isEmpty());
    }

    String text() {
        return element.getTextContent().strip();
    }

    /** An attribute by local name: {@code href} finds {@code mm7:href} too. */
    Optional<String> attribute(String local) {
        return IntStream.range(0, element.getAttributes().getLength())
                .mapToObj(i -> (Attr) element.getAttributes().item(i))
                .filter(attribute -> local(attribute.getName()).equals(local))
                .map(attribute -> attribute.getValue().strip())
                .findFirst();
    }

    /** The namespace that the declarations around this element give it; empty when they give none. */
    String namespace() {
        int colon = element.getNodeName().indexOf(':');
        String declaration =
                colon < 0 ? "xmlns" : "xmlns:" + element.getNodeName().substring(0, colon);
        for (Node at = element; at instanceof Element e; at = at.getParentNode()) {
            if (e.hasAttribute(declaration)) {
                return e.getAttribute(declaration).strip();
            }
        }
        return "";
    }

    private static Xml parse(InputSource source) throws SAXException {
        try {
            DocumentBuilder builder = FACTORY.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return new Xml(builder.parse(source).getDocumentElement());
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a security feature", e);
        } catch (IOException e) {
            throw new SAXException("the bytes are not in the encoding that they declare", e);
        }
    }

    private static DocumentBuilderFactory secure() {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        try {
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a security feature", e);
        }
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        return factory;
    }

    private static Stream<Node> nodes(Element parent) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Throws instead of printing to the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException warning) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
            throw error;
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
            throw error;
        }
    }
}
