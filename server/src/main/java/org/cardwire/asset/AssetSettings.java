package org.cardwire.asset;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitter;

/**
 * @param folder of the files, made when missing
 * @param publicUrl under which the media door is reached from outside, without a slash at the end
 * @param caps of one source file
 * @param masterBytes of decoded pixels that are kept for the next rendition of the same asset
 * @param fitters threads that fit media at the same time
 * @param waiting fits that may wait for a thread; more are refused at once
 * @param fetchDeadline for a whole fetch by address, redirects included
 * @param redirects that a fetch follows
 * @param fetchFromLoopback lets a fetch reach this very machine: for tests and the sandbox, never on a public server
 */
public record AssetSettings(
        Path folder,
        URI publicUrl,
        Caps caps,
        long masterBytes,
        int fitters,
        int waiting,
        Duration fetchDeadline,
        int redirects,
        boolean fetchFromLoopback) {
    private static final int WAITING = 256;
    private static final int REDIRECTS = 3;
    private static final Duration FETCH_DEADLINE = Duration.ofSeconds(30);

    /** Half of the cores fit media; the other half keeps serving. */
    public static AssetSettings of(Path folder, URI publicUrl) {
        int fitters = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new AssetSettings(
                folder,
                publicUrl,
                Caps.DEFAULT,
                Fitter.MASTER_BYTES,
                fitters,
                WAITING,
                FETCH_DEADLINE,
                REDIRECTS,
                false);
    }

    public AssetSettings withFetchFromLoopback() {
        return new AssetSettings(
                folder, publicUrl, caps, masterBytes, fitters, waiting, fetchDeadline, redirects, true);
    }
}
