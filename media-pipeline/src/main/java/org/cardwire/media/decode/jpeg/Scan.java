package org.cardwire.media.decode.jpeg;

import java.util.List;
import org.cardwire.media.decode.jpeg.Frame.Component;
import org.cardwire.media.header.Cursor;
import org.cardwire.media.header.DamagedException;
import org.jspecify.annotations.Nullable;

/**
 * One scan's header (T.81 B.2.3) with the tables that were in force when it came.
 *
 * @param first the first zigzag index, {@code last} the last one
 * @param high 0 in a coefficient's first scan; {@code low} the bits that later scans add
 * @param data where its entropy-coded data start
 */
record Scan(List<Part> parts, int first, int last, int high, int low, int restartInterval, int data) {
    record Part(
            Component component,
            @Nullable HuffmanCode dc,
            @Nullable HuffmanCode ac) {
        HuffmanCode needDc() throws DamagedException {
            return need(dc);
        }

        HuffmanCode needAc() throws DamagedException {
            return need(ac);
        }

        private static HuffmanCode need(@Nullable HuffmanCode code) throws DamagedException {
            if (code == null) {
                throw DamagedException.corrupt("a JPEG scan names a Huffman table that is not there");
            }
            return code;
        }
    }

    static Scan read(Cursor in, Frame frame, Tables tables) throws DamagedException {
        int count = in.u8();
        if (count < 1 || count > frame.components().size()) {
            throw DamagedException.corrupt("a JPEG scan says that it has " + count + " components");
        }
        var parts = new Part[count];
        int before = -1;
        for (int i = 0; i < count; i++) {
            Component component = component(frame, in.u8());
            if (component.index() <= before) {
                throw DamagedException.corrupt("a JPEG scan names its components out of order");
            }
            before = component.index();
            int named = in.u8();
            parts[i] = new Part(component, tables.dc(named >> 4), tables.ac(named & 15));
        }
        int first = in.u8();
        int last = in.u8();
        int bits = in.u8();
        var scan = new Scan(List.of(parts), first, last, bits >> 4, bits & 15, tables.restartInterval(), in.at());
        return frame.progressive()
                ? scan.checked()
                : new Scan(scan.parts, 0, 63, 0, 0, scan.restartInterval, scan.data);
    }

    private static Component component(Frame frame, int id) throws DamagedException {
        for (Component component : frame.components()) {
            if (component.id() == id) {
                return component;
            }
        }
        throw DamagedException.corrupt("a JPEG scan names component " + id + ", which the frame does not have");
    }

    /** What T.81 G.1.1.1 allows. */
    private Scan checked() throws DamagedException {
        boolean dc = first == 0 && last == 0;
        boolean ac = first > 0 && last >= first && last <= 63 && parts.size() == 1;
        boolean refines = high == 0 || high == low + 1;
        if (!(dc || ac) || !refines || low > 13) {
            throw DamagedException.corrupt("a JPEG scan of indexes " + first + " to " + last + " makes no sense");
        }
        return this;
    }

    boolean dc() {
        return first == 0;
    }

    boolean refining() {
        return high > 0;
    }
}
