package org.cardwire.card;

import java.util.Optional;

/**
 * The picture or video of a card.
 *
 * @param asset id of an upload
 * @param alt what it shows, for those who do not see it
 */
public record CardMedia(String asset, Optional<Phrase> alt, Focus focus, Height height) {
    /** The point that stays in view when the picture is cropped, in parts of its width and height from the top left. */
    public record Focus(double x, double y) {
        public static final Focus CENTRE = new Focus(0.5, 0.5);
    }

    public enum Height {
        SHORT,
        MEDIUM,
        TALL
    }
}
