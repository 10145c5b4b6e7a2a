package org.cardwire.carrier.smpp;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.cardwire.carrier.smpp.UserData.Place;
import org.cardwire.carrier.smpp.pdu.Address;

/**
 * Puts messages from handsets together that come in parts, in any order and with repeats. Parts stay unanswered until the
 * whole is stored, or for a short time only, because an SMSC with a window of one would never send the next. Any thread;
 * bounded.
 */
final class Reassembly {
    /** What stands for a part that never came. */
    private static final String GAP = "…";

    record Key(Address from, Address to, int reference, boolean wide, int total) {
        static Key of(Address from, Address to, Place place) {
            return new Key(from, to, place.reference(), place.wide(), place.total());
        }
    }

    /** Answers the SMSC about one part. */
    interface Ack {
        void answer(int status);
    }

    /** A message whose parts are all there, or whose time is up; to be followed by {@link #stored} or {@link #failed}. */
    record Whole(Key key, Address from, Address to, String text) {}

    /** What a tick found to do: parts to be answered though the message is incomplete, and messages to be passed on. */
    record Due(List<Ack> acks, List<Whole> wholes) {}

    private record Part(byte[] text, int dataCoding) {}

    private enum Stage {
        GATHERING,
        HANDED_OVER,
        STORED
    }

    private static final class Entry {
        final Key key;
        final long begun;
        final TreeMap<Integer, Part> parts = new TreeMap<>();
        final TreeMap<Integer, Ack> unanswered = new TreeMap<>();
        long lastPart;
        Stage stage = Stage.GATHERING;

        Entry(Key key, long now) {
            this.key = key;
            this.begun = now;
        }
    }

    private final TextCoding coding;
    private final int capacity;
    private final long ackAfter;
    private final long giveUpAfter;
    private final LinkedHashMap<Key, Entry> entries = new LinkedHashMap<>();

    /** @param ackAfter in nanoseconds, as is every time here */
    Reassembly(TextCoding coding, int capacity, long ackAfter, long giveUpAfter) {
        this.coding = coding;
        this.capacity = capacity;
        this.ackAfter = ackAfter;
        this.giveUpAfter = giveUpAfter;
    }

    /** The whole message if this was its last part. A part of a message that is stored already is answered at once. */
    synchronized Optional<Whole> add(Key key, int number, byte[] text, int dataCoding, Ack ack, long now) {
        Entry entry = entries.get(key);
        if (entry == null) {
            if (entries.size() >= capacity && !makeRoom()) {
                ack.answer(StatusCodes.RX_T_APPN);
                return Optional.empty();
            }
            entry = new Entry(key, now);
            entries.put(key, entry);
        }
        if (entry.stage == Stage.STORED) {
            ack.answer(StatusCodes.ROK);
            return Optional.empty();
        }
        entry.lastPart = now;
        entry.parts.put(number, new Part(text, dataCoding));
        Ack repeated = entry.unanswered.put(number, ack);
        if (repeated != null) {
            repeated.answer(StatusCodes.ROK);
        }
        if (entry.stage == Stage.HANDED_OVER || entry.parts.size() < key.total()) {
            return Optional.empty();
        }
        return Optional.of(handOver(entry));
    }

    /** Remembered for a while, so that a repeated part does not look like the beginning of a new message. */
    synchronized void stored(Key key) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.stage = Stage.STORED;
            entry.unanswered.values().forEach(ack -> ack.answer(StatusCodes.ROK));
            entry.unanswered.clear();
            entry.parts.clear();
        }
    }

    /** The parts that are not answered yet will come again; those that are have to stay. */
    synchronized void failed(Key key, long now) {
        Entry entry = entries.get(key);
        if (entry != null) {
            entry.stage = Stage.GATHERING;
            entry.lastPart = now;
            entry.parts.keySet().removeAll(entry.unanswered.keySet());
            entry.unanswered.values().forEach(ack -> ack.answer(StatusCodes.RX_T_APPN));
            entry.unanswered.clear();
            if (entry.parts.isEmpty()) {
                entries.remove(key);
            }
        }
    }

    synchronized Due tick(long now) {
        List<Ack> acks = new ArrayList<>();
        List<Whole> wholes = new ArrayList<>();
        for (Iterator<Entry> all = entries.values().iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.stage == Stage.STORED && now - entry.lastPart > giveUpAfter) {
                all.remove();
            } else if (entry.stage == Stage.GATHERING && now - entry.begun > giveUpAfter && settled(entry, now)) {
                wholes.add(handOver(entry));
            } else if (entry.stage == Stage.GATHERING && now - entry.lastPart > ackAfter) {
                acks.addAll(entry.unanswered.values());
                entry.unanswered.clear();
            }
        }
        return new Due(acks, wholes);
    }

    /** After a failure to store, it is not tried again at once. */
    private boolean settled(Entry entry, long now) {
        return now - entry.lastPart > ackAfter;
    }

    private boolean makeRoom() {
        for (Entry entry : entries.values()) {
            if (entry.stage == Stage.STORED) {
                entries.remove(entry.key);
                return true;
            }
        }
        return false;
    }

    private Whole handOver(Entry entry) {
        entry.stage = Stage.HANDED_OVER;
        return new Whole(entry.key, entry.key.from(), entry.key.to(), text(entry));
    }

    /** Neighbours of one coding are decoded together: a bad sender may have cut a character in two. */
    private String text(Entry entry) {
        var text = new StringBuilder();
        var run = new ByteArrayOutputStream();
        int runCoding = 0;
        for (int number = 1; number <= entry.key.total(); number++) {
            Part part = entry.parts.get(number);
            if (part == null || part.dataCoding != runCoding) {
                text.append(coding.decode(run.toByteArray(), runCoding));
                run.reset();
            }
            if (part == null) {
                text.append(GAP);
            } else {
                runCoding = part.dataCoding;
                run.writeBytes(part.text);
            }
        }
        return text.append(coding.decode(run.toByteArray(), runCoding)).toString();
    }
}
