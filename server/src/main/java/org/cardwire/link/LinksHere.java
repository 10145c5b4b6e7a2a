package org.cardwire.link;

import java.util.List;
import java.util.Optional;

/** The links there are, and which of them this node has open. */
public interface LinksHere {
    /** Every link there is, open here or not. */
    List<Link> known();

    /** Empty where it is not open on this node. */
    Optional<OpenLink> find(int no);

    /** Whether another node holds a session of it. */
    boolean elsewhere(int no);
}
