package org.cardwire.media.decode.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.cardwire.media.Samples;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Orientation;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.pixels.Reducer;
import org.cardwire.media.pixels.Upright;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JpegDecoderTest {
    private static final BufferedImage PICTURE = Samples.noisy(151, 103, 60, new Random(31));

    static List<Mode> modes() {
        return Mode.all();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void everyModeDecodesAsLibjpegDecodesIt(Mode mode) throws Exception {
        byte[] jpeg = mode.write(PICTURE);

        Error error = error(decode(jpeg, 1), Mode.platform(jpeg));

        boolean weSmoothWhereItRepeats =
                mode.sampling().contains("1x2") || mode.sampling().equals("1x1,2x2,1x1");
        if (weSmoothWhereItRepeats) {
            assertThat(error.mean).isLessThan(6);
        } else {
            assertThat(error.most).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lounge", "dandelion", "mountains", "dogs", "sunset"})
    void everyPhotoDecodesAsLibjpegDecodesIt(String name) throws Exception {
        byte[] jpeg = Samples.photo(name);

        assertThat(error(decode(jpeg, 1), Mode.platform(jpeg)).most).isZero();
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aReductionLooksLikeTheMeansOfTheWhole(Mode mode) throws Exception {
        byte[] jpeg = mode.write(Samples.noisy(151, 103, 0, new Random(1)));
        Pixels whole = decode(jpeg, 1);
        for (int reduction : new int[] {2, 4, 8}) {
            Pixels reduced = decode(jpeg, reduction);
            boolean repeatsWidely =
                    mode.sampling().startsWith("4x1") || mode.sampling().startsWith("3x1");

            assertThat(reduced.width()).isEqualTo((151 + reduction - 1) / reduction);
            assertThat(reduced.height()).isEqualTo((103 + reduction - 1) / reduction);
            assertThat(error(reduced, means(whole, reduction)).mean)
                    .as("1/%d", reduction)
                    .isLessThan(repeatsWidely ? 6 : 2);
        }
    }

    @Test
    void componentsThatAreColoursThemselvesAreNotTransformed() throws Exception {
        byte[] jpeg = Mode.raw(PICTURE, 3);

        assertThat(error(decode(jpeg, 1), Mode.platform(jpeg)).most).isZero();
    }

    @Test
    void inksTakeLightAway() throws Exception {
        byte[] plain = Mode.adobe(Mode.raw(PICTURE, 4), 0);
        byte[] transformed = Mode.adobe(Mode.raw(PICTURE, 4), 2);

        int inks = decode(plain, 1).argb()[50 * 151 + 10];
        int before = PICTURE.getRGB(10, 50);
        assertThat(inks >> 8 & 255).isCloseTo((before >> 8 & 255) * 245 / 255, within(40));
        assertThat(decode(transformed, 1).argb()).isNotEqualTo(decode(plain, 1).argb());
    }

    @Test
    void componentsInScansOfTheirOwnMakeTheSamePicture() throws Exception {
        byte[][] planes = new byte[3][];
        for (int i = 0; i < 3; i++) {
            planes[i] = new Mode("1x1", false, 0).write(Samples.noisy(151, 103, 20 + 40 * i, new Random(i)));
        }
        for (int reduction : new int[] {1, 2, 4, 8}) {
            int[] together = decode(Bytes.planesTogether(planes), reduction).argb();

            for (int i = 0; i < 3; i++) {
                int shift = 16 - 8 * i;
                assertThat(Arrays.stream(together).map(rgb -> rgb >> shift & 255))
                        .containsExactly(
                                Arrays.stream(decode(planes[i], reduction).argb())
                                        .map(rgb -> rgb & 255)
                                        .boxed()
                                        .toArray(Integer[]::new));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void aBodyThatEndsEarlyIsDamagedAndNeverGrey(Mode mode) {
        byte[] jpeg = mode.write(PICTURE);
        int scan = Bytes.lastScan(jpeg);
        for (int i = 1; i < 10; i++) {
            byte[] cut = Arrays.copyOf(jpeg, scan + (jpeg.length - scan) * i / 10);
            byte[] closed = Arrays.copyOf(cut, cut.length + 2);
            closed[cut.length] = (byte) 0xFF;
            closed[cut.length + 1] = (byte) 0xD9;

            assertThatThrownBy(() -> decode(cut, 1)).isInstanceOf(DamagedException.class);
            assertThatThrownBy(() -> decode(closed, 1)).isInstanceOf(DamagedException.class);
        }
    }

    @Test
    void aLostRestartIntervalIsDamage() {
        byte[] jpeg = new Mode("2x2,1x1,1x1", false, 5).write(PICTURE);
        int first = Bytes.indexOfMarker(jpeg, 0xD0);
        int second = Bytes.indexOfMarker(jpeg, 0xD1);
        byte[] shorter = Bytes.without(jpeg, first, second);

        assertThatThrownBy(() -> decode(shorter, 1)).isInstanceOf(DamagedException.class);
    }

    @Test
    void framesThatAreNotOursAreLeftToOthers() throws Exception {
        byte[] jpeg = new Mode("1x1", false, 0).write(PICTURE);
        jpeg[Bytes.indexOfMarker(jpeg, 0xC0) + 1] = (byte) 0xC9;

        assertThat(JpegDecoder.open(jpeg)).isEmpty();
    }

    private record Error(double mean, int most) {}

    private static Error error(Pixels ours, BufferedImage theirs) {
        return error(ours, Samples.pixels(theirs));
    }

    private static Error error(Pixels ours, Pixels theirs) {
        assertThat(ours.argb()).hasSameSizeAs(theirs.argb());
        long sum = 0;
        int most = 0;
        for (int i = 0; i < ours.argb().length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = Math.abs((ours.argb()[i] >> shift & 255) - (theirs.argb()[i] >> shift & 255));
                sum += difference;
                most = Math.max(most, difference);
            }
        }
        return new Error(sum / (3.0 * ours.argb().length), most);
    }

    private static Pixels means(Pixels whole, int reduction) {
        var means =
                new Upright(Orientation.UPRIGHT, ceil(whole.width(), reduction), ceil(whole.height(), reduction), true);
        whole.rows(Reducer.before(means, whole.width(), whole.height(), reduction, Samples.noHurry()));
        return means.result();
    }

    private static Pixels decode(byte[] jpeg, int reduction) throws DamagedException {
        JpegDecoder decoder = JpegDecoder.open(jpeg).orElseThrow();
        var pixels = new Upright(
                Orientation.UPRIGHT, ceil(decoder.width(), reduction), ceil(decoder.height(), reduction), true);
        decoder.decode(reduction, pixels, Samples.noHurry());
        return pixels.result();
    }

    private static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }

    private static Offset<Integer> within(int value) {
        return Offset.offset(value);
    }
}
