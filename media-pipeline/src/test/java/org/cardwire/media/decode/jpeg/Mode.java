package org.cardwire.media.decode.jpeg;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A way to write a JPEG, by the platform's writer.
 *
 * @param sampling factors of the components, such as {@code 2x1,1x1,1x1}
 * @param restart units between restart markers, 0 for none
 */
record Mode(String sampling, boolean progressive, int restart) {
    private static final String TREE = "javax_imageio_jpeg_image_1.0";

    static List<Mode> all() {
        return Stream.of(
                        "1x1",
                        "1x1,1x1,1x1",
                        "2x1,1x1,1x1",
                        "2x2,1x1,1x1",
                        "4x1,1x1,1x1",
                        "1x2,1x1,1x1",
                        "2x2,2x1,1x2",
                        "1x1,2x2,1x1",
                        "3x1,1x1,1x1")
                .flatMap(s -> Stream.of(new Mode(s, false, 0), new Mode(s, true, 0), new Mode(s, false, 5)))
                .toList();
    }

    byte[] write(BufferedImage picture) {
        boolean grey = sampling.equals("1x1");
        BufferedImage image = grey ? grey(picture) : picture;
        ImageWriter writer = platformWriter();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), param);
        try {
            change(metadata);
        } catch (IIOInvalidTreeException e) {
            throw new AssertionError(e);
        }
        return write(writer, new IIOImage(image, null, metadata), param);
    }

    /** Three components that are red, green and blue themselves, or four that are inks. */
    static byte[] raw(BufferedImage picture, int bands) {
        WritableRaster raster = Raster.createInterleavedRaster(0, picture.getWidth(), picture.getHeight(), bands, null);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int rgb = picture.getRGB(x, y);
                for (int band = 0; band < bands; band++) {
                    raster.setSample(x, y, band, band == 3 ? 255 - x % 200 : rgb >> 16 - 8 * band & 255);
                }
            }
        }
        ImageWriter writer = platformWriter();
        byte[] plain = write(writer, new IIOImage(raster, null, null), writer.getDefaultWriteParam());
        return bands == 3 ? adobe(plain, 0) : plain;
    }

    /** Puts Adobe's mark of a colour transform behind the first marker. */
    static byte[] adobe(byte[] jpeg, int transform) {
        byte[] mark = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(mark);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** By libjpeg, as the platform carries it, so that nothing of ours judges our decoder. */
    static BufferedImage platform(byte[] jpeg) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (reader.getClass().getName().startsWith("com.sun.")) {
                reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg)), true, true);
                return asStored(reader.read(0));
            }
        }
        throw new AssertionError("the platform has no JPEG reader");
    }

    /** The platform takes grey for amounts of light when it is asked for colours. */
    private static BufferedImage asStored(BufferedImage image) {
        if (image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
            return image;
        }
        var stored = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                stored.setRGB(x, y, image.getRaster().getSample(x, y, 0) * 0x010101);
            }
        }
        return stored;
    }

    private void change(IIOMetadata metadata) throws IIOInvalidTreeException {
        Node root = metadata.getAsTree(TREE);
        String[] factors = sampling.split(",");
        var specs = ((Element) root).getElementsByTagName("componentSpec");
        for (int i = 0; i < specs.getLength(); i++) {
            var spec = (Element) specs.item(i);
            spec.setAttribute("HsamplingFactor", factors[i].substring(0, 1));
            spec.setAttribute("VsamplingFactor", factors[i].substring(2));
        }
        if (restart > 0) {
            var interval = new IIOMetadataNode("dri");
            interval.setAttribute("interval", Integer.toString(restart));
            Node sequence = root.getLastChild();
            sequence.insertBefore(interval, sequence.getLastChild());
        }
        metadata.setFromTree(TREE, root);
    }

    private static ImageWriter platformWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        while (writers.hasNext()) {
            ImageWriter writer = writers.next();
            if (writer.getClass().getName().startsWith("com.sun.")) {
                return writer;
            }
        }
        throw new AssertionError("the platform has no JPEG writer");
    }

    private static byte[] write(ImageWriter writer, IIOImage image, ImageWriteParam param) {
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, image, param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage grey(BufferedImage picture) {
        var grey = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
        grey.createGraphics().drawImage(picture, 0, 0, null);
        return grey;
    }
}
