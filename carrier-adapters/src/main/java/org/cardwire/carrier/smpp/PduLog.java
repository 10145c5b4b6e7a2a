package org.cardwire.carrier.smpp;

import java.util.Arrays;
import java.util.HexFormat;
import org.cardwire.carrier.smpp.pdu.CommandId;
import org.cardwire.carrier.smpp.pdu.Header;
import org.cardwire.carrier.spi.WireLog;
import org.cardwire.carrier.spi.WireLog.Direction;

/**
 * Writes PDUs to the wire log as one line: name, status, sequence number, body in hexadecimal. A bind goes without
 * its body, which holds the password.
 */
record PduLog(WireLog log, boolean enabled) {
    private static final byte[] NONE = new byte[0];

    void sent(String about, byte[] pdu) {
        if (enabled) {
            Header header = Header.parse(pdu);
            byte[] body = isBind(header) ? NONE : Arrays.copyOfRange(pdu, Header.LENGTH, pdu.length);
            log.record(about, Direction.TO_CARRIER, line(header, body));
        }
    }

    void received(String about, Header header, byte[] body) {
        if (enabled) {
            log.record(about, Direction.FROM_CARRIER, line(header, body));
        }
    }

    private static boolean isBind(Header header) {
        return switch (header.commandId()) {
            case CommandId.BIND_TRANSCEIVER, CommandId.BIND_TRANSMITTER, CommandId.BIND_RECEIVER -> true;
            default -> false;
        };
    }

    private static String line(Header header, byte[] body) {
        return "%s command_status=%s sequence_number=%d body=%s"
                .formatted(
                        CommandId.name(header.commandId()),
                        header.status() == StatusCodes.ROK ? "ESME_ROK" : StatusCodes.name(header.status()),
                        header.sequence(),
                        HexFormat.of().formatHex(body));
    }
}
