package org.cardwire.carrier.smpp;

import java.util.Optional;
import org.cardwire.carrier.smpp.pdu.Address;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;

/**
 * Our names for senders and handsets, and the SMSC's (SMPP 3.4 §5.2.5, §5.2.6). With "auto", a sender with a letter is
 * alphanumeric (5/0), one with up to 8 digits a short code, and any other an international number (1/1, without plus sign).
 */
final class Addresses {
    private static final int AUTO = -1;
    private static final int LONGEST_SHORT_CODE = 8;
    private static final int LONGEST_NAME = 11;
    private static final int LONGEST = 20;

    private final int sourceTon;
    private final int sourceNpi;
    private final int destTon;
    private final int destNpi;
    private final Address shortCode;
    private final String countryCode;

    private Addresses(int sourceTon, int sourceNpi, int destTon, int destNpi, Address shortCode, String countryCode) {
        this.sourceTon = sourceTon;
        this.sourceNpi = sourceNpi;
        this.destTon = destTon;
        this.destNpi = destNpi;
        this.shortCode = shortCode;
        this.countryCode = countryCode;
    }

    static Addresses read(LinkSettings in) {
        return new Addresses(
                autoOrNumber(in, "source-ton"),
                autoOrNumber(in, "source-npi"),
                in.integer("dest-ton", 0, 6),
                in.integer("dest-npi", 0, 18),
                new Address(in.integer("short-code-ton", 0, 6), in.integer("short-code-npi", 0, 18), ""),
                in.text("country-code").strip());
    }

    /** Empty unless it can be the source of a submit_sm: a number, a short code, or a name of at most 11 characters. */
    Optional<Address> source(String sender) {
        Address auto = auto(sender.strip());
        int longest = auto.ton() == Address.TON_ALPHANUMERIC ? LONGEST_NAME : LONGEST;
        if (auto.value().isEmpty()
                || auto.value().length() > longest
                || auto.value().chars().anyMatch(c -> c < 0x20 || c > 0x7E)) {
            return Optional.empty();
        }
        return Optional.of(new Address(
                sourceTon == AUTO ? auto.ton() : sourceTon, sourceNpi == AUTO ? auto.npi() : sourceNpi, auto.value()));
    }

    Address destination(Msisdn handset) {
        return new Address(destTon, destNpi, handset.digits());
    }

    /** The handset that a message came from; empty where the address is no number that could be answered. */
    Optional<Msisdn> handset(Address source) {
        String digits = withoutPrefix(source.value().strip());
        boolean national = source.ton() == Address.TON_NATIONAL && !countryCode.isEmpty();
        String e164 = "+" + (national ? countryCode + withoutTrunkZero(digits) : digits);
        return Msisdn.isE164(e164) ? Optional.of(new Msisdn(e164)) : Optional.empty();
    }

    /** Our address that a message was sent to, as a sender is written: international numbers with their plus sign. */
    static String sender(Address destination) {
        String value = destination.value().strip();
        boolean number = destination.ton() == Address.TON_INTERNATIONAL && value.length() > LONGEST_SHORT_CODE;
        return number && Msisdn.isE164("+" + value) ? "+" + value : value;
    }

    private Address auto(String sender) {
        String digits = sender.startsWith("+") ? sender.substring(1) : sender;
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Address(Address.TON_ALPHANUMERIC, Address.NPI_UNKNOWN, sender);
        }
        if (digits.length() == sender.length() && digits.length() <= LONGEST_SHORT_CODE) {
            return new Address(shortCode.ton(), shortCode.npi(), digits);
        }
        return new Address(Address.TON_INTERNATIONAL, Address.NPI_ISDN, digits);
    }

    private static String withoutPrefix(String number) {
        if (number.startsWith("+")) {
            return number.substring(1);
        }
        return number.startsWith("00") ? number.substring(2) : number;
    }

    private static String withoutTrunkZero(String number) {
        return number.startsWith("0") ? number.substring(1) : number;
    }

    private static int autoOrNumber(LinkSettings in, String name) {
        return in.text(name).strip().equals("auto") ? AUTO : in.integer(name, 0, 18);
    }
}
