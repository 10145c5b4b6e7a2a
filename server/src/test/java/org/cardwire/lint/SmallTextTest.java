package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTextTest {
    /** Five pixels wide and seven tall, a row a line. */
    private static final String[] LETTERS = {
        "11111 10000 10000 11110 10000 10000 11111",
        "10001 10001 10001 11111 10001 10001 10001",
        "10000 10000 10000 10000 10000 10000 11111",
        "11111 00100 00100 00100 00100 00100 00100",
        "01110 10001 10001 10001 10001 10001 01110",
    };

    private static final int ROWS = 7;
    private static final int ADVANCE = 7;

    private static BufferedImage ground(Color top, Color bottom) {
        BufferedImage picture = new BufferedImage(1080, 400, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            double part = (double) y / picture.getHeight();
            Color mixed = new Color(
                    mix(top.getRed(), bottom.getRed(), part),
                    mix(top.getGreen(), bottom.getGreen(), part),
                    mix(top.getBlue(), bottom.getBlue(), part));
            for (int x = 0; x < picture.getWidth(); x++) {
                picture.setRGB(x, y, mixed.getRGB());
            }
        }
        return picture;
    }

    private static int mix(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    /** A line of letters, each seven times the scale tall. */
    private static void write(BufferedImage picture, int y, int scale, int letters, Color ink) {
        Graphics2D pen = picture.createGraphics();
        pen.setColor(ink);
        for (int i = 0; i < letters; i++) {
            String[] rows = LETTERS[i % LETTERS.length].split(" ");
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < rows[row].length(); column++) {
                    if (rows[row].charAt(column) == '1') {
                        pen.fillRect(40 + (i * ADVANCE + column) * scale, y + row * scale, scale, scale);
                    }
                }
            }
        }
        pen.dispose();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void aLineIsAsTallAsItsLettersDarkOnLightAndLightOnDark(int scale) {
        BufferedImage light = ground(Color.WHITE, new Color(255, 220, 200));
        write(light, 200, scale, 20, new Color(60, 40, 40));
        assertThat(SmallText.height(light)).hasValue(ROWS * scale);
        BufferedImage dark = ground(new Color(20, 30, 60), new Color(60, 20, 60));
        write(dark, 200, scale, 20, Color.WHITE);
        assertThat(SmallText.height(dark)).hasValue(ROWS * scale);
    }

    @Test
    void theSmallestOfSeveralLinesCounts() {
        BufferedImage picture = ground(Color.WHITE, Color.WHITE);
        write(picture, 60, 5, 12, Color.BLACK);
        write(picture, 200, 1, 30, Color.BLACK);
        assertThat(SmallText.height(picture)).hasValue(ROWS);
    }

    @Test
    void aFewLettersAreALogoAndNoLine() {
        BufferedImage picture = ground(Color.WHITE, Color.WHITE);
        write(picture, 200, 1, 5, Color.BLACK);
        assertThat(SmallText.height(picture)).isEmpty();
    }

    @Test
    void photographsAndDrawingsWithoutTextHaveNone() throws IOException {
        try (Stream<Path> photos = Files.list(Path.of("..", "fixtures", "samples", "media"));
                Stream<Path> drawings = Files.list(Path.of("src", "main", "resources", "starters", "pictures"))) {
            for (Path file : Stream.concat(photos, drawings)
                    .filter(path -> path.toString().endsWith(".jpg"))
                    .toList()) {
                assertThat(SmallText.height(ImageIO.read(file.toFile())))
                        .as(file.toString())
                        .isEmpty();
            }
        }
    }
}
