package org.cardwire.media;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names a file's type by its first bytes. Binary signatures come first, then what its text looks like. */
final class Sniffer {
    private static final int TEXT_BYTES = 4096;

    private record Magic(int at, String bytes, MediaType type) {}

    private static final List<Magic> SIGNATURES = List.of(
            new Magic(0, "\u00ff\u00d8\u00ff", MediaType.JPEG),
            new Magic(0, "\u0089PNG\r\n\u001a\n", MediaType.PNG),
            new Magic(0, "GIF87a", MediaType.GIF),
            new Magic(0, "GIF89a", MediaType.GIF),
            new Magic(8, "WEBPVP8", MediaType.WEBP),
            new Magic(0, "II*\0", MediaType.TIFF),
            new Magic(0, "MM\0*", MediaType.TIFF),
            new Magic(8, "WAVE", MediaType.WAV),
            new Magic(8, "AVI ", MediaType.AVI),
            new Magic(0, "\u001aE\u00df\u00a3", MediaType.MATROSKA),
            new Magic(0, "OggS", MediaType.OGG),
            new Magic(0, "#!AMR", MediaType.AMR),
            new Magic(0, "ID3", MediaType.MP3),
            new Magic(0, "\u00ff\u00fb", MediaType.MP3),
            new Magic(0, "\u00ff\u00f3", MediaType.MP3),
            new Magic(0, "\u00ff\u00f1", MediaType.AAC),
            new Magic(0, "\u00ff\u00f9", MediaType.AAC),
            new Magic(0, "%PDF-", MediaType.PDF),
            new Magic(0, "PK\u0003\u0004", MediaType.ZIP),
            new Magic(0, "\u007fELF", MediaType.EXECUTABLE),
            new Magic(0, "\u00cf\u00fa\u00ed\u00fe", MediaType.EXECUTABLE),
            new Magic(0, "\u00ca\u00fe\u00ba\u00be", MediaType.EXECUTABLE));

    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "mif1", "msf1");

    private Sniffer() {}

    static MediaType sniff(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, TEXT_BYTES), StandardCharsets.ISO_8859_1);
        for (Magic magic : SIGNATURES) {
            if (head.startsWith(magic.bytes, magic.at)) {
                return magic.type;
            }
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            return isoMedia(head.substring(8, 12).toLowerCase(Locale.ROOT));
        }
        if (head.startsWith("BM") && bytes.length >= 26 && bytes[14] >= 12 && bytes[15] == 0) {
            return MediaType.BMP;
        }
        if (head.startsWith("MZ")) {
            return MediaType.EXECUTABLE;
        }
        return text(head);
    }

    /** By the major brand of an ISO base media file (ISO/IEC 14496-12, 4.3). */
    private static MediaType isoMedia(String brand) {
        if (HEIC_BRANDS.contains(brand)) {
            return MediaType.HEIC;
        } else if (brand.startsWith("avi")) {
            return MediaType.AVIF;
        } else if (brand.startsWith("3g")) {
            return MediaType.THREE_GP;
        } else if (brand.startsWith("qt")) {
            return MediaType.QUICKTIME;
        } else if (brand.startsWith("m4a")) {
            return MediaType.M4A;
        }
        return MediaType.MP4;
    }

    private static MediaType text(String head) {
        String start = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        String words = start.stripLeading().toLowerCase(Locale.ROOT);
        if (words.isEmpty() || words.chars().anyMatch(c -> c < 9 || c > 13 && c < 32)) {
            return MediaType.UNKNOWN;
        } else if (words.startsWith("#!")) {
            return MediaType.SCRIPT;
        } else if (words.contains("<svg") && !words.startsWith("<!doctype html") && !words.startsWith("<html")) {
            return MediaType.SVG;
        } else if (words.startsWith("<!doctype html") || words.contains("<html") || words.contains("<script")) {
            return MediaType.HTML;
        } else if (words.startsWith("<?php") || words.startsWith("<%")) {
            return MediaType.SCRIPT;
        } else if (words.startsWith("<")) {
            return MediaType.XML;
        }
        return MediaType.TEXT;
    }
}
