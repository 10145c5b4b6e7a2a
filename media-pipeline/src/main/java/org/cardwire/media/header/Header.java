package org.cardwire.media.header;

import org.cardwire.media.pixels.Orientation;

/** What a picture file says of itself. Width and height are as stored, before the orientation is applied. */
public record Header(int width, int height, int frames, Orientation orientation) {
    static Header still(int width, int height, Orientation orientation) throws DamagedException {
        return of(width, height, 1, orientation);
    }

    static Header of(int width, int height, int frames, Orientation orientation) throws DamagedException {
        if (width < 1 || height < 1) {
            throw DamagedException.corrupt("the header says " + width + " x " + height + " pixels");
        }
        return new Header(width, height, frames, orientation);
    }
}
