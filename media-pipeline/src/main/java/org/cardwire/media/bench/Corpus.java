package org.cardwire.media.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Photographs of 3 to 24 megapixels: from Debian packages, which are fetched and unpacked once, and one of the project's. */
final class Corpus {
    private static final List<String> PACKAGES = List.of("lomiri-wallpapers-16.04", "lomiri-wallpapers-20.04");

    private record Entry(String file, String author, String licence) {}

    private static final List<Entry> ENTRIES = List.of(
            new Entry("Kleiber_by_Lukas_Baubkus.jpg", "Lukas Baubkus, 2021", "CC BY-SA 3.0"),
            new Entry("picosdeeuropa_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi, 2018", "CC BY 4.0"),
            new Entry("Wine_by_Jakkub_Mede.jpg", "Jakub Mede, 2018", "CC BY 4.0"),
            new Entry("Dragonfly_by_Bolly.jpg", "\"Bolly\", 2018", "CC BY-SA 4.0"),
            new Entry("umang_by_Abhishek_Mudgal.jpg", "Abhishek Mudgal, 2018", "CC BY 4.0"),
            new Entry("seeding_by_Clements_Engelhardt.jpg", "Clemens Engelhardt, 2018", "CC0 1.0"),
            new Entry("Bridge_by_Sander_Klootwijk.jpg", "Sander Klootwijk, 2018", "CC BY-SA 4.0"),
            new Entry("Picture_0B_by_freespace.jpg", "Trevor \"Freespace\", 2018", "CC BY 4.0"),
            new Entry("sunset_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi, 2018", "CC BY 4.0"),
            new Entry("Painting-Colors_by__herobrine7gamer.jpg", "HEROBRINE7GAMER, 2021", "CC BY-SA 3.0"),
            new Entry("friends_by_Aitzol_Berasategi.jpg", "Aitzol Berasategi, 2018", "CC BY 4.0"),
            new Entry("greentock_by_Peter_Nerlich.jpg", "Peter Nerlich, 2018", "CC BY-SA 4.0"),
            new Entry("Fossa_by_Jasper_Roks.jpg", "Jasper Roks, 2023", "CC BY-SA 3.0"));

    private Corpus() {}

    /** @param remarks gets a sentence when the packages cannot be had */
    static List<Photo> photos(Path work, int most, List<String> remarks) throws IOException {
        Path folder = Files.createDirectories(work.resolve("corpus"));
        PACKAGES.forEach(name -> fetch(folder, name));
        List<Photo> photos = new ArrayList<>();
        for (Entry entry : ENTRIES) {
            try (Stream<Path> files = Files.find(folder, 9, (path, a) -> path.endsWith(entry.file))) {
                files.findFirst().ifPresent(file -> photos.add(new Photo(file, entry.author, entry.licence)));
            }
        }
        if (photos.size() < ENTRIES.size()) {
            remarks.add("%d of %d photographs are missing: %s need apt-get and dpkg"
                    .formatted(ENTRIES.size() - photos.size(), ENTRIES.size(), PACKAGES));
        }
        Path own = Path.of("fixtures", "samples", "media", "mountains.jpg");
        photos.add(new Photo(own, "Aitzol Berasategi, 2018", "CC BY 4.0"));
        return photos.subList(0, Math.min(most, photos.size()));
    }

    private static void fetch(Path folder, String name) {
        Path unpacked = folder.resolve(name);
        if (Files.isDirectory(unpacked) || Child.installed("apt", "apt-get").isEmpty()) {
            return;
        }
        String fetch = "apt-get -qq download %1$s && dpkg -x %1$s_*.deb %1$s && rm %1$s_*.deb".formatted(name);
        Child.run(folder, List.of("sh", "-c", fetch));
    }
}
