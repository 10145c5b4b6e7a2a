package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.cardwire.media.svg.SvgCaps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Drawings (SVG), drawn by the child process. */
class DrawingFitTest {
    private static final String NAMESPACES =
            "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"";
    private static final Target TARGET = Target.within(60_000, 400, 400);

    private final Fitter fitter = new Fitter(Caps.DEFAULT);

    private static Media svg(String attributes, String content) {
        String file = "<svg " + NAMESPACES + " " + attributes + ">" + content + "</svg>";
        return Media.of(file.getBytes(StandardCharsets.UTF_8));
    }

    private Fitted fitted(Media media, Target target) {
        Fitting fitting = fitter.fit(media, target);
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }

    private static BufferedImage shown(Fitted fitted) {
        return Samples.decode(fitted.bytes());
    }

    @Test
    void aSmallLogoIsDrawnAsLargeAsTheTargetShowsItWithItsTransparency() {
        Media logo = svg("width='24' height='12'", "<circle cx='6' cy='6' r='6' fill='#c00000'/>");

        Fitted fitted = fitted(logo, TARGET);

        assertThat(fitted.contentType()).isEqualTo("image/png");
        BufferedImage image = shown(fitted);
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(200);
        assertThat(image.getRGB(100, 100)).isEqualTo(0xFFC00000);
        assertThat(image.getRGB(300, 100) >>> 24).isZero();
    }

    @Test
    void whereThereIsNoTransparencyItLiesOnWhite() {
        Media logo = svg("viewBox='0 0 10 10'", "<circle cx='5' cy='5' r='3'/>");

        Fitted fitted = fitted(logo, TARGET.withFormats(EnumSet.of(Format.JPEG)));

        assertThat(fitted.plan().losses()).contains(Plan.Loss.ALPHA);
        assertThat(shown(fitted).getRGB(2, 2) & 0xFF).isGreaterThan(250);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "width='200' height='100'                      | 400 | 200",
                "viewBox='0 0 30 60'                           | 200 | 400",
                "width='100%' height='100%' viewBox='0 0 4 3'  | 400 | 300",
                "width='10mm' viewBox='0 0 50 50'              | 400 | 400",
                "height='1in' viewBox='-5 -5 200 100'          | 400 | 200",
            })
    void itsShapeIsItsOwnOrThatOfItsViewBox(String attributes, int width, int height) {
        Fitted fitted = fitted(svg(attributes, "<rect x='-9' y='-9' width='999' height='999' fill='green'/>"), TARGET);

        assertThat(fitted.width()).isEqualTo(width);
        assertThat(fitted.height()).isEqualTo(height);
        assertThat(shown(fitted).getRGB(width / 2, height / 2)).isEqualTo(0xFF008000);
    }

    @Test
    void aCropIsDrawnAtTheSizeOfTheCrop() {
        Media wide = svg(
                "viewBox='0 0 300 100'",
                "<rect width='300' height='100' fill='blue'/><rect x='200' width='100' height='100' fill='red'/>");

        Fitted right = fitted(wide, TARGET.withCrop(new Crop(1, 1, 1, 0.5)));

        assertThat(right.width()).isEqualTo(400);
        assertThat(shown(right).getRGB(2, 200)).isEqualTo(0xFFFF0000);
    }

    @Test
    void chineseTextIsDrawnWithAFontThatHasIt() {
        Media text = svg("viewBox='0 0 100 50'", "<text x='5' y='40' font-family='Arial' font-size='40'>双十一</text>");

        BufferedImage image = shown(fitted(text, TARGET));

        long dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                dark += image.getRGB(x, y) >>> 24 > 128 ? 1 : 0;
            }
        }
        assertThat(dark).isGreaterThan(4_000); // three characters, not three empty boxes
    }

    @Test
    void aCharacterThatNoFontHasIsNamed() {
        Media text = svg("viewBox='0 0 100 50'", "<text x='5' y='40'>\uDBFF\uDFFD</text>");

        assertThat(fitter.fit(text, TARGET)).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.NEEDS_FONT);
            assertThat(unfit.parameters()).containsEntry("characters", "\uDBFF\uDFFD");
        });
    }

    @Test
    void anEmbeddedPictureIsDrawn() {
        String png = Base64.getEncoder().encodeToString(Samples.encode(Samples.noisy(40, 40, 0, new Random(1)), "png"));
        Media with = svg(
                "viewBox='0 0 10 10'",
                "<image width='10' height='10' xlink:href='data:image/png;base64," + png + "'/>");

        assertThat(shown(fitted(with, TARGET)).getRGB(200, 200) >>> 24).isEqualTo(255);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rgba(255, 0, 0, 1)    | ffff0000",
                "#00ff00ff             | ff00ff00",
                "hsl(240, 100%, 50%)   | ff0000ff",
                "rgb(0 0 255 / 100%)   | ff0000ff",
                "transparent           | 00000000",
            })
    void coloursOfTodayAreUnderstood(String colour, String argb) {
        Media styled = svg(
                "viewBox='0 0 10 10'",
                "<style>.c{fill:" + colour + "}</style><rect class='c' width='10' height='10'/>");
        Media plain = svg("viewBox='0 0 10 10'", "<rect fill='" + colour + "' width='10' height='10'/>");

        for (Media media : new Media[] {styled, plain}) {
            int pixel = shown(fitted(media, TARGET)).getRGB(200, 200);
            assertThat(Integer.toHexString(pixel)).endsWith(argb.replaceFirst("^0+$", "0"));
        }
    }

    @Test
    void whatMovesStandsStillAndSaysSo() {
        Media moving = svg(
                "viewBox='0 0 10 10'",
                "<rect width='10' height='10'><animate attributeName='x' from='0' to='9' dur='1s'/></rect>");

        assertThat(fitted(moving, TARGET).plan().losses()).contains(Plan.Loss.MOTION);
    }

    @Test
    void aDrawingThatTakesTooLongIsEndedAndTheNextOneIsDrawn() {
        var hasty = new Fitter(Caps.DEFAULT.withSvg(SvgCaps.DEFAULT.withDeadline(Duration.ofMillis(1_500))));
        String noise = "<filter id='f'><feTurbulence baseFrequency='.9' numOctaves='8'/></filter>"
                + "<rect width='10' height='10' filter='url(#f)'/>".repeat(190);

        assertThat(hasty.fit(svg("viewBox='0 0 10 10'", noise), Target.within(60_000, 1440, 1440)))
                .isEqualTo(new Unfit(Unfit.Code.TOO_SLOW, Map.of("seconds", "1.5")));
        assertThat(fitter.fit(svg("viewBox='0 0 10 10'", "<rect width='9' height='9'/>"), TARGET))
                .isInstanceOf(Fitted.class);
    }

    @Test
    void equalDrawingsGiveEqualBytes() {
        Media logo = svg("viewBox='0 0 30 20'", "<ellipse cx='15' cy='10' rx='14' ry='9' fill='teal'/>");

        assertThat(fitted(logo, TARGET).bytes())
                .isEqualTo(((Fitted) new Fitter(Caps.DEFAULT).fit(logo, TARGET)).bytes());
    }
}
