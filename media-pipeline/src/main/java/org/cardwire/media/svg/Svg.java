package org.cardwire.media.svg;

import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.svg.Node.Element;

/**
 * A drawing within the caps that does nothing but show itself.
 *
 * @param width in pixels at the largest size at which it is drawn, which its own size does not bound; so is {@code height}
 * @param moving it has animations; the picture is what stands there before they begin
 * @param document that may be drawn: UTF-8, {@code width} x {@code height} user units
 */
public record Svg(int width, int height, boolean moving, byte[] document) {
    /** Twice what any rendition shows, so that a part of it can be cut out and is still sharp. */
    private static final int EDGE = 2880;

    /** Takes some milliseconds, on any thread, for any bytes. */
    public static Svg read(byte[] bytes, SvgCaps caps) throws DamagedException, SvgRefused {
        if (bytes.length > caps.bytes()) {
            throw SvgRefused.tooComplex("bytes", caps.bytes());
        }
        var reader = new SvgReader(caps);
        Element root = reader.read(bytes);
        Frame frame = Frame.of(root);
        List<Css.Rule> rules = new ArrayList<>();
        boolean moving = sheets(root, rules) | reader.moving();
        Work.check(root, frame, rules, caps);
        embedded(root, 0, caps);
        double scale = EDGE / Math.max(frame.width(), frame.height());
        int width = (int) Math.max(1, Math.round(frame.width() * scale));
        int height = (int) Math.max(1, Math.round(frame.height() * scale));
        if (root.get("viewBox") == null) {
            root.attributes().put("viewBox", "0 0 " + frame.width() + " " + frame.height());
        }
        return new Svg(width, height, moving, SvgWriter.write(root, new Frame(width, height)));
    }

    /** Puts what is kept of its style sheets in their place; says whether one moves something. */
    private static boolean sheets(Element element, List<Css.Rule> rules) throws SvgRefused {
        boolean moving = false;
        for (Node node : element.content()) {
            if (node instanceof Element inner) {
                moving |= sheets(inner, rules);
            }
        }
        if (element.name().equals("style")) {
            moving |= element.text().contains("@keyframes");
            List<Css.Rule> own = Css.rules(element.text());
            rules.addAll(own);
            element.content().clear();
            element.content().add(new Node.Text(SvgWriter.sheet(own)));
            element.attributes().put("type", "text/css");
        }
        return moving;
    }

    private static long embedded(Element element, long before, SvgCaps caps) throws DamagedException, SvgRefused {
        long pixels = before;
        String href = element.name().equals("image") ? element.get("href") : null;
        if (href != null && !href.isEmpty()) {
            pixels += Embedded.pixels(href);
        }
        if (pixels > caps.imagePixels()) {
            throw SvgRefused.tooComplex("pixels", caps.imagePixels());
        }
        for (Node node : element.content()) {
            if (node instanceof Element inner) {
                pixels = embedded(inner, pixels, caps);
            }
        }
        return pixels;
    }
}
