package org.cardwire.platform.http;

/** Answers one operation, on a virtual thread: it may block. Throws {@link HttpProblem} to refuse. */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call);
}
