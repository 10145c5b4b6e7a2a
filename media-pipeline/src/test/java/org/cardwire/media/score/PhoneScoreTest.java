package org.cardwire.media.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.cardwire.media.Samples;
import org.cardwire.media.pixels.Box;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Resampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneScoreTest {
    @Test
    void whatKeepsEveryPixelOfThePhoneIsIdentical() {
        Pixels original = photo("dogs");

        assertThat(new PhoneScore(original, Samples.noHurry()).of(original)).isEqualTo(100);
    }

    @Test
    void theSmallerTheRenditionTheLowerItsScore() {
        Pixels original = photo("dogs");
        var score = new PhoneScore(original, Samples.noHurry());

        double wide = score.of(scaled(original, 900));
        double narrow = score.of(scaled(original, 400));

        assertThat(wide).isLessThan(97);
        assertThat(narrow).isLessThan(wide - 10);
    }

    @Test
    void anOriginalNarrowerThanThePhoneIsEnlargedWithItsRendition() {
        Pixels original = scaled(photo("lounge"), 400);

        double score = new PhoneScore(original, Samples.noHurry()).of(scaled(original, 200));

        assertThat(score).isLessThan(60);
    }

    @ParameterizedTest
    @CsvSource({"4000, 3000, 0.27", "1080, 810, 1", "720, 540, 1.5", "100, 100, 3", "1000, 8640, 0.5"})
    void aPictureIsShownAtTheScreensWidthUnlessItIsTinyOrAStrip(int width, int height, double factor) {
        assertThat(PhoneScore.factor(width, height)).isEqualTo(factor);
    }

    @Test
    void aPictureOfOnePixelHasAScore() {
        var dot = new Pixels(1, 1, new int[] {0xFF336699}, true);

        assertThat(new PhoneScore(dot, Samples.noHurry()).of(dot)).isEqualTo(100);
    }

    private static Pixels photo(String name) {
        BufferedImage image = Samples.decode(Samples.photo(name));
        int width = image.getWidth();
        int height = image.getHeight();
        return new Pixels(width, height, image.getRGB(0, 0, width, height, null, 0, width), true);
    }

    private static Pixels scaled(Pixels picture, int width) {
        var whole = new Box(0, 0, picture.width(), picture.height());
        int height = Math.round((float) picture.height() * width / picture.width());
        return Resampler.resample(picture, whole, width, height, Samples.noHurry());
    }
}
