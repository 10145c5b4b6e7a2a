package org.cardwire.media.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;
import org.cardwire.media.pixels.Deadline;
import org.jspecify.annotations.Nullable;

/** Keeps the warnings of one decoding, at most a few, and stops the reader when its time is up. */
final class Watch implements IIOReadWarningListener, IIOReadProgressListener {
    private static final int MAX_WARNINGS = 16;

    private final Deadline deadline;
    private final List<String> warnings = new ArrayList<>();

    Watch(Deadline deadline) {
        this.deadline = deadline;
    }

    Optional<String> firstWarning(Pattern about) {
        return warnings.stream().filter(w -> about.matcher(w).find()).findFirst();
    }

    @Override
    public void warningOccurred(ImageReader source, @Nullable String warning) {
        if (warning != null && warnings.size() < MAX_WARNINGS) {
            warnings.add(warning);
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (deadline.over()) {
            source.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
