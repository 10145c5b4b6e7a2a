package org.cardwire.media.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Animations such as brands send, drawn anew for each run and made GIFs by ffmpeg with a palette of 256 and its usual dithering. */
final class Animations {
    /** Frames a second of all of them, which is a whole number of hundredths for each frame. */
    static final double RATE = 12.5;

    private static final Path SAMPLES = Path.of("fixtures", "samples", "media");

    private Animations() {}

    /** @param width a multiple of four, as is {@code height} */
    record Animation(String name, int width, int height, int frames, Drawing drawing) {
        private BufferedImage frame(int at) throws IOException {
            var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
            Graphics2D g = image.createGraphics();
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            drawing.draw(g, at, (double) at / frames);
            g.dispose();
            return image;
        }
    }

    private interface Drawing {
        /** @param time from 0 to less than 1 */
        void draw(Graphics2D g, int frame, double time) throws IOException;
    }

    static List<Animation> all() throws IOException {
        BufferedImage mountains = photo("mountains");
        List<BufferedImage> scenes = List.of(photo("dogs"), photo("sunset"), photo("lounge"));
        return List.of(
                new Animation("drawing", 540, 540, 50, (g, frame, time) -> balls(g, time)),
                new Animation("text banner", 720, 300, 50, (g, frame, time) -> banner(g, time)),
                new Animation("pan over a photograph", 480, 360, 40, (g, frame, time) -> pan(g, mountains, time)),
                new Animation("film", 480, 272, 60, (g, frame, time) -> film(g, scenes, frame, time)));
    }

    /** The animation as a GIF file, by ffmpeg. */
    static Path gif(Animation animation, Ffmpeg ffmpeg, Path folder) throws IOException {
        Path raw = folder.resolve("frames.raw");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
            for (int at = 0; at < animation.frames(); at++) {
                var raster = animation.frame(at).getRaster();
                out.write(((java.awt.image.DataBufferByte) raster.getDataBuffer()).getData());
            }
        }
        Path gif = folder.resolve(animation.name().replace(' ', '-') + ".gif");
        ffmpeg.run(List.of(
                "-f",
                "rawvideo",
                "-pix_fmt",
                "bgr24",
                "-s",
                animation.width() + "x" + animation.height(),
                "-r",
                Double.toString(RATE),
                "-i",
                raw.toString(),
                "-vf",
                "split[a][b];[a]palettegen[p];[b][p]paletteuse",
                gif.toString()));
        Files.delete(raw);
        return gif;
    }

    private static void balls(Graphics2D g, double time) {
        g.setPaint(new GradientPaint(0, 0, new Color(0xFD, 0xE0, 0x4F), 0, 540, new Color(0xF2, 0x8B, 0x3E)));
        g.fillRect(0, 0, 540, 540);
        for (int i = 0; i < 6; i++) {
            double angle = 2 * Math.PI * (time + i / 6.0);
            float x = (float) (220 + 180 * Math.cos(angle));
            float y = (float) (220 + 180 * Math.sin(angle));
            Color colour = Color.getHSBColor(0.5f + i * 0.08f, 0.75f, 0.8f);
            g.setPaint(new RadialGradientPaint(
                    x + 35, y + 30, 90, new float[] {0, 0.5f, 1}, new Color[] {Color.WHITE, colour, Color.DARK_GRAY}));
            g.fill(new Ellipse2D.Double(x, y, 100, 100));
        }
        text(g, 72, Color.BLACK, "-" + (10 + (int) (time * 40)) + " %", 190, 292);
    }

    private static void banner(Graphics2D g, double time) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x1B, 0x2A, 0x6B), 720, 300, new Color(0xB0, 0x1E, 0x5A)));
        g.fillRect(0, 0, 720, 300);
        g.setPaint(new Color(255, 255, 255, 40));
        for (int i = -3; i < 12; i++) {
            int x = (int) (i * 90 + time * 180);
            g.fillPolygon(new int[] {x, x + 40, x - 60, x - 100}, new int[] {0, 0, 300, 300}, 4);
        }
        text(g, 64, Color.WHITE, "Everything must go", (int) (720 - 760 * Math.min(1, time * 2.2)) + 60, 120);
        text(g, 40, new Color(0xFF, 0xE0, 0x66), "Tonight from eight, in every shop", 60, 190);
        text(g, 34, Color.WHITE, "%02d:%02d left".formatted(59 - (int) (time * 50), (int) (time * 997) % 60), 60, 256);
    }

    private static void pan(Graphics2D g, BufferedImage photo, double time) {
        double scale = 1.6 * 480 / photo.getWidth();
        g.translate(-time * 280, -20 - time * 60);
        g.scale(scale, scale);
        g.drawImage(photo, 0, 0, null);
    }

    /** Three scenes that are slowly come nearer to, each faded into the next, with grain. */
    private static void film(Graphics2D g, List<BufferedImage> scenes, int frame, double time) {
        double scene = time * scenes.size();
        int at = (int) scene;
        double within = scene - at;
        scene(g, scenes.get(at), within, 1);
        if (within > 0.8) {
            scene(g, scenes.get((at + 1) % scenes.size()), within - 1, (float) (within - 0.8) * 5);
        }
        var random = new Random(frame);
        for (int i = 0; i < 9_000; i++) {
            g.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256), 26));
            g.fillRect(random.nextInt(480), random.nextInt(272), 2, 1);
        }
    }

    private static void scene(Graphics2D g, BufferedImage photo, double within, float alpha) {
        var before = g.getTransform();
        var all = g.getComposite();
        g.setComposite(java.awt.AlphaComposite.SrcOver.derive(Math.clamp(alpha, 0, 1)));
        double scale = (1.15 + 0.15 * within) * 480 / photo.getWidth();
        g.translate(240, 136);
        g.scale(scale, scale);
        g.drawImage(photo, -photo.getWidth() / 2, -photo.getHeight() / 2, null);
        g.setTransform(before);
        g.setComposite(all);
    }

    private static void text(Graphics2D g, int size, Color colour, String text, int x, int y) {
        g.setPaint(colour);
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, size));
        g.drawString(text, x, y);
    }

    /** Twice as wide as it is shown, so that scaling it in each frame stays quick. */
    private static BufferedImage photo(String name) throws IOException {
        BufferedImage whole = ImageIO.read(SAMPLES.resolve(name + ".jpg").toFile());
        int width = 960;
        int height = whole.getHeight() * width / whole.getWidth();
        var smaller = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D g = smaller.createGraphics();
        g.drawImage(whole.getScaledInstance(width, height, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        g.dispose();
        return smaller;
    }
}
