package org.cardwire.media;

import static org.cardwire.media.MediaType.Family.AUDIO;
import static org.cardwire.media.MediaType.Family.FOREIGN_PICTURE;
import static org.cardwire.media.MediaType.Family.OTHER;
import static org.cardwire.media.MediaType.Family.PICTURE;
import static org.cardwire.media.MediaType.Family.VIDEO;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a file is by its content: a type that can be fitted, or one that is named when refused. */
public enum MediaType {
    JPEG("image/jpeg", PICTURE),
    PNG("image/png", PICTURE),
    GIF("image/gif", PICTURE),
    WEBP("image/webp", PICTURE),
    BMP("image/bmp", PICTURE),
    TIFF("image/tiff", PICTURE),
    HEIC("image/heic", FOREIGN_PICTURE),
    AVIF("image/avif", FOREIGN_PICTURE),
    SVG("image/svg+xml", PICTURE),
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
        /** A picture that only ffmpeg reads. */
        FOREIGN_PICTURE,
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

    /** ffmpeg's name for the reader of this type's container; empty for what ffmpeg must not see. */
    Optional<String> demuxer() {
        return Optional.ofNullable(
                switch (this) {
                    case MP4, THREE_GP, QUICKTIME, M4A, HEIC, AVIF -> "mov";
                    case MATROSKA -> "matroska";
                    case AVI -> "avi";
                    case MP3 -> "mp3";
                    case AAC -> "aac";
                    case AMR -> "amr";
                    case OGG -> "ogg";
                    case WAV -> "wav";
                    case JPEG, PNG, GIF, WEBP, BMP, TIFF, SVG -> null;
                    case HTML, XML, SCRIPT, PDF, ZIP, EXECUTABLE, TEXT, UNKNOWN -> null;
                });
    }

    /** The types that can be fitted, for a refusal that names what works: {@code image/jpeg, image/png, ...}. */
    public static String fittable() {
        return Arrays.stream(values())
                .filter(type -> type.family != OTHER)
                .map(MediaType::contentType)
                .collect(Collectors.joining(", "));
    }
}
