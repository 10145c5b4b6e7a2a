package org.cardwire.media;

/** What a look at a clip's streams said, before any frame is decoded. */
public sealed interface Measuring permits Measured, Refusal {}
