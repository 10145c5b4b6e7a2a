package org.cardwire.media;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a rendition can be: the formats that MMS and RCS handsets show or play (OMA MMS conformance; RCC.07). */
public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    GIF("image/gif", "gif"),
    /** H.264 baseline, AAC. */
    MP4("video/mp4", "mp4"),
    /** AMR-NB with H.264 baseline, or with H.263 where the target is at most 176 pixels wide. */
    THREE_GP("video/3gpp", "3gp"),
    /** AAC. */
    M4A("audio/mp4", "m4a"),
    /** AMR-NB. */
    AMR("audio/amr", "amr");

    /** Those of pictures, moving ones included. */
    public static final Set<Format> PICTURES = Collections.unmodifiableSet(EnumSet.of(JPEG, PNG, GIF));

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
