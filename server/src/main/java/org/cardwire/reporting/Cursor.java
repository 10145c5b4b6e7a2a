package org.cardwire.reporting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A place in every stream of the feed, as the text that server-sent events carry as their id. The streams that moved last
 * stand last; when the text gets too long, those that moved longest ago are left out. Used by one thread at a time.
 */
final class Cursor {
    /** The contract takes back as much. */
    private static final int MAX_LENGTH = 400;

    private static final int RADIX = 36;

    private final Map<Integer, Long> places = new LinkedHashMap<>();

    static Cursor of(Map<Integer, Long> places) {
        Cursor cursor = new Cursor();
        cursor.places.putAll(places);
        return cursor;
    }

    /** Empty when the text is not one of ours. */
    static Optional<Cursor> parse(String text) {
        Cursor cursor = new Cursor();
        try {
            for (String place : text.split("\\.")) {
                int dash = place.indexOf('-');
                cursor.places.put(
                        Integer.parseInt(place.substring(0, dash), RADIX),
                        Long.parseLong(place.substring(dash + 1), RADIX));
            }
            return Optional.of(cursor);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    void move(int stream, long seq) {
        places.remove(stream);
        places.put(stream, seq);
    }

    Map<Integer, Long> places() {
        return Map.copyOf(places);
    }

    Cursor copy() {
        return of(places);
    }

    String text() {
        List<String> texts = new ArrayList<>();
        int length = 0;
        for (Map.Entry<Integer, Long> place : new ArrayList<>(places.entrySet()).reversed()) {
            String text = Integer.toString(place.getKey(), RADIX) + "-" + Long.toString(place.getValue(), RADIX);
            length += text.length() + 1;
            if (length > MAX_LENGTH) {
                break;
            }
            texts.add(text);
        }
        Collections.reverse(texts);
        return String.join(".", texts);
    }
}
