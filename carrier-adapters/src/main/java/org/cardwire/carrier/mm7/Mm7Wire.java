package org.cardwire.carrier.mm7;

import java.util.stream.Collectors;
import org.cardwire.carrier.spi.MmsContent;

/** What the wire log keeps of an MM7 message: the SOAP as it was, and of each part its name, type and size. */
final class Mm7Wire {
    private Mm7Wire() {}

    static String outbound(String soap, MmsContent content) {
        return soap + "\n" + line(content.smil())
                + content.parts().stream().map(Mm7Wire::line).collect(Collectors.joining());
    }

    static String inbound(Mm7Message message) {
        return message.name() + "\n" + message.transactionId().orElse("") + "\n"
                + message.body().children().map(Mm7Wire::element).collect(Collectors.joining())
                + message.parts().stream()
                        .map(part -> "[" + part.type() + ", " + part.body().length + " bytes]\n")
                        .collect(Collectors.joining());
    }

    private static String element(Xml element) {
        return element.name() + ": " + element.text() + "\n";
    }

    private static String line(MmsContent.Part part) {
        return "[" + part.name() + ", " + part.contentType() + ", " + part.body() + "]\n";
    }
}
