package org.cardwire.platform.http;

/** A room's HTTP: registers a handler for each of its operations. */
public interface Routes {
    void register(Operations operations);
}
