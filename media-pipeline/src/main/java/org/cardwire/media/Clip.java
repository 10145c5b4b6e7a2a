package org.cardwire.media;

/** What only ffmpeg reads: a video, a sound, or a still of a foreign kind. Its size and length are not known yet. */
public record Clip(MediaType type) implements Probing {}
