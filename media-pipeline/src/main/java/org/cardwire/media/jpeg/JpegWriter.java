package org.cardwire.media.jpeg;

import java.util.Arrays;
import java.util.List;

/** Writes a quantised picture as a JFIF file of one baseline scan or of progressive scans, each with its best tables. */
final class JpegWriter {
    private static final int BASELINE = 0xC0;
    private static final int PROGRESSIVE = 0xC2;
    private static final int[] JFIF = {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0};

    private final Quantised picture;
    private final Tokens tokens = new Tokens();

    JpegWriter(Quantised picture) {
        this.picture = picture;
    }

    byte[] write(List<Scan> scans) {
        var out = new ByteSink();
        out.marker(0xD8);
        out.marker(0xE0);
        out.u16(2 + JFIF.length);
        for (int value : JFIF) {
            out.u8(value);
        }
        quantisation(out);
        frame(out, scans.size() == 1 ? BASELINE : PROGRESSIVE);
        for (Scan scan : scans) {
            scan(out, scan);
        }
        out.marker(0xD9);
        return out.toBytes();
    }

    private void quantisation(ByteSink out) {
        int tables = tables();
        out.marker(0xDB);
        out.u16(2 + 65 * tables);
        for (int table = 0; table < tables; table++) {
            out.u8(table);
            for (int step : picture.table(table).steps()) {
                out.u8(step);
            }
        }
    }

    private void frame(ByteSink out, int kind) {
        out.marker(kind);
        out.u16(8 + 3 * 3);
        out.u8(8);
        out.u16(picture.source.height);
        out.u16(picture.source.width);
        out.u8(3);
        int step = picture.source.chroma.step;
        for (int component = 0; component < 3; component++) {
            out.u8(component + 1);
            out.u8(component == 0 ? step << 4 | step : 0x11);
            out.u8(Math.min(component, tables() - 1));
        }
    }

    /** One for all where luma and colour have the same; the two colour components always share one. */
    private int tables() {
        return Arrays.equals(picture.table(0).steps(), picture.table(1).steps()) ? 1 : 2;
    }

    private void scan(ByteSink out, Scan scan) {
        tokens.clear();
        if (scan.hasDc()) {
            new InterleavedCoder(picture, scan, tokens).run();
        } else {
            new BandCoder(picture, scan, tokens).run();
        }
        var tables = new HuffmanTable[4];
        for (int slot = 0; slot < 2; slot++) {
            tables[slot] = tokens.best(slot);
            tables[InterleavedCoder.AC + slot] = tokens.best(InterleavedCoder.AC + slot);
        }
        for (int slot : scan.components().stream().map(Scan::slot).distinct().toList()) {
            if (scan.hasDc()) {
                tables[slot].writeTo(out, 0, slot);
            }
            if (scan.hasAc()) {
                tables[InterleavedCoder.AC + slot].writeTo(out, 1, slot);
            }
        }
        header(out, scan);
        tokens.writeTo(out, tables);
    }

    private static void header(ByteSink out, Scan scan) {
        out.marker(0xDA);
        out.u16(6 + 2 * scan.components().size());
        out.u8(scan.components().size());
        for (int component : scan.components()) {
            out.u8(component + 1);
            out.u8(Scan.slot(component) << 4 | Scan.slot(component));
        }
        out.u8(scan.from());
        out.u8(scan.to());
        out.u8(scan.high() << 4 | scan.low());
    }
}
