package org.cardwire.fitting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.MmsContent.Part;
import org.cardwire.fitting.Renditions.Rendition;
import org.cardwire.media.Format;

/**
 * The presentation of an MMS in the SMIL subset of OMA-TS-MMS-CONF: a region named Image above one named Text, one
 * {@code par} per slide with at most one picture or film and one text, and parts with short ASCII names.
 */
final class Smil {
    private static final String TEXT_TYPE = "text/plain; charset=utf-8";
    private static final String HEAD = """
            <smil>
            <head>
            <layout>
            <root-layout width="320" height="480"/>
            <region id="Image" left="0" top="0" width="320" height="280" fit="meet"/>
            <region id="Text" left="0" top="280" width="320" height="200" fit="scroll"/>
            </layout>
            </head>
            <body>
            """;
    private static final String FOOT = "</body>\n</smil>\n";

    private Smil() {}

    static Part media(int slide, Rendition rendition) {
        return media(slide, rendition.contentType(), rendition.body());
    }

    /** Media that are not there yet, with the longest name and type that they can get. */
    static Part blank(int slide, SlideMedia media, Plays plays, Blob body) {
        String type = switch (media.medium().kind()) {
            case PICTURE -> "image/jpeg";
            case FILM, SOUND ->
                plays.formats(media.medium().kind()).iterator().next().contentType();
        };
        return media(slide, type, body);
    }

    private static Part media(int slide, String type, Blob body) {
        return new Part("slide" + (slide + 1) + extension(type), type, body);
    }

    static Part text(int slide, String words) {
        return new Part(textName(slide), TEXT_TYPE, utf8(words));
    }

    static String textName(int slide) {
        return "slide" + (slide + 1) + ".txt";
    }

    static Part part(Slides slides, List<Optional<Part>> media) {
        StringBuilder smil = new StringBuilder(HEAD);
        for (int slide = 0; slide < slides.count(); slide++) {
            smil.append("<par dur=\"").append(slides.seconds(slide)).append("000ms\">\n");
            media.get(slide).ifPresent(part -> smil.append(element(part)).append('\n'));
            if (slides.words(slide)) {
                smil.append("<text src=\"").append(textName(slide)).append("\" region=\"Text\"/>\n");
            }
            smil.append("</par>\n");
        }
        return new Part("start.smil", "application/smil", utf8(smil.append(FOOT).toString()));
    }

    private static String element(Part media) {
        String source = " src=\"" + media.name() + "\"";
        return switch (media.contentType().substring(0, media.contentType().indexOf('/'))) {
            case "image" -> "<img" + source + " region=\"Image\"/>";
            case "video" -> "<video" + source + " region=\"Image\"/>";
            case "audio" -> "<audio" + source + "/>";
            default -> throw new IllegalArgumentException("no slide shows " + media.contentType());
        };
    }

    private static String extension(String type) {
        return Stream.of(Format.values())
                .filter(format -> format.contentType().equals(type))
                .map(format -> "." + format.extension())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no MMS carries " + type));
    }

    private static Blob utf8(String text) {
        return Blob.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
