package org.cardwire.carrier.smpp;

/** What a request is told, exactly once, and never on the thread that sends it. */
interface Answer {
    /** What the exchange is about, for the wire log: {@code Outbound.id()}, or empty. */
    String about();

    void answered(int status, byte[] body);

    /** @param sent false if certainly no octet of the request left us */
    void unanswered(boolean sent, String reason);
}
