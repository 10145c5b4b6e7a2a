package org.cardwire.media;

/** What a rendition can be: the picture formats that MMS and RCS handsets show (OMA MMS conformance; RCC.07). */
public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif");

    private final String contentType;
    private final String extension;

    Format(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    public String contentType() {
        return contentType;
    }

    /** Without a dot. */
    public String extension() {
        return extension;
    }
}
