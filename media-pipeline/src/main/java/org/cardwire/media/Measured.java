package org.cardwire.media;

import java.time.Duration;

/**
 * A film, a sound or a foreign still within the caps.
 *
 * @param contentType by what is in it: a film's container that holds nothing but a sound is a sound
 * @param width as shown; 0 for a sound, as is {@code height}
 * @param length zero for a still
 */
public record Measured(String contentType, int width, int height, Duration length) implements Measuring {}
