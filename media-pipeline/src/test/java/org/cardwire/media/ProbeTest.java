package org.cardwire.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeTest {
    private final Probe probe = new Probe(Caps.DEFAULT);

    @ParameterizedTest
    @CsvSource({"png,PNG", "jpeg,JPEG", "gif,GIF", "bmp,BMP", "tiff,TIFF"})
    void aPictureIsKnownByItsBytesWithItsSize(String format, MediaType type) {
        byte[] file = Samples.encode(Samples.drawing(120, 80, false), format);

        assertThat(probe(file)).isInstanceOfSatisfying(Picture.class, picture -> {
            assertThat(picture.type()).isEqualTo(type);
            assertThat(picture.width()).isEqualTo(120);
            assertThat(picture.height()).isEqualTo(80);
            assertThat(picture.frames()).isEqualTo(1);
        });
    }

    @Test
    void anAnimationTellsItsFrames() {
        assertThat(probe(Samples.animation(60, 40, 5)))
                .isInstanceOfSatisfying(
                        Picture.class, picture -> assertThat(picture.frames()).isEqualTo(5));
    }

    @Test
    void aSidewaysPhotoTellsTheSizeAtWhichItIsShown() {
        byte[] file = Jpegs.withOrientation(Samples.encode(Samples.drawing(120, 80, false), "jpeg"), 6);

        assertThat(probe(file)).isInstanceOfSatisfying(Picture.class, picture -> {
            assertThat(picture.width()).isEqualTo(80);
            assertThat(picture.height()).isEqualTo(120);
        });
    }

    @Test
    void aPngOf60000By60000IsRefusedByItsHeader() {
        assertThat(probe(hugePng(60_000, 60_000))).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.TOO_MANY_PIXELS);
            assertThat(unfit.parameters()).containsEntry("width", "60000").containsEntry("pixels", "50000000");
        });
    }

    @Test
    void moreFramesOrBytesThanTheCapsAreRefused() {
        var small = new Caps(10_000, 50_000, 3, 1_000_000, Caps.DEFAULT.deadline(), 64);
        var strict = new Probe(small);

        assertThat(strict.probe(Media.of(Samples.animation(20, 20, 4))))
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_MANY_FRAMES));
        assertThat(strict.probe(Media.of(new byte[10_001])))
                .isInstanceOfSatisfying(Unfit.class, u -> assertThat(u.code()).isEqualTo(Unfit.Code.TOO_MANY_BYTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
    void aFileCutOffAnywhereInItsDataIsBroken(String format) {
        byte[] whole = Samples.encode(Samples.noisy(200, 150, 60, new Random(3)), format);
        for (int percent : new int[] {30, 50, 75, 90, 99}) {
            byte[] cut = Arrays.copyOf(whole, whole.length * percent / 100);

            assertThat(probe(cut)).as("%d %%", percent).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.code()).isEqualTo(Broken.Code.TRUNCATED);
                assertThat(broken.reason()).isNotBlank();
            });
        }
    }

    @Test
    void aPngWithADamagedChunkIsBroken() {
        byte[] file = Samples.encode(Samples.noisy(50, 50, 60, new Random(3)), "png");
        file[file.length / 2] ^= 1;

        assertThat(probe(file))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.reason()).contains("IDAT").contains("checksum"));
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><p>hello,text/html",
        "<script>alert(1)</script>,text/html",
        "<?xml version='1.0'?><feed/>,application/xml",
        "#!/bin/sh,text/x-script",
        "<?php echo 1;,text/x-script",
        "MZ\u0090,application/x-executable",
        "\u007fELF,application/x-executable",
        "%PDF-1.7,application/pdf",
        "hello,text/plain"
    })
    void whatIsNoPictureIsRefusedByItsOwnName(String content, String type) {
        assertThat(probe(content.getBytes(StandardCharsets.ISO_8859_1))).isInstanceOfSatisfying(Unfit.class, unfit -> {
            assertThat(unfit.code()).isEqualTo(Unfit.Code.TYPE_NOT_ACCEPTED);
            assertThat(unfit.parameters()).containsEntry("type", type).containsEntry("accepted", MediaType.fittable());
        });
    }

    @ParameterizedTest
    @CsvSource({"ftypisom,MP4", "ftyp3gp5,THREE_GP", "ftypM4A ,M4A", "ftypqt  ,QUICKTIME"})
    void aClipIsRecognised(String box, MediaType type) {
        byte[] file = ("\0\0\0\u0018" + box + "\0\0\0\0").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(probe(file)).isEqualTo(new Clip(type));
    }

    @Test
    void anEmptyFileIsBroken() {
        assertThat(probe(new byte[0]))
                .isInstanceOfSatisfying(Broken.class, b -> assertThat(b.code()).isEqualTo(Broken.Code.EMPTY));
    }

    @Test
    void noMutationOfAHeaderBreaksTheProbe() {
        long seed = 20_260_101;
        var random = new Random(seed);
        for (String format : new String[] {"jpeg", "png", "gif", "bmp", "tiff"}) {
            byte[] whole = Samples.encode(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format);
            for (int i = 0; i < 2_000; i++) {
                byte[] mutant = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
                for (int flips = random.nextInt(8); flips > 0; flips--) {
                    mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
                }
                assertThat(probe(mutant)).as("seed %d, %s, %d", seed, format, i).isNotNull();
            }
        }
    }

    private Probing probe(byte[] file) {
        return probe.probe(Media.of(file));
    }

    private static byte[] hugePng(int width, int height) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .putInt(0x08020000)
                        .array()));
        out.writeBytes(chunk("IDAT", new byte[100_000]));
        out.writeBytes(chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        byte[] body = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) crc.getValue())
                .array();
    }
}
