package org.cardwire.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureReaderTest {
    private static final Path PHOTOS = Path.of("..", "fixtures", "samples", "media");

    /** A code in the corner of a photograph. */
    private static BufferedImage poster(String says) throws IOException, WriterException {
        BufferedImage photo = ImageIO.read(PHOTOS.resolve("lounge.jpg").toFile());
        BitMatrix code = new QRCodeWriter().encode(says, BarcodeFormat.QR_CODE, 300, 300);
        Graphics2D pen = photo.createGraphics();
        for (int x = 0; x < code.getWidth(); x++) {
            for (int y = 0; y < code.getHeight(); y++) {
                pen.setColor(code.get(x, y) ? Color.BLACK : Color.WHITE);
                pen.fillRect(photo.getWidth() - 340 + x, photo.getHeight() - 340 + y, 1, 1);
            }
        }
        pen.dispose();
        return photo;
    }

    @Test
    void aCodeInTheCornerOfAPhotographIsReadAsAPhoneWouldShowIt(@TempDir Path folder) throws Exception {
        File file = folder.resolve("poster.jpg").toFile();
        ImageIO.write(poster("https://shop.example/11"), "jpg", file);
        assertThat(new FilePictures(folder).look("ast_poster").orElseThrow().qrCode())
                .contains("https://shop.example/11");
        assertThat(new FilePictures(folder).look("ast_other")).isEmpty();
    }

    @Test
    void aPhotographWithoutACodeHasNone() throws IOException {
        for (String name : new String[] {"dandelion.jpg", "dogs.jpg"}) {
            byte[] photo = Files.readAllBytes(PHOTOS.resolve(name));
            assertThat(PictureReader.read(photo).qrCode()).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoPictureIsNotLookedAt(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("ast_x.jpg"), new ByteArrayOutputStream().toByteArray());
        assertThat(new FilePictures(folder).look("ast_x")).isEmpty();
    }
}
