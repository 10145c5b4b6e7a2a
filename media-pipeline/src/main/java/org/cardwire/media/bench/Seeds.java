package org.cardwire.media.bench;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Format;
import org.cardwire.media.JpegMode;
import org.cardwire.media.Media;
import org.cardwire.media.Target;

/** Whole files of every format that is read, all of one photograph and small, so that thousands of mutants take minutes. */
final class Seeds {
    private static final int WIDTH = 96;
    private static final int HEIGHT = 72;
    private static final int FRAMES = 4;
    private static final int LIMIT = 8_000;
    /** One pixel, lossless: nothing here writes WebP. */
    private static final String WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";

    private Seeds() {}

    record Seed(String format, byte[] file) {}

    /** @param photograph a JPEG file */
    static List<Seed> of(byte[] photograph) throws IOException {
        BufferedImage colours = shown(photograph, BufferedImage.TYPE_INT_RGB);
        byte[] animation = animation(colours);
        List<Seed> seeds = new ArrayList<>();
        for (JpegMode mode : JpegMode.values()) {
            seeds.add(new Seed("JPEG", fitted(photograph, Format.JPEG, mode)));
        }
        seeds.add(new Seed("JPEG", written(colours, "jpeg", "JPEG", false)));
        seeds.add(new Seed("JPEG", written(shown(photograph, BufferedImage.TYPE_BYTE_GRAY), "jpeg", "JPEG", true)));
        seeds.add(new Seed("PNG", fitted(photograph, Format.PNG, JpegMode.BASELINE)));
        for (int type : new int[] {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED
        }) {
            boolean interlaced = type == BufferedImage.TYPE_INT_ARGB;
            seeds.add(new Seed("PNG", written(shown(photograph, type), "png", "Deflate", interlaced)));
        }
        seeds.add(new Seed("GIF", animation));
        seeds.add(new Seed("GIF", fitted(animation, Format.GIF, JpegMode.BASELINE)));
        seeds.add(new Seed("GIF", written(shown(photograph, BufferedImage.TYPE_BYTE_INDEXED), "gif", "LZW", true)));
        seeds.add(new Seed("BMP", written(colours, "bmp", "BI_RGB", false)));
        seeds.add(
                new Seed("BMP", written(shown(photograph, BufferedImage.TYPE_BYTE_INDEXED), "bmp", "BI_RLE8", false)));
        for (String compression : List.of("None", "LZW", "PackBits", "Deflate", "JPEG")) {
            seeds.add(new Seed("TIFF", written(colours, "tiff", compression, false)));
        }
        seeds.add(new Seed("WebP", Base64.getDecoder().decode(WEBP)));
        byte[] embedded = fitted(photograph, Format.JPEG, JpegMode.BASELINE);
        SvgSeeds.of(embedded).forEach(drawing -> seeds.add(new Seed("SVG", drawing)));
        return seeds;
    }

    private static byte[] fitted(byte[] file, Format format, JpegMode mode) throws IOException {
        Target target =
                Target.within(LIMIT, WIDTH, HEIGHT).withFormats(Set.of(format)).withJpegMode(mode);
        if (new Fitter(Caps.DEFAULT).fit(Media.of(file), target) instanceof Fitted fitted) {
            return fitted.bytes();
        }
        throw new IOException("no " + format + " seed could be made");
    }

    private static BufferedImage shown(byte[] jpeg, int type) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D g = image.createGraphics();
        g.drawImage(ImageIO.read(new ByteArrayInputStream(jpeg)), 0, 0, WIDTH, HEIGHT, null);
        g.dispose();
        return image;
    }

    private static byte[] animation(BufferedImage picture) {
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            var frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
            Graphics2D g = frame.createGraphics();
            g.drawImage(picture, i * 5, i * 2, null);
            g.dispose();
            frames.add(frame);
        }
        return Drawings.animation(frames.stream().map(Subject::pixels).toList());
    }

    private static byte[] written(BufferedImage image, String format, String compression, boolean progressive)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        try (var bytes = new ByteArrayOutputStream();
                var out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionType(compression);
            if (progressive) {
                param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }
}
