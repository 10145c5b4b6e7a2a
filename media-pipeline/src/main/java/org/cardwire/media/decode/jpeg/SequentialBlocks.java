package org.cardwire.media.decode.jpeg;

import java.util.Arrays;
import org.cardwire.media.header.DamagedException;

/** A sequential scan that holds only some of the components: its blocks wait for the others. */
final class SequentialBlocks implements ScanWalk.Blocks {
    private final BlockReader[] readers;
    private final Coefficients[] into;
    private final int[][] blocks;

    SequentialBlocks(Scan scan, Coefficients[] components) throws DamagedException {
        int parts = scan.parts().size();
        readers = new BlockReader[parts];
        into = new Coefficients[parts];
        blocks = new int[parts][];
        int[] undivided = new int[64];
        Arrays.fill(undivided, 1);
        for (int i = 0; i < parts; i++) {
            Scan.Part part = scan.parts().get(i);
            into[i] = components[part.component().index()];
            readers[i] = new BlockReader(part, into[i].kept, undivided);
            blocks[i] = into[i].kept.block();
        }
    }

    @Override
    public void read(BitReader in, int part, int row, int column) throws DamagedException {
        int[] block = blocks[part];
        boolean flat = readers[part].read(in, block);
        short[] values = into[part].values(row);
        int start = into[part].start(column);
        for (int i = 0; i < block.length; i++) {
            values[start + i] = (short) block[i];
        }
        into[part].nonZero(row)[column] = flat ? 0 : -1L;
    }

    @Override
    public void restart() {
        for (BlockReader reader : readers) {
            reader.restart();
        }
    }
}
