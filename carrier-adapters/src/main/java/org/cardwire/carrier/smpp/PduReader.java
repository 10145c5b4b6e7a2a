package org.cardwire.carrier.smpp;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.cardwire.carrier.smpp.pdu.CommandId;
import org.cardwire.carrier.smpp.pdu.Header;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.bean.Command;

/**
 * Takes answers and deliveries out of the stream before jSMPP sees them, on the one reading thread and in wire order:
 * jSMPP would hand them to a small pool, refuse what its queue cannot hold, and decode more strictly than real SMSCs
 * encode. What is left for jSMPP is enquire_link both ways and commands that nobody knows.
 */
final class PduReader extends DefaultPDUReader {
    /** Longer than any PDU with a full message_payload. */
    private static final int MAX_LENGTH = 70_000;

    private static final byte[] NONE = new byte[0];

    private final Incoming incoming;
    private final BooleanSupplier wouldWait;
    private byte[] bodyForJsmpp = NONE;

    PduReader(Incoming incoming, BooleanSupplier wouldWait) {
        this.incoming = incoming;
        this.wouldWait = wouldWait;
    }

    /** Returns only for what jSMPP is to handle. A time-out of the socket between two PDUs passes through: it is idle. */
    @Override
    public Command readPDUHeader(DataInputStream in) throws IOException {
        try {
            while (true) {
                if (wouldWait.getAsBoolean()) {
                    incoming.burstEnds();
                }
                Header header = header(in);
                byte[] body = rest(in, header.length() - Header.LENGTH);
                if (!taken(header, body)) {
                    bodyForJsmpp = body;
                    return forJsmpp(header);
                }
            }
        } catch (SocketTimeoutException idle) {
            throw idle;
        } catch (IOException e) {
            incoming.lost(e);
            throw e;
        }
    }

    @Override
    public byte[] readPDU(DataInputStream in, int length, int commandId, int status, int sequence) {
        byte[] pdu = Arrays.copyOf(header(length, commandId, status, sequence), length);
        System.arraycopy(bodyForJsmpp, 0, pdu, Header.LENGTH, bodyForJsmpp.length);
        bodyForJsmpp = NONE;
        return pdu;
    }

    private boolean taken(Header header, byte[] body) {
        if (header.isResponse()) {
            // What answers no request of ours came after its time-out: only jSMPP's own enquire_link can claim it.
            return incoming.answered(header, body)
                    || header.commandId() != (CommandId.ENQUIRE_LINK | CommandId.RESPONSE);
        }
        return switch (header.commandId()) {
            case CommandId.DELIVER_SM, CommandId.DATA_SM -> {
                incoming.delivered(header, body);
                yield true;
            }
            case CommandId.UNBIND -> {
                incoming.peerUnbinds(header.sequence());
                yield true;
            }
            default -> false;
        };
    }

    private Header header(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the SMSC closed the connection");
        }
        byte[] octets = rest(in, Header.LENGTH - 1);
        byte[] all = new byte[Header.LENGTH];
        all[0] = (byte) first;
        System.arraycopy(octets, 0, all, 1, octets.length);
        Header header = Header.parse(all);
        if (header.length() < Header.LENGTH || header.length() > MAX_LENGTH) {
            incoming.nonsense(header);
            throw new IOException("the SMSC sent what is no PDU: length " + Integer.toUnsignedString(header.length()));
        }
        return header;
    }

    /** Within a PDU, silence as long as the idle time-out means that the rest will not come. */
    private static byte[] rest(DataInputStream in, int length) throws IOException {
        byte[] octets = new byte[length];
        try {
            in.readFully(octets);
            return octets;
        } catch (SocketTimeoutException e) {
            throw new IOException("the SMSC stopped in the middle of a PDU", e);
        } catch (EOFException e) {
            throw new IOException("the SMSC closed the connection in the middle of a PDU", e);
        }
    }

    private static Command forJsmpp(Header header) {
        Command command = new Command();
        command.setCommandLength(header.length());
        command.setCommandId(header.commandId());
        command.setCommandStatus(header.status());
        command.setSequenceNumber(header.sequence());
        return command;
    }

    private static byte[] header(int length, int commandId, int status, int sequence) {
        return java.nio.ByteBuffer.allocate(Header.LENGTH)
                .putInt(length)
                .putInt(commandId)
                .putInt(status)
                .putInt(sequence)
                .array();
    }
}
