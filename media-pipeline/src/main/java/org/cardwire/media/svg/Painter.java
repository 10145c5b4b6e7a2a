package org.cardwire.media.svg;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.child.Confined;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.svg.easel.Easel;

/**
 * One child process that draws, for one caller at a time. It costs 0.7 s of CPU to start and some hundredths for a drawing, so
 * it is kept; a drawing that takes too long, or breaks it, costs the child.
 */
final class Painter implements AutoCloseable {
    static final int HEAP_MB = 384;
    /** After so many drawings another child takes over, whatever has gathered in this one. */
    private static final int MOST_DRAWINGS = 500;

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final List<String> FLAGS = List.of(
            "-Xmx" + HEAP_MB + "m",
            "-Xss2m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:CICompilerCount=1",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:CompressedClassSpaceSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-Djava.awt.headless=true",
            "-Xshare:auto");

    private final Process process;
    private final DataOutputStream to;
    private final DataInputStream from;
    private int drawings;

    private Painter(Process process) {
        this.process = process;
        this.to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        this.from = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** The child is gone, and with it the drawing. */
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1;

        Gone(int exit) {
            super("the drawing process ended with " + exit);
        }
    }

    static Painter start(Deadline deadline) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", ClassPath.ofEasel(), Easel.class.getName()));
        Process process = Confined.builder(Path.of(System.getProperty("java.io.tmpdir")), command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var painter = new Painter(process);
        painter.within(deadline, () -> {
            if (painter.from.readByte() != Easel.READY) {
                throw new IOException("the drawing process does not answer");
            }
            return painter;
        });
        return painter;
    }

    boolean good() {
        return process.isAlive() && drawings < MOST_DRAWINGS;
    }

    /** @param part of the document, at its own size */
    Pixels draw(byte[] document, Box part, int width, int height, Deadline deadline)
            throws IOException, DamagedException, SvgRefused {
        drawings++;
        Answer answer = within(deadline, () -> {
            to.writeInt(document.length);
            to.write(document);
            for (int number : new int[] {part.x(), part.y(), part.width(), part.height(), width, height}) {
                to.writeInt(number);
            }
            to.flush();
            return answer(width, height);
        });
        return switch (answer.what) {
            case Easel.DRAWN -> new Pixels(width, height, answer.argb, opaque(answer.argb));
            case Easel.NO_FONT -> throw SvgRefused.noFont(answer.text);
            default -> throw DamagedException.corrupt("it cannot be drawn: " + answer.text);
        };
    }

    private record Answer(int what, String text, int[] argb) {}

    private Answer answer(int width, int height) throws IOException {
        int what = from.readByte();
        if (what != Easel.DRAWN) {
            return new Answer(what, from.readUTF(), new int[0]);
        }
        int[] argb = new int[width * height];
        byte[] row = new byte[4 * width];
        for (int y = 0; y < height; y++) {
            from.readFully(row);
            ByteBuffer.wrap(row).asIntBuffer().get(argb, y * width, width);
        }
        return new Answer(what, "", argb);
    }

    private interface Talk<R> {
        R talk() throws IOException;
    }

    /** A pipe waits for ever; so another thread looks at the clock, and at whether the asker was interrupted, and ends the child. */
    private <R> R within(Deadline deadline, Talk<R> talk) throws IOException {
        Thread asker = Thread.currentThread();
        Thread watch = Thread.ofVirtual().start(() -> {
            while (!deadline.over() && !asker.isInterrupted()) {
                try {
                    Thread.sleep(LOOK_EVERY_MILLIS);
                } catch (InterruptedException e) {
                    return;
                }
            }
            if (!Thread.currentThread().isInterrupted()) { // told in time that all is said
                Confined.end(process);
            }
        });
        boolean done = false;
        try {
            R said = talk.talk();
            done = true;
            return said;
        } catch (IOException e) {
            deadline.check();
            throw new Gone(exit());
        } finally {
            watch.interrupt();
            if (!done) {
                Confined.end(process);
            }
        }
    }

    int exit() {
        Confined.end(process);
        return process.isAlive() ? -1 : process.exitValue();
    }

    @Override
    public void close() {
        Confined.end(process);
    }

    private static boolean opaque(int[] argb) {
        for (int pixel : argb) {
            if (pixel >>> 24 != 255) {
                return false;
            }
        }
        return true;
    }
}
