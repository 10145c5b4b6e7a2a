package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.cardwire.media.pixels.Box;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    private static final double[] FOCUS = {0, 0.13, 0.5, 0.86, 1};
    private static final int[][] PICTURES = {{5472, 3648}, {3024, 4032}, {1001, 997}, {4000, 500}, {300, 2400}, {1, 1}};

    /** The shapes of RCS places: cards by media height, horizontal cards, carousels by width and height. */
    @ParameterizedTest
    @CsvSource({"7,3", "16,9", "2,1", "4,3", "3,4", "120,112", "120,168", "232,112", "232,168", "232,264", "1,1"})
    void aCutHasItsShapeIsAsLargeAsThereIsAndKeepsTheFocus(int aspectWidth, int aspectHeight) {
        for (int[] picture : PICTURES) {
            for (double x : FOCUS) {
                for (double y : FOCUS) {
                    Box cut = Sizes.cut(picture[0], picture[1], new Crop(aspectWidth, aspectHeight, x, y));

                    String what = picture[0] + "x" + picture[1] + " at " + x + "," + y + ": " + cut;
                    assertThat(cut.x() + cut.width()).as(what).isLessThanOrEqualTo(picture[0]);
                    assertThat(cut.y() + cut.height()).as(what).isLessThanOrEqualTo(picture[1]);
                    assertThat(cut.width() == picture[0] || cut.height() == picture[1])
                            .as(what)
                            .isTrue();
                    assertThat(Math.abs(cut.width() * aspectHeight - cut.height() * aspectWidth))
                            .as(what)
                            .isLessThanOrEqualTo(Math.max(aspectWidth, aspectHeight));
                    assertThat(x * picture[0]).as(what).isBetween((double) cut.x(), cut.x() + (double) cut.width());
                    assertThat(y * picture[1]).as(what).isBetween((double) cut.y(), cut.y() + (double) cut.height());
                    assertCentredOrAtAnEdge(cut.x(), cut.width(), x * picture[0], picture[0], what);
                    assertCentredOrAtAnEdge(cut.y(), cut.height(), y * picture[1], picture[1], what);
                }
            }
        }
    }

    private static void assertCentredOrAtAnEdge(int from, int length, double focus, int whole, String what) {
        boolean centred = Math.abs(from + length / 2.0 - focus) <= 0.5;
        assertThat(centred || from == 0 || from + length == whole).as(what).isTrue();
    }
}
