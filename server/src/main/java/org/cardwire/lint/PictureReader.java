package org.cardwire.lint;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.media.Format;
import org.cardwire.media.Target;

/**
 * Looks into a picture. It reads renditions of the media pipeline alone: what others uploaded is decoded there, where hostile
 * files are at home.
 */
final class PictureReader {
    private static final int PHONE = 1080;

    /** As wide as a phone shows it: what cannot be read in this cannot be read there. */
    static final Target AS_SHOWN = Target.within(400_000, PHONE, 1920).withFormats(EnumSet.of(Format.JPEG));

    private static final Map<DecodeHintType, Boolean> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private PictureReader() {}

    /** @param rendition for the target {@link #AS_SHOWN} */
    static Pictures.Seen read(byte[] rendition) {
        BufferedImage picture = decode(rendition);
        return new Pictures.Seen(qrCode(picture), textHeight(picture));
    }

    /** A picture that is not as wide is shown enlarged. */
    private static OptionalInt textHeight(BufferedImage picture) {
        OptionalInt height = SmallText.height(picture);
        return height.isPresent()
                ? OptionalInt.of(height.getAsInt() * PHONE / picture.getWidth())
                : OptionalInt.empty();
    }

    private static Optional<String> qrCode(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var bits = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(new QRCodeReader().decode(bits, HINTS).getText());
        } catch (ReaderException e) {
            return Optional.empty(); // none, or one that no phone could read either
        }
    }

    private static BufferedImage decode(byte[] rendition) {
        try {
            return ImageIO.read(new ByteArrayInputStream(rendition));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
