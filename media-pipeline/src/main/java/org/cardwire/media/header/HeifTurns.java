package org.cardwire.media.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the picture of a HEIC or AVIF file is to be turned: the properties irot and imir of its primary item, in their order
 * (ISO/IEC 23008-12 §6.5.10 and §6.5.12). A file without them is upright.
 */
public final class HeifTurns {
    public enum Turn {
        /** By a quarter, against the clock. */
        LEFT,
        HALF,
        RIGHT,
        TOP_DOWN,
        MIRRORED
    }

    private static final int NO_BOX = 8;

    /** What is in a box. */
    private record Box(String type, int from, int to) {}

    private final byte[] bytes;

    private HeifTurns(byte[] bytes) {
        this.bytes = bytes;
    }

    public static List<Turn> of(byte[] bytes) throws DamagedException {
        return new HeifTurns(bytes).turns();
    }

    private List<Turn> turns() throws DamagedException {
        Optional<Box> meta = find(boxes(0, bytes.length), "meta");
        if (meta.isEmpty()) {
            return List.of();
        }
        List<Box> inside = boxes(meta.get().from + 4, meta.get().to);
        Optional<Box> primary = find(inside, "pitm");
        Optional<Box> all = find(inside, "iprp");
        if (primary.isEmpty() || all.isEmpty()) {
            return List.of();
        }
        List<Box> properties = boxes(all.get().from, all.get().to);
        Optional<Box> container = find(properties, "ipco");
        Optional<Box> associations = find(properties, "ipma");
        if (container.isEmpty() || associations.isEmpty()) {
            return List.of();
        }
        List<Box> values = boxes(container.get().from, container.get().to);
        List<Turn> turns = new ArrayList<>();
        for (int index : associated(associations.get(), item(primary.get()))) {
            if (index > 0 && index <= values.size()) {
                turn(values.get(index - 1)).ifPresent(turns::add);
            }
        }
        return List.copyOf(turns);
    }

    private int item(Box primary) throws DamagedException {
        Cursor cursor = at(primary.from);
        boolean wide = cursor.u8() > 0;
        cursor.skip(3);
        return wide ? cursor.i32() : cursor.u16();
    }

    /** The numbers of the item's properties, counted from 1. */
    private List<Integer> associated(Box box, int item) throws DamagedException {
        Cursor cursor = at(box.from);
        boolean wideItems = cursor.u8() > 0;
        boolean wideNumbers = (cursor.u24() & 1) != 0;
        List<Integer> found = new ArrayList<>();
        for (int entries = cursor.i32(); entries > 0; entries--) {
            int of = wideItems ? cursor.i32() : cursor.u16();
            for (int count = cursor.u8(); count > 0; count--) {
                int number = wideNumbers ? cursor.u16() & 0x7fff : cursor.u8() & 0x7f;
                if (of == item) {
                    found.add(number);
                }
            }
        }
        return found;
    }

    private Optional<Turn> turn(Box property) throws DamagedException {
        return switch (property.type) {
            case "irot" ->
                switch (at(property.from).u8() & 3) {
                    case 1 -> Optional.of(Turn.LEFT);
                    case 2 -> Optional.of(Turn.HALF);
                    case 3 -> Optional.of(Turn.RIGHT);
                    default -> Optional.empty();
                };
            case "imir" -> Optional.of((at(property.from).u8() & 1) == 0 ? Turn.TOP_DOWN : Turn.MIRRORED);
            default -> Optional.empty();
        };
    }

    private static Optional<Box> find(List<Box> boxes, String type) {
        return boxes.stream().filter(box -> box.type.equals(type)).findFirst();
    }

    private List<Box> boxes(int from, int to) throws DamagedException {
        List<Box> boxes = new ArrayList<>();
        int start = from;
        while (to - start >= NO_BOX) {
            Cursor cursor = at(start);
            long size = cursor.i32() & 0xffffffffL;
            String type = cursor.ascii(4);
            if (size == 1) {
                size = (long) cursor.i32() << 32 | cursor.i32() & 0xffffffffL;
            } else if (size == 0) {
                size = to - start;
            }
            if (size < cursor.at() - start || size > to - start) {
                break; // what is cut off here is the programs' to judge
            }
            int end = (int) (start + size);
            boxes.add(new Box(type, cursor.at(), end));
            start = end;
        }
        return boxes;
    }

    private Cursor at(int position) {
        return new Cursor(bytes, position, "picture");
    }
}
