package org.cardwire.bench;

import java.net.URI;
import java.util.Map;

/** The server that is measured; it runs in this process. */
public interface Target extends AutoCloseable {
    /** How a server is started from the settings of its environment. Blocks until it answers. */
    interface Starter {
        Target start(Map<String, String> environment);
    }

    URI url();

    /** A key whose messages go to sandbox links. */
    String testKey();

    /** Of the first user. */
    String email();

    String password();

    @Override
    void close();
}
