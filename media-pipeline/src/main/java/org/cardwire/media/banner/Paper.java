package org.cardwire.media.banner;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cardwire.media.pixels.Pixels;

/** What a banner is drawn on, in units of its template. */
final class Paper {
    private static final Map<RenderingHints.Key, Object> HINTS = Map.of(
            RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON,
            RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE,
            RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY,
            RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    /** From the middle of a line of text down to where its letters stand, in sizes: capitals and Chinese characters look centred. */
    private static final double BASE = 0.37;

    private static final double STRIKE = 0.07;
    private static final float DASH = 14;
    private static final double FAINTEST_VEIL = 0.35;
    private static final double STRONGER = 0.1;
    /** Part of the pixels under words that may contrast less: a spark of light hides no letter. */
    private static final double SPARKS = 0.01;

    private static final int LOOK_EVERY = 3;

    private final BannerTemplate template;
    private final BrandColours colours;
    private final double scale;
    private final Set<Rendering.Note> notes = EnumSet.noneOf(Rendering.Note.class);
    private BufferedImage image;

    Paper(BannerTemplate template, BrandColours colours, int width) {
        this.template = template;
        this.colours = colours;
        this.scale = (double) width / template.width();
        this.image = new BufferedImage(width, (int) Math.round(template.height() * scale), BufferedImage.TYPE_INT_RGB);
    }

    double scale() {
        return scale;
    }

    Set<Rendering.Note> notes() {
        return notes;
    }

    Pixels pixels() {
        int[] argb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new Pixels(image.getWidth(), image.getHeight(), argb, true);
    }

    private Graphics2D pen(BufferedImage on) {
        Graphics2D pen = on.createGraphics();
        pen.addRenderingHints(HINTS);
        pen.scale(scale, scale);
        return pen;
    }

    private Color colour(String name) {
        return new Color(colours.of(name));
    }

    void shape(Layer.Shape shape) {
        Graphics2D pen = pen(image);
        Shape outline = rounded(shape.area().box(), shape.round());
        if (!shape.fill().equals("none")) {
            pen.setColor(colour(shape.fill()));
            pen.fill(outline);
        }
        shape.stroke().ifPresent(name -> {
            pen.setColor(new Color(Contrast.readable(colours.of(name), colours.of("paper"))));
            pen.setStroke(
                    new BasicStroke(4, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {DASH, DASH}, 0));
            pen.draw(outline);
        });
        pen.dispose();
    }

    void polygon(Layer.Polygon polygon) {
        var path = new Path2D.Double();
        List<Double> points = polygon.points();
        path.moveTo(points.get(0), points.get(1));
        for (int i = 2; i < points.size(); i += 2) {
            path.lineTo(points.get(i), points.get(i + 1));
        }
        path.closePath();
        Graphics2D pen = pen(image);
        pen.setColor(colour(polygon.fill()));
        pen.fill(path);
        pen.dispose();
    }

    void ground(Layer.Photo place) {
        Graphics2D pen = pen(image);
        pen.setColor(colour(place.otherwise()));
        pen.fill(rounded(place.area().box(), place.round()));
        pen.dispose();
    }

    void photo(Layer.Photo place, BufferedImage photo) {
        Rectangle2D box = place.area().box();
        if (photo.getWidth() < 0.8 * box.getWidth() * scale) {
            notes.add(Rendering.Note.PHOTO_ENLARGED);
        }
        var whole = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(whole);
        pen.fill(rounded(box, place.round()));
        pen.setComposite(AlphaComposite.SrcIn); // so that round corners are smooth
        var fill = new AffineTransform(
                box.getWidth() / photo.getWidth(), 0, 0, box.getHeight() / photo.getHeight(), box.getX(), box.getY());
        pen.drawImage(photo, fill, null);
        pen.dispose();
        Graphics2D under = image.createGraphics();
        under.drawImage(whole, 0, 0, null);
        under.dispose();
    }

    /** As faint as the words over it allow. */
    void veil(Layer.Veil veil, List<Column> words) {
        int text = Contrast.textOn(colours.of(veil.colour()));
        double strength = FAINTEST_VEIL;
        BufferedImage veiled = veiled(veil, strength);
        while (strength < 1 && !legible(veiled, words, text)) {
            strength = Math.min(1, strength + STRONGER);
            veiled = veiled(veil, strength);
        }
        image = veiled;
    }

    private BufferedImage veiled(Layer.Veil veil, double strength) {
        var copy = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        copy.setData(image.getRaster());
        int rgb = colours.of(veil.colour());
        var strong = new Color(rgb | (int) Math.round(255 * strength) << 24, true);
        var none = new Color(rgb & 0xFFFFFF, true);
        double width = template.width();
        double height = template.height();
        double end = veil.solid() + veil.fade();
        Point2D from = switch (veil.from()) {
            case LEFT -> new Point2D.Double(0, 0);
            case RIGHT -> new Point2D.Double(width, 0);
            case BOTTOM -> new Point2D.Double(0, height);
        };
        Point2D to = switch (veil.from()) {
            case LEFT -> new Point2D.Double(end, 0);
            case RIGHT -> new Point2D.Double(width - end, 0);
            case BOTTOM -> new Point2D.Double(0, height - end);
        };
        Graphics2D pen = pen(copy);
        pen.setPaint(new LinearGradientPaint(
                from, to, new float[] {0, (float) (veil.solid() / end), 1}, new Color[] {strong, strong, none}));
        pen.fill(new Rectangle2D.Double(0, 0, width, height));
        pen.dispose();
        return copy;
    }

    private boolean legible(BufferedImage veiled, List<Column> words, int text) {
        long all = 0;
        long dull = 0;
        for (Column column : words) {
            for (Column.Block block : column.blocks()) {
                if (!column.stack().on().equals("photo") || block.tagged()) {
                    continue;
                }
                for (double y = block.top() * scale; y < (block.top() + block.height()) * scale; y += LOOK_EVERY) {
                    for (double x = block.left() * scale; x < (block.left() + block.width()) * scale; x += LOOK_EVERY) {
                        int rgb = veiled.getRGB(
                                        Math.clamp((int) x, 0, veiled.getWidth() - 1),
                                        Math.clamp((int) y, 0, veiled.getHeight() - 1))
                                & 0xFFFFFF;
                        all++;
                        dull += Contrast.ratio(rgb, text) < Contrast.READABLE ? 1 : 0;
                    }
                }
            }
        }
        return dull <= SPARKS * all;
    }

    /** @param onPhoto the colour of the veil */
    void words(Column column, String onPhoto) {
        String on = column.stack().on();
        int ground = colours.of(on.equals("photo") ? onPhoto : on);
        Graphics2D pen = pen(image);
        for (Column.Block block : column.blocks()) {
            int under = block.line().tag().map(colours::of).orElse(ground);
            if (block.tagged()) {
                pen.setColor(new Color(under));
                pen.fill(rounded(block.box(), block.setting().size() * 0.24));
            }
            pen.setColor(new Color(ink(block.line().colour(), under)));
            block(pen, block, column.stack().horizontal() == Layer.Horizontal.CENTRE || block.tagged());
        }
        pen.dispose();
    }

    private int ink(String name, int under) {
        if (name.equals("auto")) {
            return Contrast.textOn(under);
        }
        int readable = Contrast.readable(colours.of(name), under);
        if (readable != colours.of(name)) {
            notes.add(Rendering.Note.COLOUR_ADJUSTED);
        }
        return readable;
    }

    private static void block(Graphics2D pen, Column.Block block, boolean centred) {
        Setting setting = block.setting();
        double leading = Setting.LEADING * setting.size();
        double top = block.top() + (block.height() - setting.height()) / 2;
        for (TextLayout line : setting.lines()) {
            double left = centred ? block.left() + (block.width() - line.getAdvance()) / 2 : block.left();
            double base = top + leading / 2 + BASE * setting.size();
            pen.fill(line.getOutline(AffineTransform.getTranslateInstance(left, base)));
            if (block.line().struck()) {
                double middle = base - 0.3 * setting.size();
                pen.fill(new Rectangle2D.Double(left, middle, line.getAdvance(), STRIKE * setting.size()));
            }
            top += leading;
        }
    }

    private static Shape rounded(Rectangle2D box, double radius) {
        return radius <= 0
                ? box
                : new RoundRectangle2D.Double(
                        box.getX(), box.getY(), box.getWidth(), box.getHeight(), 2 * radius, 2 * radius);
    }
}
