package org.cardwire.media.clip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardwire.media.header.DamagedException;
import org.cardwire.media.header.HeifTurns;
import org.cardwire.media.header.HeifTurns.Turn;

/**
 * A still that is stored in tiles, as phones store theirs: the streams that hold them, and where each has its place on a
 * canvas of which a part is shown (ISO/IEC 23008-12 §6.6.2.3).
 *
 * @param turns of the whole, which the streams do not know
 */
record Tiles(List<Tile> tiles, int codedWidth, int codedHeight, Part shown, List<Turn> turns) {
    /** What ffprobe is asked for. */
    static final String ENTRIES =
            ":stream_group_component=coded_width,coded_height,horizontal_offset,vertical_offset,width,height"
                    + ":subcomponent=stream_index,tile_horizontal_offset,tile_vertical_offset";

    /** More than any camera makes: each has a decoder of its own. */
    private static final int MOST = 256;

    record Tile(int stream, int x, int y) {}

    record Part(int x, int y, int width, int height) {}

    /** The largest grid of the file; the others are depths and gains. */
    static Optional<Tiles> of(Map<String, String> found, Workbench bench) throws DamagedException {
        List<Tiles> grids = new ArrayList<>();
        for (int i = 0; found.containsKey("stream_groups.stream_group." + i + ".type"); i++) {
            var numbers = new Numbers(found, "stream_groups.stream_group." + i + ".components.component.0.");
            if (numbers.has("coded_width")) {
                grids.add(grid(numbers));
            }
        }
        Optional<Tiles> largest = grids.stream().max(Comparator.comparing(Tiles::codedPixels));
        return largest.isPresent() ? Optional.of(largest.get().turned(bench)) : Optional.empty();
    }

    private static Tiles grid(Numbers of) throws DamagedException {
        List<Tile> tiles = new ArrayList<>();
        for (int i = 0; of.has("subcomponents.subcomponent." + i + ".stream_index"); i++) {
            String one = "subcomponents.subcomponent." + i + ".";
            tiles.add(new Tile(
                    of.get(one + "stream_index"),
                    of.get(one + "tile_horizontal_offset"),
                    of.get(one + "tile_vertical_offset")));
        }
        if (tiles.isEmpty() || tiles.size() > MOST) {
            throw DamagedException.corrupt("the picture has " + tiles.size() + " tiles");
        }
        var shown = new Part(of.get("horizontal_offset"), of.get("vertical_offset"), of.get("width"), of.get("height"));
        return new Tiles(List.copyOf(tiles), of.get("coded_width"), of.get("coded_height"), shown, List.of());
    }

    private record Numbers(Map<String, String> found, String prefix) {
        boolean has(String name) {
            return found.containsKey(prefix + name);
        }

        int get(String name) {
            return (int) Math.clamp(Source.number(found.getOrDefault(prefix + name, "0")), 0, Integer.MAX_VALUE);
        }
    }

    private Tiles turned(Workbench bench) throws DamagedException {
        try {
            List<Turn> turns = HeifTurns.of(Files.readAllBytes(bench.file("source")));
            return new Tiles(tiles, codedWidth, codedHeight, shown, turns);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long codedPixels() {
        return (long) codedWidth * codedHeight;
    }

    Source.Video whole() {
        boolean sideways = turns.stream()
                                .filter(turn -> turn == Turn.LEFT || turn == Turn.RIGHT)
                                .count()
                        % 2
                == 1;
        return new Source.Video(
                tiles.getFirst().stream(),
                sideways ? shown.height : shown.width,
                sideways ? shown.width : shown.height,
                codedPixels(),
                1);
    }

    /** Puts the tiles together, upright. */
    String filter() {
        var filter = new StringBuilder();
        tiles.forEach(tile -> filter.append("[0:").append(tile.stream).append(']'));
        if (tiles.size() > 1) {
            String layout = tiles.stream().map(tile -> tile.x + "_" + tile.y).collect(Collectors.joining("|"));
            filter.append("xstack=inputs=%d:layout=%s,".formatted(tiles.size(), layout));
        }
        filter.append("crop=%d:%d:%d:%d".formatted(shown.width, shown.height, shown.x, shown.y));
        turns.forEach(turn -> filter.append(',').append(filter(turn)));
        return filter.toString();
    }

    private static String filter(Turn turn) {
        return switch (turn) {
            case LEFT -> "transpose=cclock";
            case HALF -> "hflip,vflip";
            case RIGHT -> "transpose=clock";
            case TOP_DOWN -> "vflip";
            case MIRRORED -> "hflip";
        };
    }
}
