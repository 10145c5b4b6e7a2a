package org.cardwire.media.decode;

import java.awt.color.ICC_Profile;
import java.util.Optional;
import org.cardwire.media.pixels.PixelRows;

/**
 * A decoded picture.
 *
 * @param rows values in the colour space of the profile, not turned
 * @param profile absent: the values are sRGB already
 */
public record Decoded(PixelRows rows, Optional<ICC_Profile> profile) {}
