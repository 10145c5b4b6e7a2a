package org.cardwire.carrier.spi;

import java.util.List;

/**
 * A card as an MMS: a subject, the SMIL presentation and the parts that it names (OMA-TS-MMS-CONF, TS 23.140 §8.7). The
 * parts are the very bytes that go onto the wire.
 */
public record MmsContent(String subject, Part smil, List<Part> parts) implements Content {
    public MmsContent {
        parts = List.copyOf(parts);
    }

    @Override
    public Channel channel() {
        return Channel.MMS;
    }

    /**
     * One MIME part.
     *
     * @param name short ASCII file name: Content-Location as it stands, Content-ID in angle brackets
     * @param contentType with its charset where it is text
     */
    public record Part(String name, String contentType, Blob body) {}
}
