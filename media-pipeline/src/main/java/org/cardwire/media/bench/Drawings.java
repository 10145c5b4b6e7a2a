package org.cardwire.media.bench;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cardwire.media.gif.GifWriter;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Histogram;
import org.cardwire.media.pixels.Indexer;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;

/** Graphics such as brands send, drawn anew for each run: six stills as PNG and two animations as GIF. */
final class Drawings {
    private static final int FRAMES = 30;
    private static final int DELAY = 8;

    private Drawings() {}

    record Drawing(String name, byte[] file) {}

    /** @param photograph is panned over in one animation, and lies under text in one still */
    static List<Drawing> all(Pixels photograph) throws IOException {
        return List.of(
                new Drawing("logo with transparency", png(800, 800, BufferedImage.TYPE_INT_ARGB, Drawings::logo)),
                new Drawing("chart", png(1080, 720, BufferedImage.TYPE_INT_RGB, Drawings::chart)),
                new Drawing("price list", png(1080, 1440, BufferedImage.TYPE_INT_RGB, Drawings::list)),
                new Drawing("gradients", png(1440, 720, BufferedImage.TYPE_INT_RGB, Drawings::gradients)),
                new Drawing("shaded balls", png(1080, 1080, BufferedImage.TYPE_INT_RGB, Drawings::balls)),
                new Drawing("text on a photograph", png(1080, 600, BufferedImage.TYPE_INT_RGB, g -> {
                    g.drawImage(JdkWriter.image(photograph), 0, 0, null);
                    headline(g);
                })),
                new Drawing("animation, flat", gif(480, 480, Drawings::orbit)),
                new Drawing("animation, photograph", pan(photograph)));
    }

    private static void logo(Graphics2D g) {
        g.setPaint(new Color(0xD6, 0x1F, 0x3A));
        g.fill(new Ellipse2D.Double(60, 60, 680, 680));
        g.setPaint(new Color(255, 255, 255, 230));
        g.setStroke(new BasicStroke(46, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(220, 220, 360, 360, 40, 280, Arc2D.OPEN));
        g.setPaint(new GradientPaint(0, 600, new Color(0, 0, 0, 90), 0, 740, new Color(0, 0, 0, 0)));
        g.fill(new Ellipse2D.Double(160, 640, 480, 90));
    }

    private static void chart(Graphics2D g) {
        fill(g, Color.WHITE);
        for (int i = 0; i < 12; i++) {
            double height = 80 + 380 * Math.abs(Math.sin(i * 0.7));
            g.setPaint(Color.getHSBColor(i / 12f, 0.65f, 0.85f));
            g.fill(new RoundRectangle2D.Double(80 + i * 78, 640 - height, 54, height, 14, 14));
            g.setPaint(Color.DARK_GRAY);
            g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 20));
            g.drawString(Math.round(height) + "", 84 + i * 78, (int) (630 - height));
        }
    }

    private static void list(Graphics2D g) {
        fill(g, new Color(0xFF, 0xF8, 0xEC));
        g.setPaint(new Color(0x30, 0x24, 0x1C));
        for (int i = 0; i < 22; i++) {
            g.setFont(new Font(Font.SERIF, i % 5 == 0 ? Font.BOLD : Font.PLAIN, i % 5 == 0 ? 52 : 34));
            g.drawString("No. " + (i + 1) + "  tea of the season, by the cup", 70, 110 + i * 60);
            g.drawString((18 + i * 7 % 31) + ".50", 930, 110 + i * 60);
        }
    }

    private static void gradients(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x1B, 0x2A, 0x6B), 1440, 720, new Color(0xF2, 0x6B, 0x4E)));
        g.fillRect(0, 0, 1440, 720);
        headline(g);
    }

    private static void headline(Graphics2D g) {
        g.setPaint(new Color(0, 0, 0, 110));
        g.fillRect(0, 330, 1080, 190);
        g.setPaint(Color.WHITE);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 96));
        g.drawString("Tonight at eight", 60, 460);
    }

    private static void balls(Graphics2D g) {
        fill(g, new Color(0x22, 0x26, 0x2E));
        for (int i = 0; i < 9; i++) {
            int x = 60 + i % 3 * 330;
            int y = 60 + i / 3 * 330;
            Color colour = Color.getHSBColor(i / 9f, 0.8f, 0.95f);
            g.setPaint(new RadialGradientPaint(
                    x + 100, y + 90, 260, new float[] {0, 0.4f, 1}, new Color[] {Color.WHITE, colour, Color.BLACK}));
            g.fill(new Ellipse2D.Double(x, y, 300, 300));
        }
    }

    private static void orbit(Graphics2D g, int frame) {
        fill(g, new Color(0xFD, 0xE0, 0x4F));
        for (int i = 0; i < 5; i++) {
            double angle = 2 * Math.PI * (frame + i * 6.0) / FRAMES;
            g.setPaint(Color.getHSBColor(0.55f + i * 0.08f, 0.7f, 0.7f));
            g.fill(new Ellipse2D.Double(200 + 150 * Math.cos(angle), 200 + 150 * Math.sin(angle), 80, 80));
        }
        g.setPaint(Color.BLACK);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 44));
        g.drawString("-" + (10 + frame) + " %", 180, 256);
    }

    private static void fill(Graphics2D g, Color colour) {
        g.setPaint(colour);
        g.fillRect(0, 0, 4000, 4000);
    }

    private static byte[] png(int width, int height, int type, Consumer<Graphics2D> drawing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(drawn(width, height, type, drawing), "png", bytes);
        return bytes.toByteArray();
    }

    private static BufferedImage drawn(int width, int height, int type, Consumer<Graphics2D> drawing) {
        var image = new BufferedImage(width, height, type);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        drawing.accept(g);
        g.dispose();
        return image;
    }

    private interface Moving {
        void draw(Graphics2D g, int frame);
    }

    private static byte[] gif(int width, int height, Moving moving) {
        return animation(IntStream.range(0, FRAMES)
                .mapToObj(frame ->
                        Subject.pixels(drawn(width, height, BufferedImage.TYPE_INT_RGB, g -> moving.draw(g, frame))))
                .toList());
    }

    private static byte[] pan(Pixels photograph) {
        List<Pixels> frames = new ArrayList<>();
        int edge = Math.min(photograph.width(), photograph.height()) / 2;
        for (int i = 0; i < FRAMES; i++) {
            var view = new Box((photograph.width() - edge) * i / FRAMES, edge / 2, edge, edge);
            frames.add(Resampler.resample(photograph, view, edge, edge, Subject.noHurry()));
        }
        return animation(frames);
    }

    static byte[] animation(List<Pixels> frames) {
        var histogram = new Histogram();
        frames.forEach(histogram::add);
        Palette palette = Palette.of(histogram, 255);
        var indexer = new Indexer(palette);
        Pixels first = frames.getFirst();
        var writer = new GifWriter(first.width(), first.height(), palette, true, 0, 0);
        frames.forEach(frame -> writer.frame(frame, DELAY));
        return writer.finish();
    }
}
