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
import javax.imageio.ImageIO;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.media.Format;
import org.cardwire.media.Target;

/**
 * Looks into a picture. It reads renditions of the media pipeline alone: what others uploaded is decoded there, where hostile
 * files are at home.
 */
final class PictureReader {
    /** As wide as a phone shows it: what cannot be read in this cannot be read there. */
    static final Target AS_SHOWN = Target.within(400_000, 1080, 1920).withFormats(EnumSet.of(Format.JPEG));

    private static final Map<DecodeHintType, Boolean> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    private PictureReader() {}

    /** @param rendition for the target {@link #AS_SHOWN} */
    static Pictures.Seen read(byte[] rendition) {
        BufferedImage picture = decode(rendition);
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new Pictures.Seen(qrCode(new RGBLuminanceSource(width, height, pixels)));
    }

    private static Optional<String> qrCode(RGBLuminanceSource light) {
        try {
            var bits = new BinaryBitmap(new HybridBinarizer(light));
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
