package org.cardwire.media;

import org.cardwire.media.pixels.Orientation;

/**
 * A still or an animation within the caps, read from its header.
 *
 * @param width as shown, with the EXIF orientation applied; of a drawing, at the largest size that it is drawn at
 * @param height as shown
 * @param frames more than one only for an animated GIF, or a drawing that moves
 * @param orientation how the stored pixels must be turned
 */
public record Picture(MediaType type, int width, int height, int frames, Orientation orientation) implements Probing {
    public boolean animated() {
        return frames > 1;
    }
}
