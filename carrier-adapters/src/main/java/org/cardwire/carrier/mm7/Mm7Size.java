package org.cardwire.carrier.mm7;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.Outbound;

/**
 * How many bytes a message takes on the wire, known before it is sent: counted over the very pieces that are sent, without
 * copying them. Headers do not depend on the media's bytes, so a content with empty bodies gives the overhead, and room for
 * media is the limit minus that. Exact for ids of 36 characters, which all of ours are.
 *
 * @param payload the slide show with SMIL, MIME headers and boundaries: what relays and OMA content classes limit
 * @param whole the body of the HTTP request, SOAP included: its Content-Length
 */
public record Mm7Size(long payload, long whole) {
    private static final String ANY_ID = "0".repeat(Mm7Mime.ID_LENGTH);

    /** The payload alone, which does not depend on the link. */
    public static long payload(MmsContent content) {
        return sum(Mm7Mime.payload(ANY_ID, content));
    }

    /** Everything, for one message on one link. */
    public static Mm7Size of(Outbound message, MmsContent content, Mm7Terms terms) {
        String soap = Mm7Soap.submit(message, content.subject(), Mm7Mime.CONTENT_ID, terms, Instant.EPOCH);
        return new Mm7Size(sum(Mm7Mime.payload(message.id(), content)), sum(Mm7Mime.body(message.id(), soap, content)));
    }

    private static long sum(List<ByteBuffer> pieces) {
        return pieces.stream().mapToLong(ByteBuffer::remaining).sum();
    }
}
