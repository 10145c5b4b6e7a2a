package org.cardwire.platform.http;

import java.util.Optional;

/** Finds out who calls. Called on a virtual thread for each request, so implementations remember what they found for a short while. */
public interface Authenticator {
    /** By the whole API key, as sent. */
    Optional<Principal> byApiKey(String key);

    /** By the value of the session's cookie. */
    Optional<Principal> bySession(String cookie);
}
