package org.cardwire.media;

/** What a look at a file's first bytes and structure said, before any decoding. */
public sealed interface Probing permits Picture, Clip, Refusal {}
