package org.cardwire.sandbox;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.cardwire.fixtures.HandsetKind;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.HandsetTable;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.platform.http.HttpProblem;

/** Handsets beside the sandbox's own, until the server stops; all brands share them. Safe for use by many threads. */
final class AddedHandsets {
    private static final int MOST = 40;
    private static final int FIRST = 50;
    private static final int LAST = 99;

    private final HandsetTable handsets;
    private final Set<PhoneNumber> added = ConcurrentHashMap.newKeySet();

    AddedHandsets(HandsetTable handsets) {
        this.handsets = handsets;
    }

    boolean has(PhoneNumber number) {
        return added.contains(number);
    }

    /** With the first free number that leads to an account for its kind; 409 when there are as many as there may be. */
    synchronized Handset add(HandsetKind kind, String name) {
        PhoneNumber number = IntStream.rangeClosed(FIRST, LAST)
                .mapToObj(last -> PhoneNumber.parse(kind.prefix() + last))
                .filter(free -> handsets.find(free).isEmpty())
                .findFirst()
                .filter(_ -> added.size() < MOST)
                .orElseThrow(() -> HttpProblem.conflict(
                        "handsets-full",
                        "The sandbox has " + added.size() + " handsets more than its own: remove one first.",
                        "沙箱中已新增 " + added.size() + " 部手机，请先移除一部。"));
        Handset made = kind.of(number, name);
        handsets.put(made);
        added.add(number);
        return made;
    }

    synchronized void remove(PhoneNumber number) {
        if (!added.remove(number)) {
            throw HttpProblem.conflict(
                    "handset-is-the-sandboxes-own",
                    "This handset belongs to the sandbox itself: it can be switched off, but not removed.",
                    "这部手机是沙箱自带的：可以关机，但不能移除。");
        }
        handsets.remove(number);
    }
}
