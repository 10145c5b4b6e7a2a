package org.cardwire.media.decode;

import java.util.Optional;
import org.cardwire.media.decode.jpeg.JpegDecoder;
import org.cardwire.media.gif.GifReader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Orientation;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Upright;

/** Opens the first picture of a file whose header was probed and found within the caps. */
public final class Decoder {
    private Decoder() {}

    /** @param format {@code jpeg}, {@code png}, {@code gif}, {@code webp}, {@code bmp} or {@code tiff} */
    public static PictureFile open(byte[] bytes, String format, Deadline deadline) throws DamagedException {
        return switch (format) {
            case "jpeg" -> jpeg(bytes, deadline);
            case "png" -> png(bytes, deadline);
            case "gif" -> gif(bytes, deadline);
            default -> Readers.read(bytes, format, deadline);
        };
    }

    /** The whole picture at full size, as stored: neither turned nor brought to sRGB. */
    public static Pixels pixels(byte[] bytes, String format, Deadline deadline) throws DamagedException {
        PictureFile file = open(bytes, format, deadline);
        var pixels = new Upright(Orientation.UPRIGHT, file.width(), file.height(), file.opaque());
        file.decode(1, pixels, deadline);
        return pixels.result();
    }

    private static PictureFile jpeg(byte[] bytes, Deadline deadline) throws DamagedException {
        Optional<JpegDecoder> ours = JpegDecoder.open(bytes);
        return ours.isPresent() ? new JpegFile(ours.get()) : Readers.read(bytes, "jpeg", deadline);
    }

    private static PictureFile png(byte[] bytes, Deadline deadline) throws DamagedException {
        Optional<PictureFile> ours = PngFile.open(bytes);
        return ours.isPresent() ? ours.get() : Readers.read(bytes, "png", deadline);
    }

    private static PictureFile gif(byte[] bytes, Deadline deadline) throws DamagedException {
        Pixels first = new GifReader(bytes, deadline)
                .next()
                .orElseThrow(() -> DamagedException.truncated("the GIF holds no frame"))
                .pixels();
        return new WholePicture(first.width(), first.height(), first.opaque(), Optional.empty(), first::rows);
    }
}
