package org.cardwire.media.png;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Palette;
import org.cardwire.media.pixels.Pixels;

/** Writes PNG files (PNG specification, 3rd edition): true colour with filters chosen for each row, or a palette of few bits. */
public final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int TRUE_COLOUR = 2;
    private static final int INDEXED = 3;
    private static final int TRUE_COLOUR_ALPHA = 6;

    private PngWriter() {}

    /**
     * Every colour kept: with filters where they make differences small, which suits shades, and, if that takes too many
     * bytes, without, which suits text and flat areas; the smaller of both.
     *
     * @param enough bytes that are few enough
     */
    public static byte[] trueColour(Pixels pixels, int enough, Deadline deadline) {
        byte[] filtered = trueColour(pixels, true, deadline);
        if (filtered.length <= enough) {
            return filtered;
        }
        byte[] bare = trueColour(pixels, false, deadline);
        return bare.length < filtered.length ? bare : filtered;
    }

    private static byte[] trueColour(Pixels pixels, boolean filtered, Deadline deadline) {
        int channels = pixels.opaque() ? 3 : 4;
        var rows = new FilteredRows(pixels.width() * channels, channels);
        byte[] row = new byte[pixels.width() * channels];
        byte[] bare = new byte[1 + row.length];
        byte[] data = deflate(pixels.height(), deadline, y -> {
            unpack(pixels, y, channels, row);
            System.arraycopy(row, 0, bare, 1, row.length);
            return filtered ? rows.best(row) : bare;
        });
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        header(out, pixels.width(), pixels.height(), 8, channels == 3 ? TRUE_COLOUR : TRUE_COLOUR_ALPHA);
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    /** @param indexes one byte for each pixel */
    public static byte[] indexed(int width, int height, byte[] indexes, Palette palette, Deadline deadline) {
        int bits = palette.size() > 16 ? 8 : palette.size() > 4 ? 4 : palette.size() > 2 ? 2 : 1;
        byte[] row = new byte[1 + (width * bits + 7) / 8];
        byte[] data = deflate(height, deadline, y -> {
            Arrays.fill(row, (byte) 0);
            for (int x = 0; x < width; x++) {
                int bit = x * bits;
                row[1 + bit / 8] |= (byte) (indexes[y * width + x] << 8 - bits - bit % 8);
            }
            return row;
        });
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        header(out, width, height, bits, INDEXED);
        palette(out, palette);
        chunk(out, "IDAT", data);
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private interface RowSource {
        /** A row with its filter byte in front. */
        byte[] row(int y);
    }

    private static byte[] deflate(int height, Deadline deadline, RowSource rows) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION);
        var bytes = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(bytes, deflater, 1 << 14)) {
            for (int y = 0; y < height; y++) {
                deadline.check();
                out.write(rows.row(y));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void unpack(Pixels pixels, int y, int channels, byte[] row) {
        for (int x = 0; x < pixels.width(); x++) {
            int pixel = pixels.argb()[y * pixels.width() + x];
            int visible = pixel >>> 24 == 0 ? 0 : pixel;
            row[x * channels] = (byte) (visible >> 16);
            row[x * channels + 1] = (byte) (visible >> 8);
            row[x * channels + 2] = (byte) visible;
            if (channels == 4) {
                row[x * channels + 3] = (byte) (visible >> 24);
            }
        }
    }

    private static void header(ByteArrayOutputStream out, int width, int height, int bits, int kind) {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            data.writeInt(width);
            data.writeInt(height);
            data.write(new byte[] {(byte) bits, (byte) kind, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        chunk(out, "IHDR", bytes.toByteArray());
    }

    private static void palette(ByteArrayOutputStream out, Palette palette) {
        byte[] colours = new byte[palette.size() * 3];
        byte[] alphas = new byte[palette.size()];
        boolean opaque = true;
        for (int i = 0; i < palette.size(); i++) {
            int colour = palette.colour(i);
            colours[3 * i] = (byte) (colour >> 16);
            colours[3 * i + 1] = (byte) (colour >> 8);
            colours[3 * i + 2] = (byte) colour;
            alphas[i] = (byte) (colour >> 24);
            opaque &= alphas[i] == -1;
        }
        chunk(out, "PLTE", colours);
        if (!opaque) {
            chunk(out, "tRNS", alphas);
        }
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        try (var stream = new DataOutputStream(out)) {
            stream.writeInt(data.length);
            stream.write(name);
            stream.write(data);
            stream.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
