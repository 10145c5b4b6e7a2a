package org.cardwire.media.decode.jpeg;

import java.util.List;
import org.cardwire.media.header.Cursor;
import org.cardwire.media.header.DamagedException;

/**
 * The frame header (T.81 B.2.2).
 *
 * @param widest the largest horizontal sampling factor of a component, {@code highest} the largest vertical one
 */
record Frame(boolean progressive, int width, int height, List<Component> components, int widest, int highest) {
    private static final int MOST_COMPONENTS = 4;
    private static final int MOST_FACTOR = 4;

    /** @param id by which scans name it; {@code across} and {@code down} are its sampling factors */
    record Component(int index, int id, int across, int down, int quantTable) {}

    static Frame read(boolean progressive, Cursor in) throws DamagedException {
        int height = in.u16();
        int width = in.u16();
        int count = in.u8();
        if (width == 0 || height == 0 || count == 0 || count > MOST_COMPONENTS) {
            throw DamagedException.corrupt(
                    "the JPEG frame says " + width + " x " + height + " pixels of " + count + " components");
        }
        var components = new Component[count];
        int widest = 1;
        int highest = 1;
        for (int i = 0; i < count; i++) {
            Component component = component(i, count == 1, in);
            components[i] = component;
            widest = Math.max(widest, component.across);
            highest = Math.max(highest, component.down);
        }
        return new Frame(progressive, width, height, List.of(components), widest, highest);
    }

    /** A component that is alone has blocks in plain order whatever its factors say (T.81 A.2.2). */
    private static Component component(int index, boolean alone, Cursor in) throws DamagedException {
        int id = in.u8();
        int factors = in.u8();
        int across = factors >> 4;
        int down = factors & 15;
        int table = in.u8();
        if (across < 1 || across > MOST_FACTOR || down < 1 || down > MOST_FACTOR || table > 3) {
            throw DamagedException.corrupt("component " + id + " of the JPEG has sampling " + across + "x" + down);
        }
        return new Component(index, id, alone ? 1 : across, alone ? 1 : down, table);
    }

    int mcusAcross() {
        return ceil(width, 8 * widest);
    }

    int mcusDown() {
        return ceil(height, 8 * highest);
    }

    /** Samples that the component has in a row at {@code edge} samples a block; padding not counted. */
    int samplesAcross(Component component, int edge) {
        return ceil(width * component.across * edge, 8 * widest);
    }

    int samplesDown(Component component, int edge) {
        return ceil(height * component.down * edge, 8 * highest);
    }

    static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
