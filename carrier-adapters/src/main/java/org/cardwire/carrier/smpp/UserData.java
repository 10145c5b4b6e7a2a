package org.cardwire.carrier.smpp;

import java.util.Arrays;
import java.util.Optional;
import org.cardwire.carrier.smpp.pdu.DeliverSm;
import org.cardwire.carrier.smpp.pdu.Tlv;

/**
 * The user data of a message, with the place of the part in a longer one (3GPP TS 23.040 §9.2.3.24, or the SAR parameters
 * of SMPP 3.4 §5.3.2.22-24).
 *
 * @param text without the header
 */
record UserData(byte[] text, Optional<Place> place) {
    private static final int CONCATENATION_8BIT = 0x00;
    private static final int CONCATENATION_16BIT = 0x08;

    /**
     * @param wide whether the reference has 16 bits: an 8-bit reference never means the same message as a 16-bit one
     * @param number from 1 to total
     */
    record Place(int reference, boolean wide, int total, int number) {
        boolean makesSense() {
            return total > 1 && number >= 1 && number <= total;
        }
    }

    static byte[] concatenation8(int reference, int total, int number) {
        return new byte[] {5, CONCATENATION_8BIT, 3, (byte) reference, (byte) total, (byte) number};
    }

    static byte[] concatenation16(int reference, int total, int number) {
        return new byte[] {
            6, CONCATENATION_16BIT, 4, (byte) (reference >> 8), (byte) reference, (byte) total, (byte) number
        };
    }

    static byte[] withHeader(byte[] header, byte[] text) {
        byte[] all = Arrays.copyOf(header, header.length + text.length);
        System.arraycopy(text, 0, all, header.length, text.length);
        return all;
    }

    /** A header that runs over the end of the data is taken for text. */
    static UserData of(DeliverSm message) {
        byte[] all = message.userData();
        if (!message.hasUserDataHeader() || all.length == 0 || (all[0] & 0xFF) >= all.length) {
            return new UserData(all, sar(message));
        }
        int end = 1 + (all[0] & 0xFF);
        return new UserData(Arrays.copyOfRange(all, end, all.length), concatenation(all, end));
    }

    private static Optional<Place> concatenation(byte[] all, int end) {
        int at = 1;
        while (at + 2 <= end) {
            int element = all[at] & 0xFF;
            int length = all[at + 1] & 0xFF;
            int value = at + 2;
            if (value + length > end) {
                break;
            }
            if (element == CONCATENATION_8BIT && length == 3) {
                return sensible(new Place(all[value] & 0xFF, false, all[value + 1] & 0xFF, all[value + 2] & 0xFF));
            }
            if (element == CONCATENATION_16BIT && length == 4) {
                int reference = (all[value] & 0xFF) << 8 | all[value + 1] & 0xFF;
                return sensible(new Place(reference, true, all[value + 2] & 0xFF, all[value + 3] & 0xFF));
            }
            at = value + length;
        }
        return Optional.empty();
    }

    private static Optional<Place> sar(DeliverSm message) {
        Optional<Tlv> reference = message.tlv(Tlv.SAR_MSG_REF_NUM);
        Optional<Tlv> total = message.tlv(Tlv.SAR_TOTAL_SEGMENTS);
        Optional<Tlv> number = message.tlv(Tlv.SAR_SEGMENT_SEQNUM);
        if (reference.isEmpty() || total.isEmpty() || number.isEmpty()) {
            return Optional.empty();
        }
        return sensible(new Place(
                reference.get().number(),
                true,
                total.get().number(),
                number.get().number()));
    }

    private static Optional<Place> sensible(Place place) {
        return Optional.of(place).filter(Place::makesSense);
    }
}
