package org.cardwire.media.decode.jpeg;

import org.cardwire.media.header.DamagedException;

/** The one scan of a plain sequential file: each block becomes samples as soon as it is read. */
final class StripBlocks implements ScanWalk.Blocks {
    private final Strips strips;
    private final BlockReader[] readers;
    private final Plane[] planes;
    private final int[][] blocks;
    private final Idct idct = new Idct();

    StripBlocks(Scan scan, Tables tables, Strips strips) throws DamagedException {
        int parts = scan.parts().size();
        this.strips = strips;
        this.readers = new BlockReader[parts];
        this.planes = new Plane[parts];
        this.blocks = new int[parts][];
        for (int i = 0; i < parts; i++) {
            Scan.Part part = scan.parts().get(i);
            planes[i] = strips.plane(part.component());
            readers[i] = new BlockReader(
                    part, planes[i].kept, tables.quant(part.component().quantTable()));
            blocks[i] = planes[i].kept.block();
        }
    }

    @Override
    public void read(BitReader in, int part, int row, int column) throws DamagedException {
        int[] block = blocks[part];
        boolean flat = readers[part].read(in, block);
        Plane plane = planes[part];
        idct.transform(plane.kept, block, flat, plane.samples, plane.block(row, column), plane.stride);
    }

    @Override
    public void restart() {
        for (BlockReader reader : readers) {
            reader.restart();
        }
    }

    @Override
    public void rowDone() {
        strips.filled();
    }
}
