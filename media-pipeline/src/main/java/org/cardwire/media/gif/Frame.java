package org.cardwire.media.gif;

import org.cardwire.media.pixels.Pixels;

/** One picture of an animation as it is seen, whole, and how long it stays as phones play it: hundredths of a second. */
public record Frame(Pixels pixels, int delay) {}
