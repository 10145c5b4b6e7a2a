package org.cardwire.delivery;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.Blob;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.Content;
import org.cardwire.carrier.spi.MmsContent;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.RcsContent;
import org.cardwire.carrier.spi.SmsContent;
import org.cardwire.link.Link;
import org.cardwire.message.Frozen;
import org.cardwire.message.Message;

/** The same few words in every form; an SMS has as many parts as it is told. */
final class PlainContents implements Contents {
    private static final RcsContent.RichCard CARD =
            new RcsContent.RichCard(Optional.of("Hello"), Optional.empty(), Optional.empty(), List.of());
    private static final MmsContent.Part SMIL =
            new MmsContent.Part("a.smil", "application/smil", Blob.of("<smil/>".getBytes(StandardCharsets.UTF_8)));

    private final List<String> segments;

    PlainContents(List<String> segments) {
        this.segments = segments;
    }

    @Override
    public Addressing addressing(Frozen frozen) {
        return new Addressing(1, false, Optional.empty());
    }

    @Override
    public Msisdn number(Message message) {
        return new Msisdn("+447700900" + (100 + message.numberKey()));
    }

    @Override
    public Made make(
            Message message, Frozen frozen, Channel channel, int level, Optional<Set<String>> features, Link link) {
        Content content = switch (channel) {
            case RCS -> new RcsContent(body(level), List.of(), RcsContent.Traffic.TRANSACTION);
            case MMS -> new MmsContent("Hello", SMIL, List.of());
            case SMS ->
                new SmsContent(
                        String.join("", segments), SmsContent.Coding.GSM7, SmsContent.Concatenation.UDH_8BIT, segments);
        };
        return new Made.Ready(content, 100, "[]");
    }

    private static RcsContent.Body body(int level) {
        return switch (level) {
            case 0 -> new RcsContent.Carousel(RcsContent.Width.MEDIUM, List.of(CARD, CARD));
            case 1 -> new RcsContent.Standalone(RcsContent.Orientation.VERTICAL, CARD);
            default -> new RcsContent.Text("Hello");
        };
    }
}
