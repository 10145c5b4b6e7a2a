package org.cardwire.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.cardwire.lint.rule.Pictures;
import org.cardwire.media.Caps;
import org.cardwire.media.Effort;
import org.cardwire.media.Fitted;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;

/** Pictures in a folder, named as the card names its assets: {@code ast_sofa.jpg}, or {@code sofa.jpg}. */
final class FilePictures implements Pictures {
    private static final String PREFIX = "ast_";

    private final Path folder;
    private final Fitter fitter = new Fitter(Caps.DEFAULT);

    FilePictures(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<Seen> look(String asset) {
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> file =
                    files.filter(path -> names(path, asset)).sorted().findFirst();
            return file.isPresent() ? look(file.get()) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + folder, e);
        }
    }

    private Optional<Seen> look(Path file) throws IOException {
        return fitter.fit(Media.read(file, Caps.DEFAULT), PictureReader.AS_SHOWN, Effort.DRAFT) instanceof Fitted fitted
                ? Optional.of(PictureReader.read(fitted.bytes()))
                : Optional.empty();
    }

    private static boolean names(Path file, String asset) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot < 0 ? name : name.substring(0, dot);
        return stem.equals(asset) || (PREFIX + stem).equals(asset);
    }
}
