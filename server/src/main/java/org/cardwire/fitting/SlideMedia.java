package org.cardwire.fitting;

/**
 * What stands above the words of a slide.
 *
 * @param posterOnly of a film that does not fit: the medium is a picture then, and the film plays on the card page
 */
record SlideMedia(String asset, Medium medium, boolean posterOnly) {
    SlideMedia(String asset, Medium medium) {
        this(asset, medium, false);
    }

    boolean plays() {
        return medium.plays();
    }

    boolean film() {
        return medium.kind() == Medium.Kind.FILM;
    }

    SlideMedia asPoster() {
        return new SlideMedia(asset, Medium.PICTURE, true);
    }
}
