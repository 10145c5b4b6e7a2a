package org.cardwire.media;

/** What only ffmpeg reads: a video, a sound, or a still of a foreign kind. {@link ClipProbe} tells its size and length. */
public record Clip(MediaType type) implements Probing {}
