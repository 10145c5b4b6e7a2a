package org.cardwire.media.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import org.cardwire.media.JpegMode;
import org.cardwire.media.pixels.Pixels;

/** The platform's own writer, its quality found by bisection. */
final class JdkWriter implements Encoder {
    private static final int BEST = 100;

    @Override
    public String name() {
        return "JDK writer";
    }

    @Override
    public List<File> encode(Subject subject, JpegMode mode, List<Integer> limits) throws Exception {
        BufferedImage image = image(subject.shown());
        List<File> files = new ArrayList<>();
        for (int limit : limits) {
            Cost<byte[]> cost = Cost.of(() -> largest(image, mode, limit));
            files.add(new File(limit, cost.result(), cost.cpuMillis(), cost.wallMillis(), cost.peakMegabytes()));
        }
        return files;
    }

    private static byte[] largest(BufferedImage image, JpegMode mode, int limit) throws IOException {
        byte[] best = new byte[0];
        int low = 0;
        int high = BEST;
        while (low <= high) {
            int quality = (low + high) >>> 1;
            byte[] jpeg = write(image, mode, quality / (float) BEST);
            if (jpeg.length <= limit) {
                best = jpeg;
                low = quality + 1;
            } else {
                high = quality - 1;
            }
        }
        return best;
    }

    static byte[] write(BufferedImage image, JpegMode mode, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var parameters = new JPEGImageWriteParam(null);
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionQuality(quality);
        parameters.setOptimizeHuffmanTables(true);
        if (mode == JpegMode.PROGRESSIVE) {
            parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        }
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static BufferedImage image(Pixels pixels) {
        var image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        return image;
    }
}
