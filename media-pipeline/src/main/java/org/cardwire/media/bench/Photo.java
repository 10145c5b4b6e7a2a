package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A photograph of the corpus: who made it, and what the licence is. */
record Photo(Path file, String author, String licence) {
    String name() {
        return file.getFileName().toString().replaceAll("_by_.*|\\.jpg$", "");
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }
}
