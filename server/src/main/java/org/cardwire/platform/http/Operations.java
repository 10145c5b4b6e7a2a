package org.cardwire.platform.http;

import java.util.function.Predicate;

/** Where rooms register what they answer. */
public interface Operations {
    /** The handler of an operation of the contract. Throws {@link IllegalArgumentException} when there is none by that name, or it has a handler. */
    void on(String operationId, Handler handler);

    /**
     * The same for an operation that creates something, and takes an {@code Idempotency-Key} by the contract. Whoever
     * keeps answers ({@link Remembering}) runs it once for each key.
     */
    void once(String operationId, Handler handler);

    /**
     * A public door outside of the contract, such as a short link or a carrier's webhook: no authentication, the body as
     * bytes up to the limit.
     *
     * @param path as Vert.x writes it, such as {@code /m/:name}
     */
    void open(String method, String path, int maxBody, Handler handler);

    /** The same for those who call the server by this host name. */
    void openAt(String host, String method, String path, int maxBody, Handler handler);

    /**
     * A public door for carriers, who have places of their own: no stranger keeps them out, nor they the strangers.
     *
     * @param expected tells by the head; what is not is answered 404 before its body is read
     */
    void openToCarriers(String method, String path, int maxBody, Predicate<Call> expected, Handler handler);
}
