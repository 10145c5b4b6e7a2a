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

    private Still() {}

    public static byte[] poster(Workbench bench, Source.Video video) throws DamagedException, IOException {
        return png(bench, video, "thumbnail=" + FRAMES_LOOKED_AT + "," + REDUCED);
    }

    public static byte[] whole(Workbench bench, Source.Video video) throws DamagedException, IOException {
        return png(bench, video, REDUCED);
    }

    private static byte[] png(Workbench bench, Source.Video video, String filter) throws DamagedException, IOException {
        List<String> all = new ArrayList<>(List.of("-map", "0:" + video.stream()));
        all.addAll(List.of("-vf", filter));
        all.addAll(
                List.of("-frames:v", "1", "-pix_fmt", "rgb24", "-c:v", "png", "-f", "image2", "-update", "1", "still"));
        bench.read(1, part -> {}, all);
        if (!Files.exists(bench.file("still"))) {
            throw DamagedException.corrupt("no frame of it can be read");
        }
        return Files.readAllBytes(bench.file("still"));
    }
}
