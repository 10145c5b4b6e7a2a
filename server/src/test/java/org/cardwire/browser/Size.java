package org.cardwire.browser;

/** The two screens that every page must be right on. */
enum Size {
    DESK(1440, 900),
    PHONE(390, 844);

    final int width;
    final int height;

    Size(int width, int height) {
        this.width = width;
        this.height = height;
    }
}
