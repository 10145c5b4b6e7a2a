package org.cardwire.media.decode;

import java.awt.color.ICC_Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cardwire.media.header.Cursor;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Reducer;
import org.cardwire.media.pixels.RowSink;

/**
 * A PNG whose rows stand in order (PNG specification, 3rd edition): two of them are in memory at a time. {@code PngHeader}
 * found its chunks whole and their checksums right.
 */
final class PngFile implements PictureFile {
    private static final int SIGNATURE = 8;

    private record Chunk(int from, int length) {}

    private final byte[] bytes;
    private final List<Chunk> data = new ArrayList<>();
    private int width;
    private int height;
    private int depth;
    private int type;
    private boolean interlaced;
    private byte[] palette = {};
    private byte[] transparency = {};

    private PngFile(byte[] bytes) throws DamagedException {
        this.bytes = bytes;
        var in = new Cursor(bytes, SIGNATURE, "PNG");
        String name = "";
        while (!name.equals("IEND")) {
            int length = in.i32();
            name = in.ascii(4);
            int from = in.at();
            in.skip(length);
            in.skip(4);
            chunk(name, new Chunk(from, length));
        }
    }

    /** Empty for what we leave to others: a picture whose rows come interlaced. */
    static Optional<PictureFile> open(byte[] bytes) throws DamagedException {
        var file = new PngFile(bytes);
        return file.interlaced ? Optional.empty() : Optional.of(file);
    }

    private void chunk(String name, Chunk chunk) throws DamagedException {
        switch (name) {
            case "IHDR" -> header(new Cursor(bytes, chunk.from, "PNG"));
            case "PLTE" -> palette = copy(chunk);
            case "tRNS" -> transparency = copy(chunk);
            case "IDAT" -> data.add(chunk);
            default -> {
                // Nothing else changes the pixels; the colour profile has a reader of its own.
            }
        }
    }

    private void header(Cursor in) throws DamagedException {
        width = in.i32();
        height = in.i32();
        depth = in.u8();
        type = in.u8();
        in.skip(2);
        interlaced = in.u8() != 0;
    }

    private byte[] copy(Chunk chunk) {
        return Arrays.copyOfRange(bytes, chunk.from, chunk.from + chunk.length);
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public boolean opaque() {
        return type < 4 && transparency.length == 0;
    }

    @Override
    public Optional<ICC_Profile> profile() {
        return PngProfile.of(bytes);
    }

    @Override
    public void decode(int reduction, RowSink sink, Deadline deadline) throws DamagedException {
        var samples = PngSamples.of(type, depth, palette, transparency, width);
        RowSink reduced = Reducer.before(sink, width, height, reduction, deadline);
        byte[] before = new byte[samples.rowBytes() + 1];
        byte[] row = new byte[samples.rowBytes() + 1];
        int[] argb = new int[width];
        try (var inflater = new Inflater()) {
            int next = 0;
            for (int y = 0; y < height; y++) {
                next = inflate(inflater, row, next);
                PngFilter.undo(row, before, samples.pixelBytes());
                samples.row(row, argb);
                reduced.row(argb);
                deadline.check();
                byte[] free = before;
                before = row;
                row = free;
            }
        } catch (DataFormatException e) {
            throw DamagedException.corrupt("the PNG's data cannot be inflated: " + e.getMessage());
        }
    }

    /** Fills a row; returns the index of the next chunk to feed. */
    private int inflate(Inflater inflater, byte[] row, int nextChunk) throws DataFormatException, DamagedException {
        int next = nextChunk;
        int filled = 0;
        while (filled < row.length) {
            filled += inflater.inflate(row, filled, row.length - filled);
            if (filled == row.length) {
                break;
            }
            if (inflater.needsInput() && next < data.size()) {
                Chunk chunk = data.get(next++);
                inflater.setInput(bytes, chunk.from, chunk.length);
            } else if (inflater.finished() || inflater.needsInput() || inflater.needsDictionary()) {
                throw DamagedException.truncated("the PNG's data end before its last row");
            }
        }
        return next;
    }
}
