package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GraphicFitTest {
    private static final int KB = 1024;
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

    @Test
    void aDrawingStaysSharpAsPng() {
        BufferedImage drawing = Samples.drawing(600, 400, false);

        Fitted fitted = fitted(Samples.encode(drawing, "png"), Target.within(100 * KB, 600, 600));

        assertThat(fitted.format()).isEqualTo(Format.PNG);
        assertThat(Samples.difference(Samples.decode(fitted.bytes()), drawing)).isZero();
    }

    @Test
    void sparinglyADrawingIsAJpegOnlyWhereThatIsSmallerAndLooksTheSame() {
        byte[] flat = Samples.encode(Samples.drawing(600, 400, false), "png");
        assertThat(fitted(flat, Target.within(100 * KB, 600, 600).sparingly()).format())
                .isEqualTo(Format.PNG);

        byte[] softly = Samples.encode(shaded(600, 400), "png");
        Target ample = Target.within(2_000 * KB, 600, 600);
        Fitted whole = fitted(softly, ample);
        Fitted enough = fitted(softly, ample.sparingly());
        assertThat(enough.bytes().length).isLessThanOrEqualTo(whole.bytes().length);
        assertThat(enough.score().orElseThrow()).isGreaterThanOrEqualTo(90);
    }

    @Test
    void aDrawingThatIsPngOnlyWithFewerColoursIsTheBetterOfPngAndJpeg() {
        byte[] softly = Samples.encode(shaded(600, 400), "png");
        Target any = Target.within(60 * KB, 600, 600);

        double chosen = fitted(softly, any).score().orElseThrow();

        for (Format format : EnumSet.of(Format.JPEG, Format.PNG)) {
            Fitted only = fitted(softly, any.withFormats(EnumSet.of(format)));
            assertThat(chosen)
                    .as("against %s", format)
                    .isGreaterThanOrEqualTo(only.score().orElseThrow());
        }
    }

    @Test
    void aPageOfTextKeepsItsSizeWithAFewColours() {
        byte[] page = Samples.encode(text(640, 800), "png");
        Target narrow = Target.within(8 * KB, 640, 800);

        Fitted chosen = fitted(page, narrow);
        Fitted blurred = fitted(page, narrow.withFormats(EnumSet.of(Format.JPEG)));

        assertThat(chosen.format()).isEqualTo(Format.PNG);
        assertThat(chosen.width()).isEqualTo(640);
        assertThat(chosen.plan().losses()).containsExactly(Plan.Loss.COLOURS);
        assertThat(chosen.score().orElseThrow()).isGreaterThan(blurred.score().orElseThrow() + 20);
    }

    private static BufferedImage text(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(new Color(255, 248, 236));
        g.fillRect(0, 0, width, height);
        g.setColor(new Color(48, 36, 28));
        g.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
        for (int line = 1; line * 50 < height; line++) {
            g.drawString("No. " + line + "  tea of the season, " + (18 + line * 7 % 31) + ".50", 30, line * 50);
        }
        g.dispose();
        return image;
    }

    /** Flat on its left, and on its right a sky of more colours than a palette has. */
    private static BufferedImage shaded(int width, int height) {
        BufferedImage image = Samples.noisy(width, height, 12, new Random(3));
        Graphics2D g = image.createGraphics();
        g.setColor(new Color(200, 16, 46));
        g.fillRect(0, 0, width / 2, height);
        g.dispose();
        return image;
    }

    @Test
    void aLogoKeepsItsTransparencyUnlessOnlyJpegIsAllowed() {
        byte[] logo = Samples.encode(Samples.drawing(300, 300, true), "png");

        Fitted png = fitted(logo, Target.within(20 * KB, 300, 300));
        Fitted jpeg = fitted(logo, Target.within(20 * KB, 300, 300).withFormats(EnumSet.of(Format.JPEG)));

        assertThat(Samples.decode(png.bytes()).getRGB(0, 0) >>> 24).isZero();
        assertThat(jpeg.plan().losses()).contains(Plan.Loss.ALPHA);
        assertThat(Samples.decode(jpeg.bytes()).getRGB(0, 0) & 255).isGreaterThan(250);
    }

    @Test
    void aScriptBehindAPictureDoesNotSurvive() {
        var polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(Samples.encode(Samples.drawing(100, 100, false), "png"));
        polyglot.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));

        byte[] rendition =
                fitted(polyglot.toByteArray(), Target.within(30 * KB, 100, 100)).bytes();

        assertThat(new String(rendition, StandardCharsets.ISO_8859_1)).doesNotContain("script");
    }

    private Fitted fitted(byte[] file, Target target) {
        Fitting fitting = fitter.fit(Media.of(file), target);
        assertThat(fitting).isInstanceOf(Fitted.class);
        return (Fitted) fitting;
    }
}
