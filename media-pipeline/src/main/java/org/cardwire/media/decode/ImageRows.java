package org.cardwire.media.decode;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import org.cardwire.media.pixels.RowSink;

/**
 * A {@link BufferedImage} row by row as raw 8-bit values. {@code getRGB} would convert colours for each pixel (slowly,
 * and grey as if it were linear light); here grey is copied to three channels and the rest waits for the profile.
 */
final class ImageRows {
    private final BufferedImage image;
    private final RowReader reader;

    private interface RowReader {
        void read(int y, int[] into);
    }

    ImageRows(BufferedImage image) {
        this.image = image;
        this.reader = readerFor(image);
    }

    private RowReader readerFor(BufferedImage image) {
        Raster raster = image.getRaster();
        boolean components = image.getColorModel() instanceof ComponentColorModel && !image.isAlphaPremultiplied();
        if (components
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte data
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0) {
            return (y, into) -> bytes(model, data, y, into);
        }
        int type = raster.getTransferType();
        if (components && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT)) {
            return (y, into) -> samples(raster, type == DataBuffer.TYPE_USHORT ? 8 : 0, y, into);
        }
        if (image.getColorModel() instanceof IndexColorModel palette) {
            int[] colours = new int[palette.getMapSize()];
            palette.getRGBs(colours);
            return (y, into) -> indexed(raster, colours, y, into);
        }
        return (y, into) -> image.getRGB(0, y, image.getWidth(), 1, into, 0, image.getWidth());
    }

    void give(RowSink sink) {
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            reader.read(y, row);
            sink.row(row);
        }
    }

    private void bytes(PixelInterleavedSampleModel model, DataBufferByte data, int y, int[] into) {
        byte[] values = data.getData();
        int[] offsets = model.getBandOffsets();
        int at = data.getOffset() + y * model.getScanlineStride();
        int bands = offsets.length;
        int red = offsets[0];
        int green = bands < 3 ? red : offsets[1];
        int blue = bands < 3 ? red : offsets[2];
        for (int x = 0; x < image.getWidth(); x++, at += model.getPixelStride()) {
            int alpha = bands % 2 == 1 ? 255 : values[at + offsets[bands - 1]] & 255;
            into[x] = alpha << 24
                    | (values[at + red] & 255) << 16
                    | (values[at + green] & 255) << 8
                    | values[at + blue] & 255;
        }
    }

    private void samples(Raster raster, int shift, int y, int[] into) {
        int bands = raster.getNumBands();
        int[] values = raster.getPixels(0, y, image.getWidth(), 1, (int[]) null);
        for (int x = 0, at = 0; x < image.getWidth(); x++, at += bands) {
            int red = values[at] >> shift;
            int green = bands < 3 ? red : values[at + 1] >> shift;
            int blue = bands < 3 ? red : values[at + 2] >> shift;
            int alpha = bands % 2 == 1 ? 255 : values[at + bands - 1] >> shift;
            into[x] = alpha << 24 | red << 16 | green << 8 | blue;
        }
    }

    private void indexed(Raster raster, int[] colours, int y, int[] into) {
        raster.getPixels(0, y, image.getWidth(), 1, into);
        for (int x = 0; x < image.getWidth(); x++) {
            into[x] = colours[Math.min(into[x], colours.length - 1)];
        }
    }
}
