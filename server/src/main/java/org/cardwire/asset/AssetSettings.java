package org.cardwire.asset;

import java.net.URI;
import java.time.Duration;
import org.cardwire.media.Caps;
import org.cardwire.media.ClipCaps;
import org.cardwire.media.Fitter;

/**
 * @param publicUrl under which the media door is reached from outside, without a slash at the end
 * @param caps of one source file
 * @param masterBytes of decoded pixels that are kept for the next rendition of the same asset
 * @param fitters threads that fit pictures at the same time
 * @param helpers threads that help fits of pictures when they have nothing else to do
 * @param clipFitters clips that are made at the same time, each by child processes
 * @param waiting fits that may wait for a thread, of pictures and of clips each; more are refused at once
 * @param fetchDeadline for a whole fetch by address, redirects included
 * @param redirects that a fetch follows
 * @param fetchFromLoopback lets a fetch reach this very machine: for tests and the sandbox, never on a public server
 */
public record AssetSettings(
        URI publicUrl,
        Caps caps,
        long masterBytes,
        int fitters,
        int helpers,
        int clipFitters,
        int waiting,
        Duration fetchDeadline,
        int redirects,
        boolean fetchFromLoopback) {
    private static final int WAITING = 256;
    private static final int REDIRECTS = 3;
    private static final Duration FETCH_DEADLINE = Duration.ofSeconds(30);

    /**
     * What clips may cost.
     *
     * @param fitters clips that are made at the same time
     * @param length that a clip may play
     * @param deadline of one fit
     */
    public record Clips(int fitters, Duration length, Duration deadline) {
        /** One at a time: its children have the threads of {@link ClipCaps} and stand behind all other work. */
        public static final Clips DEFAULT = new Clips(1, ClipCaps.DEFAULT.length(), ClipCaps.DEFAULT.deadline());
    }

    /** Half of the cores fit pictures, and a quarter helps them; where there are two, the other one helps and serves. */
    public static AssetSettings of(URI publicUrl) {
        return of(publicUrl, Clips.DEFAULT, false);
    }

    public static AssetSettings of(URI publicUrl, Clips clips, boolean fetchFromLoopback) {
        int cores = Runtime.getRuntime().availableProcessors();
        var caps =
                new ClipCaps(clips.length(), ClipCaps.DEFAULT.pixels(), clips.deadline(), ClipCaps.DEFAULT.threads());
        return new AssetSettings(
                publicUrl,
                Caps.DEFAULT.withClips(caps),
                Fitter.MASTER_BYTES,
                Math.max(1, cores / 2),
                (cores + 2) / 4,
                clips.fitters(),
                WAITING,
                FETCH_DEADLINE,
                REDIRECTS,
                fetchFromLoopback);
    }

    public AssetSettings withFetchFromLoopback() {
        return new AssetSettings(
                publicUrl, caps, masterBytes, fitters, helpers, clipFitters, waiting, fetchDeadline, redirects, true);
    }
}
