package org.cardwire.fitting;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.cardwire.card.Limit;
import org.cardwire.card.Limits;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.MmsContent.Part;
import org.cardwire.fitting.Renditions.Rendition;

/**
 * The presentation of an MMS in the SMIL subset of OMA-TS-MMS-CONF: a region named Image above one named Text, one
 * {@code par} per slide with at most one picture and one text, and parts with short ASCII names.
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

    static Part picture(int slide, Rendition rendition) {
        return new Part("slide" + (slide + 1) + extension(rendition), rendition.contentType(), rendition.body());
    }

    /** A picture that is not there yet, with the longest name and type that it can get. */
    static Part blank(int slide, Blob body) {
        return new Part("slide" + (slide + 1) + ".jpg", "image/jpeg", body);
    }

    static Part text(int slide, String words) {
        return new Part(textName(slide), TEXT_TYPE, utf8(words));
    }

    static String textName(int slide) {
        return "slide" + (slide + 1) + ".txt";
    }

    static Part part(Slides slides, List<Optional<Part>> pictures, Limits limits) {
        StringBuilder smil = new StringBuilder(HEAD);
        for (int slide = 0; slide < slides.count(); slide++) {
            smil.append("<par dur=\"")
                    .append(limits.of(Limit.MMS_SLIDE_SECONDS))
                    .append("000ms\">\n");
            pictures.get(slide)
                    .ifPresent(picture ->
                            smil.append("<img src=\"").append(picture.name()).append("\" region=\"Image\"/>\n"));
            if (slides.words(slide)) {
                smil.append("<text src=\"").append(textName(slide)).append("\" region=\"Text\"/>\n");
            }
            smil.append("</par>\n");
        }
        return new Part("start.smil", "application/smil", utf8(smil.append(FOOT).toString()));
    }

    private static String extension(Rendition rendition) {
        return switch (rendition.contentType()) {
            case "image/jpeg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/gif" -> ".gif";
            default -> throw new IllegalArgumentException("no MMS picture is " + rendition.contentType());
        };
    }

    private static Blob utf8(String text) {
        return Blob.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
