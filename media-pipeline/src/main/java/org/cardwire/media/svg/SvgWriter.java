package org.cardwire.media.svg;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.cardwire.media.svg.Node.Element;

/** Writes what was kept as a document of its own, so that what draws it reads nothing but what was looked at. */
final class SvgWriter {
    private final XMLStreamWriter xml;

    private SvgWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** @param size in which the whole is drawn, in user units */
    static byte[] write(Element root, Frame size) {
        var document = new StringWriter();
        try {
            var writer = new SvgWriter(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(document));
            root.attributes().put("width", Double.toString(size.width()));
            root.attributes().put("height", Double.toString(size.height()));
            writer.element(root, true);
            writer.xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void element(Element element, boolean outermost) throws XMLStreamException {
        xml.writeStartElement(element.name());
        if (outermost) {
            xml.writeAttribute("xmlns", Vocabulary.SVG);
            xml.writeAttribute("xmlns:xlink", Vocabulary.XLINK);
        }
        for (Map.Entry<String, String> attribute :
                Colours.plain(element.attributes()).entrySet()) {
            xml.writeAttribute(
                    attribute.getKey().equals("href") ? "xlink:href" : attribute.getKey(), attribute.getValue());
        }
        for (Node node : element.content()) {
            switch (node) {
                case Element inner -> element(inner, false);
                case Node.Text text -> xml.writeCharacters(text.text());
            }
        }
        xml.writeEndElement();
    }

    /** A style sheet as it is kept. */
    static String sheet(List<Css.Rule> rules) {
        return rules.stream()
                .map(rule -> rule.selector() + "{" + Colours.plain(rule.declarations()) + "}")
                .collect(Collectors.joining("\n"));
    }
}
