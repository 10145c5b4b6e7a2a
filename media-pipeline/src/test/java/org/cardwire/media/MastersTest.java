package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.cardwire.media.Sizes.Size;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Orientation;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.svg.SvgCaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MastersTest {
    @ParameterizedTest
    @CsvSource({
        "5472, 3648, 1440, 2", // a camera's photo for a card
        "4032, 3024, 1440, 2", // a phone's
        "4032, 3024, 100, 2", // a small target gets the master of the usual one
        "12000, 4000, 1440, 4", // a panorama
        "24000, 2000, 1440, 8",
        "1920, 1080, 1440, 1",
        "4032, 3024, 2016, 1", // a large target gets its own
    })
    void theDecoderReducesAsFarAsTheTargetsAllow(int width, int height, int wide, int reduction) {
        var picture = new Picture(MediaType.JPEG, width, height, 1, Orientation.UPRIGHT);
        var size = new Size(wide, wide * height / width);

        assertThat(Masters.reduction(picture, new Box(0, 0, width, height), size))
                .isEqualTo(reduction);
    }

    @Test
    void aNarrowCutIsDecodedFinerThanTheWhole() {
        var picture = new Picture(MediaType.JPEG, 5472, 3648, 1, Orientation.UPRIGHT);

        assertThat(Masters.reduction(picture, new Box(0, 0, 2736, 3648), new Size(1440, 1920)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void aMasterThatIsTooLargeToKeepGivesNearlyTheSamePixels(int exif) throws Exception {
        Media photo = Media.of(Jpegs.withOrientation(Samples.photo("dogs"), exif));
        var picture = (Picture) new Probe(Caps.DEFAULT).probe(photo);
        Box cut = Sizes.cut(picture.width(), picture.height(), new Crop(4, 3, 0.2, 0.7));
        var size = new Size(640, 480);

        Pixels kept = new Masters(SvgCaps.DEFAULT, 1 << 30)
                .open(photo, picture, cut, size, Samples.noHurry())
                .at(size)
                .pixels();
        Pixels streamed = new Masters(SvgCaps.DEFAULT, 1)
                .open(photo, picture, cut, size, Samples.noHurry())
                .at(size)
                .pixels();

        assertThat(difference(kept, streamed)).isLessThan(1);
    }

    private static double difference(Pixels a, Pixels b) {
        long sum = 0;
        for (int i = 0; i < a.argb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                sum += Math.abs((a.argb()[i] >> shift & 255) - (b.argb()[i] >> shift & 255));
            }
        }
        return sum / (3.0 * a.argb().length);
    }
}
