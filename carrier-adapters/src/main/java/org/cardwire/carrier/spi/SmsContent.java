package org.cardwire.carrier.spi;

import java.util.List;

/**
 * A text and the segments in which it travels (3GPP TS 23.038, 23.040 §9.2.3.24.1). Made by {@link Segmenter}, so that
 * the segments that were counted are the segments that are sent.
 *
 * @param segments the pieces of the text in order; one piece means no concatenation header
 */
public record SmsContent(String text, Coding coding, Concatenation concatenation, List<String> segments)
        implements Content {
    public SmsContent {
        segments = List.copyOf(segments);
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    public enum Coding {
        GSM7,
        UCS2
    }

    /** How the parts of a long message are told to belong together, and how many septets or UCS-2 units a part holds. */
    public enum Concatenation {
        UDH_8BIT(153, 67),
        UDH_16BIT(152, 66),
        /** TLVs 0x020C, 0x020E and 0x020F: the SMSC makes the header. */
        SAR(153, 67),
        /** TLV 0x0424: the SMSC splits, and counts one message id and one receipt. */
        PAYLOAD(153, 67);

        private final int septets;
        private final int units;

        Concatenation(int septets, int units) {
            this.septets = septets;
            this.units = units;
        }

        /** Room in one part of a long message, in septets for GSM-7 and in UTF-16 code units for UCS-2. */
        public int room(Coding coding) {
            return coding == Coding.GSM7 ? septets : units;
        }
    }
}
