package org.cardwire.carrier.smpp;

import java.io.IOException;
import org.cardwire.carrier.smpp.pdu.Header;

/** What a connection's reading thread finds; none of this may block. */
interface Incoming {
    /** @return whether it answers a request of ours; if not, jSMPP sees it */
    boolean answered(Header header, byte[] body);

    /** A deliver_sm or data_sm. */
    void delivered(Header header, byte[] body);

    void peerUnbinds(int sequence);

    /** Octets that are no PDU: after this, the connection is given up. */
    void nonsense(Header header);

    /** The next read would wait for the network. */
    void burstEnds();

    void lost(IOException reason);
}
