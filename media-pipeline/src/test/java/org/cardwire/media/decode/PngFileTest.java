package org.cardwire.media.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.cardwire.media.Samples;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.pixels.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngFileTest {
    private static final int WIDTH = 61;
    private static final int HEIGHT = 43;
    private final Random random = new Random(17);

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_3BYTE_BGR})
    void coloursAreWhatThePlatformReads(int type) throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.setRGB(i % WIDTH, i / WIDTH, random.nextInt(4) == 0 ? random.nextInt() : i * 0x010203 | 0xFF000000);
        }

        assertSame(Samples.encode(image, "png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void palettesAreWhatThePlatformReads(int bits) throws Exception {
        byte[][] parts = new byte[4][1 << bits];
        for (byte[] part : parts) {
            random.nextBytes(part);
        }
        var model = new IndexColorModel(bits, 1 << bits, parts[0], parts[1], parts[2], parts[3]);
        WritableRaster raster = model.createCompatibleWritableRaster(WIDTH, HEIGHT);
        fill(raster, 1 << bits);

        assertSame(Samples.encode(new BufferedImage(model, raster, false, null), "png"));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void sixteenBitsKeepTheirUpperHalf(int bands) throws Exception {
        boolean alpha = bands == 4;
        var model = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                alpha,
                false,
                alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_USHORT, WIDTH, HEIGHT, bands, null);
        fill(raster, 65_536);

        Pixels pixels = pixels(Samples.encode(new BufferedImage(model, raster, false, null), "png"));

        for (int i = 0; i < pixels.argb().length; i++) {
            int[] sample = raster.getPixel(i % WIDTH, i / WIDTH, (int[]) null);
            int opacity = alpha ? sample[3] >> 8 : 255;
            assertThat(pixels.argb()[i])
                    .isEqualTo(opacity << 24 | sample[0] >> 8 << 16 | sample[1] >> 8 << 8 | sample[2] >> 8);
        }
    }

    @Test
    void everyFilterIsUndone() throws Exception {
        byte[] rows = {0, 10, 20, 30, 1, 10, 1, 1, 2, 1, 1, 1, 3, 5, 5, 5, 4, 1, 1, 1};

        Pixels pixels = pixels(grey(3, 5, 8, rows));

        assertThat(pixels.argb()).containsExactly(greys(10, 20, 30, 10, 11, 12, 11, 12, 13, 10, 16, 19, 11, 17, 20));
    }

    @Test
    void aGreyThatIsNotSeenIsTransparent() throws Exception {
        byte[] png = grey(4, 1, 2, new byte[] {0, 0b00_01_10_11});
        byte[] marked = withChunk(png, "tRNS", new byte[] {0, 2});

        assertThat(pixels(marked).argb()).containsExactly(0xFF000000, 0xFF555555, 0x00AAAAAA, 0xFFFFFFFF);
        assertThat(pixels(marked).opaque()).isFalse();
    }

    @Test
    void dataThatEndEarlyOrMakeNoSenseAreDamage() {
        assertThatThrownBy(() -> pixels(grey(3, 5, 8, new byte[] {0, 1, 2, 3})))
                .isInstanceOfSatisfying(
                        DamagedException.class, e -> assertThat(e.truncated()).isTrue());
        assertThatThrownBy(() -> pixels(grey(3, 1, 8, new byte[] {9, 1, 2, 3}))).isInstanceOf(DamagedException.class);
        assertThatThrownBy(() -> pixels(grey(3, 1, 7, new byte[] {0, 1, 2, 3}))).isInstanceOf(DamagedException.class);
    }

    private void fill(WritableRaster raster, int values) {
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    raster.setSample(x, y, band, random.nextInt(values));
                }
            }
        }
    }

    private static void assertSame(byte[] png) throws DamagedException {
        Pixels theirs = Samples.pixels(Samples.decode(png));
        Pixels ours = pixels(png);
        assertThat(ours.opaque()).isEqualTo(theirs.opaque());
        assertThat(ours.argb()).isEqualTo(theirs.argb());
    }

    private static Pixels pixels(byte[] png) throws DamagedException {
        assertThat(PngFile.open(png)).isPresent();
        return Decoder.pixels(png, "png", Samples.noHurry());
    }

    private static int[] greys(int... values) {
        return Arrays.stream(values).map(v -> 0xFF000000 | v * 0x010101).toArray();
    }

    private static byte[] grey(int width, int height, int depth, byte[] rows) {
        var deflater = new Deflater();
        deflater.setInput(rows);
        deflater.finish();
        byte[] data = new byte[200];
        int length = deflater.deflate(data);
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .array();
        out.writeBytes(chunk("IHDR", header));
        out.writeBytes(chunk("IDAT", Arrays.copyOf(data, length / 2)));
        out.writeBytes(chunk("IDAT", Arrays.copyOfRange(data, length / 2, length)));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] withChunk(byte[] png, String name, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        out.writeBytes(chunk(name, content));
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(type);
        crc.update(content);
        return ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(type)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }
}
