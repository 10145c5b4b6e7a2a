package org.cardwire.media;

/** Which JPEG the handset may get: baseline for the OMA MMS content classes; progressive is smaller and for RCS. */
public enum JpegMode {
    BASELINE,
    PROGRESSIVE
}
