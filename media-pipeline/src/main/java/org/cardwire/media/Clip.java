package org.cardwire.media;

/** A video or a sound: recognised, and not fitted by this pipeline. */
public record Clip(MediaType type) implements Probing {}
