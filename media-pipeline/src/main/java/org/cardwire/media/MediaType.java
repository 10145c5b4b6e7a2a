package org.cardwire.media;

import static org.cardwire.media.MediaType.Family.AUDIO;
import static org.cardwire.media.MediaType.Family.OTHER;
import static org.cardwire.media.MediaType.Family.PICTURE;
import static org.cardwire.media.MediaType.Family.UNREAD_PICTURE;
import static org.cardwire.media.MediaType.Family.VIDEO;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a file is by its content. Only the {@link Family#PICTURE} types can be fitted; the others are named when refused. */
public enum MediaType {
    JPEG("image/jpeg", PICTURE),
    PNG("image/png", PICTURE),
    GIF("image/gif", PICTURE),
    WEBP("image/webp", PICTURE),
    BMP("image/bmp", PICTURE),
    TIFF("image/tiff", PICTURE),
    HEIC("image/heic", UNREAD_PICTURE),
    AVIF("image/avif", UNREAD_PICTURE),
    SVG("image/svg+xml", UNREAD_PICTURE),
    MP4("video/mp4", VIDEO),
    THREE_GP("video/3gpp", VIDEO),
    QUICKTIME("video/quicktime", VIDEO),
    MATROSKA("video/webm", VIDEO),
    AVI("video/x-msvideo", VIDEO),
    M4A("audio/mp4", AUDIO),
    MP3("audio/mpeg", AUDIO),
    AAC("audio/aac", AUDIO),
    AMR("audio/amr", AUDIO),
    OGG("audio/ogg", AUDIO),
    WAV("audio/wav", AUDIO),
    HTML("text/html", OTHER),
    XML("application/xml", OTHER),
    SCRIPT("text/x-script", OTHER),
    PDF("application/pdf", OTHER),
    ZIP("application/zip", OTHER),
    EXECUTABLE("application/x-executable", OTHER),
    TEXT("text/plain", OTHER),
    UNKNOWN("application/octet-stream", OTHER);

    /** How far the pipeline can go with a type. */
    public enum Family {
        PICTURE,
        UNREAD_PICTURE,
        VIDEO,
        AUDIO,
        OTHER
    }

    private final String contentType;
    private final Family family;

    MediaType(String contentType, Family family) {
        this.contentType = contentType;
        this.family = family;
    }

    public String contentType() {
        return contentType;
    }

    public Family family() {
        return family;
    }

    /** The types that can be fitted, for a refusal that names what works: {@code image/jpeg, image/png, ...}. */
    public static String fittable() {
        return Arrays.stream(values())
                .filter(type -> type.family == PICTURE)
                .map(MediaType::contentType)
                .collect(Collectors.joining(", "));
    }
}
