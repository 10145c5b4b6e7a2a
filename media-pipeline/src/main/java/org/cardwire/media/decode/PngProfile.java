package org.cardwire.media.decode;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** The iCCP chunk of a PNG, which the platform's reader leaves aside (PNG specification, 3rd edition, 11.3.2.3). */
final class PngProfile {
    private static final int ICCP = 0x69434350;
    private static final int IDAT = 0x49444154;
    private static final int MAX_BYTES = 1 << 20;

    private PngProfile() {}

    /** Absent also when the profile is damaged, too large or not for RGB: the picture is then taken as sRGB. */
    static Optional<ICC_Profile> of(byte[] png) {
        var in = ByteBuffer.wrap(png).position(8);
        while (in.remaining() >= 12) {
            int length = in.getInt();
            int type = in.getInt();
            if (type == IDAT || length < 0 || length > in.remaining()) {
                return Optional.empty();
            } else if (type == ICCP) {
                return parse(png, in.position(), length);
            }
            in.position(Math.min(in.limit(), in.position() + length + 4));
        }
        return Optional.empty();
    }

    private static Optional<ICC_Profile> parse(byte[] png, int from, int length) {
        int name = from;
        while (name < from + length && png[name] != 0) {
            name++;
        }
        int at = name + 2;
        if (at >= from + length) {
            return Optional.empty();
        }
        try (var inflater = new InflaterInputStream(new ByteArrayInputStream(png, at, from + length - at))) {
            var profile = ICC_Profile.getInstance(inflater.readNBytes(MAX_BYTES));
            return Optional.of(profile).filter(p -> p.getColorSpaceType() == ColorSpace.TYPE_RGB);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
