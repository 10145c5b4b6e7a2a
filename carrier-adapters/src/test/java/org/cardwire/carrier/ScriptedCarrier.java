package org.cardwire.carrier;

import java.util.List;
import java.util.Map;
import org.cardwire.carrier.spi.CarrierEvent;
import org.cardwire.carrier.spi.Msisdn;

/**
 * The far end of one adapter under test: a carrier on a loopback socket that does what a test tells it. Orders to refuse,
 * throttle or drop concern the next submission only; without an order every submission is accepted.
 */
public interface ScriptedCarrier extends AutoCloseable {
    /** What the carrier was told about an event that it sent us. */
    enum Answer {
        TAKEN,
        TRY_AGAIN,
        /** Told that what it sent is wrong, or the connection was closed on it. */
        REFUSED
    }

    /** The settings of a link to this carrier: a window of 4, an answer time-out of 10 s, fast reconnects. */
    Map<String, String> settings();

    void refuseNext(boolean permanently);

    void throttleNext();

    /** Reads the next submission whole, then closes the connection without an answer. */
    void dropNext();

    /** Takes submissions and keeps the answers back until {@link #releaseAnswers()}. */
    void holdAnswers();

    void releaseAnswers();

    /** Closes the port and every connection. */
    void down();

    /** Opens the same port again. */
    void up();

    /** Submissions read from the wire, counting each repeat; a message in parts counts once. */
    int submissions();

    /** How many messages the handset shows. */
    int shownOn(Msisdn handset);

    /** Sends a delivery report and waits for our answer to it. */
    Answer receipt(String carrierRef, CarrierEvent.State state) throws Exception;

    /** Sends a message (MO) from the handset to our {@code to} and waits for our answer to it. */
    Answer reply(Msisdn from, String to, String text) throws Exception;

    /** Sends bytes that are no message of the protocol, and returns when they were refused. */
    Answer garbage() throws Exception;

    /** Whether what is submitted from now on can still be taken back. Ignored where the protocol cannot. */
    void revokeInTime(boolean inTime);

    /** Words that must never be seen in the wire log: passwords, tokens, keys. */
    List<String> secrets();

    @Override
    void close() throws Exception;
}
