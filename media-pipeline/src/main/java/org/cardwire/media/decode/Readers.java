package org.cardwire.media.decode;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * Pictures by the readers of the platform and of TwelveMonkeys, as a whole. A reader that only warns of missing data would
 * fill the rest with grey, so such a warning counts as damage.
 */
final class Readers {
    private static final Pattern DAMAGE =
            Pattern.compile("premature|truncat|unexpected end|corrupt|error reading", Pattern.CASE_INSENSITIVE);

    private Readers() {}

    /** @param format the name that ImageIO knows it by, such as {@code jpeg} */
    static PictureFile read(byte[] bytes, String format, Deadline deadline) throws DamagedException {
        ImageReader reader = reader(format);
        var watch = new Watch(deadline);
        reader.addIIOReadWarningListener(watch);
        reader.addIIOReadProgressListener(watch);
        try {
            BufferedImage image = whole(reader, bytes, format);
            deadline.check();
            Optional<String> damage = watch.firstWarning(DAMAGE);
            if (damage.isPresent()) {
                throw damaged(format, damage.get());
            }
            return new WholePicture(
                    image.getWidth(),
                    image.getHeight(),
                    !image.getColorModel().hasAlpha(),
                    profile(image, bytes, format),
                    new ImageRows(image)::give);
        } catch (DamagedException e) {
            deadline.check();
            throw e;
        } finally {
            reader.dispose();
        }
    }

    /** Readers meet hostile files with any exception that there is; for us all of them say the same. */
    private static BufferedImage whole(ImageReader reader, byte[] bytes, String format) throws DamagedException {
        try (var in = new ByteArrayImageInputStream(bytes)) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw damaged(format, String.valueOf(e.getMessage()));
        }
    }

    private static DamagedException damaged(String format, String message) {
        return DamagedException.corrupt("the " + format + " reader says: " + message);
    }

    private static ImageReader reader(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        @Nullable ImageReader found = null;
        while (readers.hasNext()) {
            ImageReader next = readers.next();
            if (found == null || next.getClass().getName().startsWith("com.twelvemonkeys.")) {
                found = next;
            }
        }
        if (found == null) {
            throw new IllegalStateException("no reader for " + format + " on the class path");
        }
        return found;
    }

    private static Optional<ICC_Profile> profile(BufferedImage image, byte[] bytes, String format) {
        if (format.equals("png")) {
            return PngProfile.of(bytes);
        }
        ColorSpace space = image.getColorModel().getColorSpace();
        boolean needed =
                space instanceof ICC_ColorSpace && space.getType() == ColorSpace.TYPE_RGB && !space.isCS_sRGB();
        return needed ? Optional.of(((ICC_ColorSpace) space).getProfile()) : Optional.empty();
    }
}
