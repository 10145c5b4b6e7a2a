package org.cardwire.media.svg.easel;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.apache.batik.anim.dom.SAXSVGDocumentFactory;
import org.apache.batik.bridge.BridgeContext;
import org.apache.batik.bridge.GVTBuilder;
import org.apache.batik.ext.awt.image.GraphicsUtil;
import org.apache.batik.gvt.GraphicsNode;
import org.w3c.dom.NodeList;
import org.w3c.dom.svg.SVGDocument;

/** Lets Batik draw a part of a document at a size. */
final class Canvas {
    private static final Map<RenderingHints.Key, Object> HINTS = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON,
            RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
            RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY,
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);

    private final Glyphs glyphs = new Glyphs();

    /** In the document's own pixels. */
    record Part(int x, int y, int width, int height) {}

    BufferedImage draw(byte[] document, Part part, int width, int height) throws IOException, Glyphs.Missing {
        SVGDocument svg =
                new SAXSVGDocumentFactory(null).createSVGDocument("about:blank", new ByteArrayInputStream(document));
        NodeList texts = svg.getElementsByTagNameNS("http://www.w3.org/2000/svg", "text");
        for (int i = 0; i < texts.getLength(); i++) {
            Glyphs.check(texts.item(i).getTextContent());
        }
        var context = new BridgeContext(new Nobody(glyphs));
        context.setDynamicState(BridgeContext.STATIC);
        try {
            GraphicsNode drawing = new GVTBuilder().build(context, svg);
            var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
            Graphics2D graphics = GraphicsUtil.createGraphics(picture, new RenderingHints(HINTS));
            graphics.scale((double) width / part.width(), (double) height / part.height());
            graphics.translate(-part.x(), -part.y());
            drawing.paint(graphics);
            graphics.dispose();
            return picture;
        } finally {
            context.dispose();
        }
    }
}
