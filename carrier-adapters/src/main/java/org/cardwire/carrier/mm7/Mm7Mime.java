package org.cardwire.carrier.mm7;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.carrier.spi.MmsContent;

/**
 * The body of a SubmitReq: the SOAP part first, then the slide show as an inner multipart/related with its SMIL first
 * (RFC 2387, TS 23.140 §8.7.1). Media stay where they are: the list refers to their bytes. The boundaries are made from the
 * try's id, so that a repeat of the same try is the same bytes; an id is a UUID that no author of content can know.
 */
final class Mm7Mime {
    static final String CONTENT_ID = "mm7-content";
    static final String SOAP_ID = "mm7-soap";

    /** The length of every id that we send, in characters. */
    static final int ID_LENGTH = 36;

    private Mm7Mime() {}

    static String contentType(String id) {
        return "multipart/related; boundary=\"" + outer(id) + "\"; type=\"text/xml\"; start=\"<" + SOAP_ID + ">\"";
    }

    static List<ByteBuffer> body(String id, String soap, MmsContent content) {
        List<ByteBuffer> body = new ArrayList<>();
        body.add(ascii("--" + outer(id) + "\r\nContent-Type: text/xml; charset=\"utf-8\"\r\nContent-ID: <" + SOAP_ID
                + ">\r\n\r\n"));
        body.add(utf8(soap));
        body.add(ascii("\r\n--" + outer(id) + "\r\n"));
        body.addAll(payload(id, content));
        body.add(ascii("\r\n--" + outer(id) + "--\r\n"));
        return body;
    }

    /** The slide show with its own headers: what relays count as the message. */
    static List<ByteBuffer> payload(String id, MmsContent content) {
        String smil = word(content.smil().name());
        List<ByteBuffer> payload = new ArrayList<>();
        payload.add(ascii("Content-Type: multipart/related; boundary=\"" + inner(id)
                + "\"; type=\"application/smil\"; start=\"<" + smil + ">\"\r\nContent-ID: <" + CONTENT_ID
                + ">\r\n\r\n"));
        part(payload, id, content.smil());
        content.parts().forEach(part -> part(payload, id, part));
        payload.add(ascii("--" + inner(id) + "--\r\n"));
        return payload;
    }

    private static void part(List<ByteBuffer> payload, String id, MmsContent.Part part) {
        String name = word(part.name());
        payload.add(ascii("--" + inner(id) + "\r\nContent-Type: " + word(part.contentType()) + "\r\nContent-ID: <"
                + name + ">\r\nContent-Location: " + name + "\r\nContent-Transfer-Encoding: binary\r\n\r\n"));
        payload.add(part.body().buffer());
        payload.add(ascii("\r\n"));
    }

    private static String outer(String id) {
        return "cardwire-req-" + id;
    }

    private static String inner(String id) {
        return "cardwire-mms-" + id;
    }

    /** A header's value: a line break in it would begin another header. */
    private static String word(String value) {
        if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new IllegalArgumentException("a part's name and type are printable ASCII");
        }
        return value;
    }

    private static ByteBuffer ascii(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    }

    private static ByteBuffer utf8(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)).asReadOnlyBuffer();
    }
}
