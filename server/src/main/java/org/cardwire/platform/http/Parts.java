package org.cardwire.platform.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file for those who ask for one, as players do, some of which play nothing else (RFC 9110 §14). Who asks for
 * several parts, or in other units, gets the whole.
 */
public final class Parts {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})?-(\\d{1,18})?");

    private record Range(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    private Parts() {}

    /**
     * @param whole the answer with the whole file
     * @param size of the file in bytes
     */
    public static Answer of(Call call, Answer whole, long size) {
        if (!(whole.body() instanceof Answer.FileOnDisk file)) {
            return whole;
        }
        Answer answer = whole.with("Accept-Ranges", "bytes");
        Optional<Matcher> asked = call.header("Range")
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .filter(Parts::bounded);
        if (asked.isEmpty()) {
            return answer.with("Content-Length", Long.toString(size));
        }
        Range range = range(asked.get(), size);
        if (range.first > range.last) {
            return Answer.status(416).with("Content-Range", "bytes */" + size);
        }
        return new Answer(206, answer.headers(), new Answer.FileOnDisk(file.file(), range.first, range.length()))
                .with("Content-Range", "bytes " + range.first + "-" + range.last + "/" + size)
                .with("Content-Length", Long.toString(range.length()));
    }

    private static boolean bounded(Matcher asked) {
        return asked.group(1) != null || asked.group(2) != null;
    }

    /** The last so many bytes, where the first one is not named. */
    private static Range range(Matcher asked, long size) {
        if (asked.group(1) == null) {
            return new Range(Math.max(0, size - Long.parseLong(asked.group(2))), size - 1);
        }
        long last = asked.group(2) == null ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        return new Range(Long.parseLong(asked.group(1)), last);
    }
}
