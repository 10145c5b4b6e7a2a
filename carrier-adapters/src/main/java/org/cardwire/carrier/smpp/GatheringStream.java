package org.cardwire.carrier.smpp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Writers leave whole PDUs here and go on; one thread writes to the socket what has gathered meanwhile, so that many PDUs
 * share a system call. Each PDU learns at which octet of the stream it begins: when the connection breaks, what lies
 * beyond {@link #begun()} was certainly never sent.
 */
final class GatheringStream extends OutputStream implements Runnable {
    /** A peer that lets this much pile up does not read any more. */
    static final int MAX_GATHERED = 4 << 20;

    private static final int USUAL = 16 << 10;

    private final OutputStream socket;
    private final Consumer<IOException> broken;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private byte[] filling = new byte[USUAL];
    private int filled;
    private long accepted;
    private long begun;
    private boolean writing;
    private boolean dead;

    /** @param broken told once, on the writing thread, when the socket takes no more */
    GatheringStream(OutputStream socket, Consumer<IOException> broken) {
        this.socket = socket;
        this.broken = broken;
    }

    /**
     * Never waits for the peer.
     *
     * @param startsAt told the PDU's place before any octet of it can be sent
     */
    void append(byte[] pdu, int offset, int length, LongConsumer startsAt) throws IOException {
        lock.lock();
        try {
            if (dead) {
                throw new IOException("the connection is closed");
            }
            if (filled + length > MAX_GATHERED) {
                dead = true;
                changed.signalAll();
                socket.close();
                throw new IOException("the SMSC does not read what we send");
            }
            if (filled + length > filling.length) {
                filling = Arrays.copyOf(filling, Math.max(2 * filling.length, filled + length));
            }
            startsAt.accept(accepted);
            System.arraycopy(pdu, offset, filling, filled, length);
            filled += length;
            accepted += length;
            if (!writing) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(byte[] octets, int offset, int length) throws IOException {
        append(octets, offset, length, at -> {});
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    /** How many octets were handed to the socket, or may have been. Final once the stream is closed. */
    long begun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything was handed to the socket, the stream is closed, or the time is up. */
    void awaitWritten(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while ((filled > 0 || writing) && !dead && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** What was not yet handed to the socket never will be. */
    @Override
    public void close() {
        lock.lock();
        try {
            dead = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The writing thread: ends when the stream is closed or breaks. */
    @Override
    public void run() {
        byte[] spare = new byte[USUAL];
        try {
            while (true) {
                byte[] full;
                int length;
                lock.lockInterruptibly();
                try {
                    writing = false;
                    if (filled == 0) {
                        changed.signalAll();
                    }
                    while (filled == 0 && !dead) {
                        changed.await();
                    }
                    if (dead) {
                        return;
                    }
                    writing = true;
                    full = filling;
                    length = filled;
                    filling = spare;
                    filled = 0;
                    begun = accepted;
                } finally {
                    lock.unlock();
                }
                socket.write(full, 0, length);
                socket.flush();
                spare = full;
            }
        } catch (IOException e) {
            close();
            broken.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
        }
    }
}
