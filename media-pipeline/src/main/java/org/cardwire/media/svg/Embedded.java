package org.cardwire.media.svg;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.header.GifHeader;
import org.cardwire.media.header.Header;
import org.cardwire.media.header.JpegHeader;
import org.cardwire.media.header.PngHeader;

/** The pictures inside a drawing, counted by their headers before anything decodes them. */
final class Embedded {
    private static final Pattern DATA = Pattern.compile(
            "data:image/(png|jpe?g|gif)(?:;[\\w=-]+)*?;base64,(.*)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private Embedded() {}

    /** Throws when it is no JPEG, PNG or GIF, whatever it is called. */
    static long pixels(String href) throws DamagedException, SvgRefused {
        Matcher data = DATA.matcher(href);
        if (!data.matches()) {
            throw SvgRefused.unsafe("<image href=\"" + Css.shortened(href) + "\">");
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(data.group(2));
        } catch (IllegalArgumentException e) {
            throw DamagedException.corrupt("a picture in it is not in base64");
        }
        Header header = header(bytes);
        return (long) header.width() * header.height();
    }

    private static Header header(byte[] bytes) throws DamagedException, SvgRefused {
        int first = bytes.length > 8 ? bytes[0] & 0xFF : 0;
        return switch (first) {
            case 0x89 -> PngHeader.read(bytes);
            case 0xFF -> JpegHeader.read(bytes);
            case 'G' -> GifHeader.read(bytes);
            default -> throw SvgRefused.unsafe("<image> (PNG, JPEG, GIF)");
        };
    }
}
