package org.cardwire.fitting;

import java.net.URI;

/** Short links of one message. All of them have the same length, so that a preview's links count like real ones. */
public interface Links {
    /** In previews: links of no message, as long as real ones. */
    long NO_MESSAGE = 0;

    /** The card as a page. */
    URI cardPage(long message);

    /** @param button index in {@link org.cardwire.card.Card#buttons()}, of a button that opens an address */
    URI button(long message, int button);
}
