package org.cardwire.media.clip;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cardwire.media.header.DamagedException;

/** One picture of a film or of a foreign still, as a PNG that the picture pipeline can read. */
public final class Still {
    /** The frame that is most like those around it is looked for among so many, so that a poster is no black lead-in. */
    private static final int FRAMES_LOOKED_AT = 100;
    /** Twice what any rendition shows, so that a PNG of a large film or photograph stays under the pipeline's cap. */
    private static final String REDUCED =
            "scale=w='min(2880,iw)':h='min(2880,ih)':force_original_aspect_ratio=decrease:flags=lanczos";

    /** Each tile has a decoder: one thread for each will do, and the whole is turned, not they. */
    private static final List<String> A_TILE = List.of("-threads", "1", "-noautorotate");

    private Still() {}

    public static byte[] poster(Workbench bench, Source.Video video) throws DamagedException, IOException {
        return png(bench, stream(video, "thumbnail=" + FRAMES_LOOKED_AT + "," + REDUCED), List.of());
    }

    public static byte[] whole(Workbench bench, Source source) throws DamagedException, IOException {
        if (source.tiles().isPresent()) {
            String whole = source.tiles().get().filter() + "," + REDUCED + "[whole]";
            return png(bench, List.of("-filter_complex", whole, "-map", "[whole]"), A_TILE);
        }
        return png(bench, stream(source.video().orElseThrow(), REDUCED), List.of());
    }

    private static List<String> stream(Source.Video video, String filter) {
        return List.of("-map", "0:" + video.stream(), "-vf", filter);
    }

    private static byte[] png(Workbench bench, List<String> picture, List<String> decoding)
            throws DamagedException, IOException {
        List<String> all = new ArrayList<>(picture);
        all.addAll(
                List.of("-frames:v", "1", "-pix_fmt", "rgb24", "-c:v", "png", "-f", "image2", "-update", "1", "still"));
        bench.read(decoding, 1, part -> {}, all);
        if (!Files.exists(bench.file("still"))) {
            throw DamagedException.corrupt("no frame of it can be read");
        }
        return Files.readAllBytes(bench.file("still"));
    }
}
