package org.cardwire.carrier.mm7;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.xml.sax.SAXException;

/**
 * A message from the relay, whatever its dialect.
 *
 * @param transactionId absent where the peer sends none
 * @param name the local name of the body's root, such as {@code DeliverReq}, or {@code Fault}
 * @param namespace the one to answer in
 * @param version the MM7Version to answer with
 * @param parts what follows the SOAP part
 */
record Mm7Message(
        Optional<String> transactionId,
        String name,
        Xml body,
        String namespace,
        String version,
        List<MimeReader.Part> parts) {
    /**
     * Reads plain SOAP or SOAP with attachments.
     *
     * @throws SAXException with a sentence for the peer, when there is no SOAP body in it
     */
    static Mm7Message read(String contentType, byte[] bytes, Mm7Terms terms) throws SAXException {
        List<MimeReader.Part> leaves = MimeReader.leaves(looksLikeXml(bytes) ? "text/xml" : contentType, bytes);
        int soap = soap(contentType, leaves);
        Xml envelope = Xml.parse(leaves.get(soap).body());
        Xml root = envelope.child("Body")
                .flatMap(body -> body.children().findFirst())
                .orElseThrow(() -> new SAXException("no SOAP Body in the document"));
        Optional<Xml> transaction = envelope.child("Header").flatMap(header -> header.find("TransactionID"));
        String namespace = Optional.of(root.namespace())
                .filter(ns -> ns.startsWith(Mm7Terms.STEM))
                .or(() -> transaction.map(Xml::namespace).filter(ns -> ns.startsWith(Mm7Terms.STEM)))
                .orElse(terms.namespace());
        return new Mm7Message(
                transaction.map(Xml::text).filter(id -> !id.isEmpty()),
                root.name(),
                root,
                namespace,
                root.find("MM7Version").map(Xml::text).orElse(terms.version()),
                Stream.concat(leaves.subList(0, soap).stream(), leaves.subList(soap + 1, leaves.size()).stream())
                        .toList());
    }

    /** The position of the SOAP part: the one that start names, else the first XML, else the first. */
    private static int soap(String contentType, List<MimeReader.Part> leaves) throws SAXException {
        if (leaves.isEmpty()) {
            throw new SAXException("an empty message");
        }
        Optional<String> start = MimeReader.parameter(contentType, "start").map(MimeReader::bareId);
        int firstXml = -1;
        for (int i = 0; i < leaves.size(); i++) {
            if (looksLikeXml(leaves.get(i).body())) {
                if (start.isPresent() && leaves.get(i).id().equals(start.get())) {
                    return i;
                }
                firstXml = firstXml < 0 ? i : firstXml;
            }
        }
        return Math.max(firstXml, 0);
    }

    private static boolean looksLikeXml(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 64); i++) {
            if (bytes[i] == '<') {
                return true;
            }
            boolean byteOrderMark = i < 3 && bytes[i] < 0;
            if (!byteOrderMark && !Character.isWhitespace(bytes[i])) {
                return false;
            }
        }
        return false;
    }
}
