package org.cardwire.media.banner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.cardwire.media.banner.Layer.Area;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A template as it is written down: an element for each slot and layer, in their order. */
final class TemplateFile {
    private static final int USUAL_LINES = 1;

    private TemplateFile() {}

    static BannerTemplate read(String id) {
        try (InputStream file = TemplateFile.class.getResourceAsStream(id + ".xml")) {
            if (file == null) {
                throw new IllegalStateException("there is no template " + id);
            }
            Element root = DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(file)
                    .getDocumentElement();
            return new BannerTemplate(
                    id,
                    words(root, ""),
                    (int) number(root, "width", 0),
                    (int) number(root, "height", 0),
                    choice(BannerTemplate.Need.class, root, "photo", "none"),
                    children(root, "slot").stream().map(TemplateFile::slot).toList(),
                    children(root, "*").stream()
                            .filter(element -> !element.getTagName().equals("slot"))
                            .map(TemplateFile::layer)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException | ParserConfigurationException e) {
            throw new IllegalStateException("template " + id, e);
        }
    }

    private static BannerTemplate.Slot slot(Element element) {
        return new BannerTemplate.Slot(
                element.getAttribute("id"),
                words(element, ""),
                words(element, "sample-"),
                element.getAttribute("needed").equals("true"),
                (int) number(element, "most", 0));
    }

    private static Map<String, String> words(Element element, String prefix) {
        return Map.of("zh", element.getAttribute(prefix + "zh"), "en", element.getAttribute(prefix + "en"));
    }

    private static Layer layer(Element element) {
        return switch (element.getTagName()) {
            case "shape" ->
                new Layer.Shape(
                        area(element.getAttribute("area")),
                        number(element, "round", 0),
                        text(element, "fill").orElse("none"),
                        text(element, "stroke"));
            case "polygon" -> new Layer.Polygon(numbers(element.getAttribute("points")), element.getAttribute("fill"));
            case "photo" ->
                new Layer.Photo(
                        area(element.getAttribute("area")),
                        number(element, "round", 0),
                        area(element.getAttribute("free")),
                        element.getAttribute("otherwise"));
            case "veil" ->
                new Layer.Veil(
                        choice(Layer.Side.class, element, "from", "left"),
                        number(element, "solid", 0),
                        number(element, "fade", 0),
                        element.getAttribute("colour"));
            case "stack" ->
                new Layer.Stack(
                        area(element.getAttribute("area")),
                        choice(Layer.Vertical.class, element, "vertical", "middle"),
                        choice(Layer.Horizontal.class, element, "horizontal", "left"),
                        number(element, "gap", 0),
                        element.getAttribute("on"),
                        children(element, "line").stream()
                                .map(TemplateFile::line)
                                .toList());
            default -> throw new IllegalArgumentException("no layer is called " + element.getTagName());
        };
    }

    private static Layer.Line line(Element element) {
        return new Layer.Line(
                element.getAttribute("slot"),
                (int) number(element, "lines", USUAL_LINES),
                number(element, "size", 0),
                number(element, "least", 0),
                element.getAttribute("weight").equals("bold"),
                element.getAttribute("struck").equals("true"),
                text(element, "colour").orElse("auto"),
                text(element, "tag"));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> children = new ArrayList<>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element
                    && (name.equals("*") || element.getTagName().equals(name))) {
                children.add(element);
            }
        }
        return children;
    }

    private static Optional<String> text(Element element, String name) {
        return Optional.of(element.getAttribute(name)).filter(value -> !value.isEmpty());
    }

    private static double number(Element element, String name, double otherwise) {
        return text(element, name).map(Double::parseDouble).orElse(otherwise);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, Element element, String name, String otherwise) {
        return Enum.valueOf(type, text(element, name).orElse(otherwise).toUpperCase(Locale.ROOT));
    }

    private static List<Double> numbers(String text) {
        return Arrays.stream(text.strip().split("[\\s,]+")).map(Double::valueOf).toList();
    }

    private static Area area(String text) {
        List<Double> n = numbers(text);
        return new Area(n.get(0), n.get(1), n.get(2), n.get(3));
    }
}
