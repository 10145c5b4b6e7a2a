package org.cardwire.carrier.smpp;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.cardwire.carrier.smpp.SmppSettings.Peer;
import org.jsmpp.session.connection.Connection;

/**
 * One TCP or TLS connection to an SMSC, as jSMPP wants to have it: connected within a time limit, without Nagle's delay,
 * the host name checked, what we write gathered.
 */
final class SmppConnection implements Connection {
    private static final int READ_AHEAD = 64 << 10;

    private final Socket socket;
    private final ReadAhead in;
    private final GatheringStream out;

    private SmppConnection(Socket socket, Consumer<IOException> broken) throws IOException {
        this.socket = socket;
        this.in = new ReadAhead(socket.getInputStream());
        this.out = new GatheringStream(socket.getOutputStream(), broken);
        Thread.ofVirtual().name("smpp-writer-" + socket.getLocalPort()).start(out);
    }

    /** @param broken told when the SMSC takes no more of what we write */
    static SmppConnection open(Peer peer, int timeoutMillis, Consumer<IOException> broken) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(peer.host(), peer.port()), timeoutMillis);
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            return new SmppConnection(peer.tls() ? tls(socket, peer, timeoutMillis) : socket, broken);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket tls(Socket plain, Peer peer, int timeoutMillis) throws IOException {
        SSLSocketFactory factory = TrustedAuthorities.sockets(peer.tlsTrust());
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, peer.host(), peer.port(), true);
        SSLParameters checked = socket.getSSLParameters();
        checked.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(checked);
        socket.setSoTimeout(timeoutMillis);
        socket.startHandshake();
        return socket;
    }

    void send(byte[] pdu, LongConsumer startsAt) throws IOException {
        out.append(pdu, 0, pdu.length, startsAt);
    }

    void send(byte[] pdu) throws IOException {
        out.write(pdu);
    }

    /** Octets that the SMSC has, or may have. Final once the connection is closed. */
    long begun() {
        return out.begun();
    }

    /** Whether a read would have to wait for the network. */
    boolean readAheadIsEmpty() {
        return in.isEmpty();
    }

    @Override
    public void close() {
        out.close();
        try {
            socket.close();
        } catch (IOException e) {
            // Nothing is left to be done with a connection that cannot even be closed.
            return;
        }
    }

    @Override
    public boolean isOpen() {
        return !socket.isClosed();
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public GatheringStream getOutputStream() {
        return out;
    }

    @Override
    public void setSoTimeout(int timeout) throws IOException {
        socket.setSoTimeout(timeout);
    }

    @Override
    public InetAddress getInetAddress() {
        return socket.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return socket.getLocalAddress();
    }

    @Override
    public int getPort() {
        return socket.getPort();
    }

    @Override
    public int getLocalPort() {
        return socket.getLocalPort();
    }

    /** Knows, without a system call, whether it has read ahead. */
    private static final class ReadAhead extends BufferedInputStream {
        ReadAhead(InputStream in) {
            super(in, READ_AHEAD);
        }

        boolean isEmpty() {
            return pos >= count;
        }
    }
}
