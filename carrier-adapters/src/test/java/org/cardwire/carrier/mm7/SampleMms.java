package org.cardwire.carrier.mm7;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.Lane;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Outbound;

/** A slide show of one slide, whose picture holds every byte value. */
final class SampleMms {
    private static final String SMIL = "<smil><head><layout><root-layout width=\"320\" height=\"480\"/>"
            + "<region id=\"Image\" left=\"0\" top=\"0\" width=\"320\" height=\"360\" fit=\"meet\"/>"
            + "<region id=\"Text\" left=\"0\" top=\"360\" width=\"320\" height=\"120\"/></layout></head>"
            + "<body><par dur=\"5000ms\"><img src=\"p.jpg\" region=\"Image\"/>"
            + "<text src=\"t.txt\" region=\"Text\"/></par></body></smil>";
    static final String ID = "0b8a4f3e-7c1d-4e2a-9f60-1a2b3c4d5e6f";
    static final MmsContent CONTENT = content("Red & blue", allBytes());

    private SampleMms() {}

    static MmsContent content(String subject, byte[] picture) {
        return new MmsContent(
                subject,
                new MmsContent.Part("s.smil", "application/smil; charset=utf-8", text(SMIL)),
                List.of(
                        new MmsContent.Part("p.jpg", "image/jpeg", Blob.of(picture)),
                        new MmsContent.Part("t.txt", "text/plain; charset=utf-8", text("买一送一"))));
    }

    static Outbound message(MmsContent content, Optional<String> inReplyTo) {
        return new Outbound(
                ID, new Msisdn("+447700900001"), "90120", content, Lane.BULK, Duration.ofHours(24), true, inReplyTo);
    }

    static Mm7Terms terms(Map<String, String> more) {
        Map<String, String> values = new HashMap<>(Map.of("vasp-id", "brand", "vas-id", "promo"));
        values.putAll(more);
        LinkSettings settings = new LinkSettings(values, Mm7Terms.settings());
        Mm7Terms terms = Mm7Terms.read(settings);
        settings.verify();
        return terms;
    }

    private static byte[] allBytes() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static Blob text(String text) {
        return Blob.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
