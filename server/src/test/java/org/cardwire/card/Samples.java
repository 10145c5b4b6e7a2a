package org.cardwire.card;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The sample cards of the fixtures. */
public final class Samples {
    private static final Path FOLDER = Path.of("..", "fixtures", "samples", "cards");

    private Samples() {}

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Card card(String name) {
        return switch (Card.parse(bytes(name), Limits.standard())) {
            case Parsed.Valid<Card>(Card card) -> card;
            case Parsed.Invalid<Card>(List<Problem> problems) -> throw new AssertionError(name + ": " + problems);
        };
    }

    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
