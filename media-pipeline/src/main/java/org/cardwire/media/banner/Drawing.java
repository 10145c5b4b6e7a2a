package org.cardwire.media.banner;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cardwire.media.Fitter;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.media.pixels.Pixels;
import org.cardwire.media.png.PngWriter;

/** One banner on its way: words set, photograph cut, left and right exchanged where that keeps its focus in sight, drawn. */
final class Drawing {
    /** PNG bytes from which it is worth trying another way of writing it. */
    private static final int ENOUGH = 300_000;

    private final Fitter fitter;
    private final BannerOrder order;
    private final Words words;
    private final int width;
    private final Deadline deadline;

    Drawing(Fitter fitter, BannerOrder order, Words words, int width, Deadline deadline) {
        this.fitter = fitter;
        this.order = order;
        this.words = words;
        this.width = width;
        this.deadline = deadline;
    }

    Rendering of(BannerTemplate template) {
        for (Layer.Stack stack : template.stacks()) {
            if (Column.of(stack, words).isEmpty()) {
                return noRoom(stack);
            }
        }
        try {
            Scene scene = scene(template);
            if (scene.covered()) {
                Scene other = scene(template.mirrored());
                scene = other.covered() ? scene : other;
            }
            return drawn(scene);
        } catch (Shot.NotReadable e) {
            return new Rendering.Refused(Rendering.Code.PHOTO_REFUSED, Map.of("reason", e.reason()));
        }
    }

    private record Scene(BannerTemplate template, List<Column> columns, Optional<Shot> shot) {
        /** Whether words lie over the point that should stay in sight. */
        boolean covered() {
            return template.photoPlace().isPresent()
                    && shot.isPresent()
                    && covers(template.photoPlace().get().area(), shot.get());
        }

        private boolean covers(Layer.Area place, Shot seen) {
            double x = place.x() + seen.x() * place.width();
            double y = place.y() + seen.y() * place.height();
            return columns.stream()
                    .flatMap(column -> column.blocks().stream())
                    .anyMatch(block -> block.box().contains(x, y));
        }
    }

    private Scene scene(BannerTemplate template) throws Shot.NotReadable {
        List<Column> columns = template.stacks().stream()
                .map(stack -> Column.of(stack, words).orElseThrow())
                .toList();
        Optional<Layer.Photo> place = template.photoPlace();
        double scale = (double) width / template.width();
        Optional<Shot> shot = place.isPresent() && order.photo().isPresent()
                ? Optional.of(Shot.of(fitter, order.photo().get(), place.get(), scale, deadline))
                : Optional.empty();
        return new Scene(template, columns, shot);
    }

    private Rendering.Drawn drawn(Scene scene) {
        var paper = new Paper(scene.template, order.colours(), width);
        var columns = scene.columns.iterator();
        String onPhoto = "black";
        for (Layer layer : scene.template.layers()) {
            deadline.check();
            switch (layer) {
                case Layer.Shape shape -> paper.shape(shape);
                case Layer.Polygon polygon -> paper.polygon(polygon);
                case Layer.Photo place -> {
                    paper.ground(place);
                    scene.shot.ifPresent(shot -> paper.photo(place, shot.image()));
                }
                case Layer.Veil veil -> {
                    paper.veil(veil, scene.columns);
                    onPhoto = veil.colour();
                }
                case Layer.Stack _ -> paper.words(columns.next(), onPhoto);
            }
        }
        if (scene.covered()) {
            paper.notes().add(Rendering.Note.FOCUS_COVERED);
        }
        Pixels pixels = paper.pixels();
        byte[] png = PngWriter.trueColour(pixels, ENOUGH, deadline);
        return new Rendering.Drawn(png, pixels.width(), pixels.height(), Set.copyOf(paper.notes()));
    }

    /** Names the longest words of which a part could stay, and how many characters that is. */
    private Rendering.Refused noRoom(Layer.Stack stack) {
        Map<String, Integer> fits = new HashMap<>();
        stack.lines().stream()
                .map(Layer.Line::slot)
                .filter(words::has)
                .forEach(slot -> fits.put(slot, fits(stack, slot)));
        Map.Entry<String, Integer> longest = fits.entrySet().stream()
                .max(Comparator.comparing((Map.Entry<String, Integer> slot) -> slot.getValue() > 0)
                        .thenComparing(slot -> words.of(slot.getKey()).length())
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow();
        return Banner.refused(Rendering.Code.NO_ROOM, longest.getKey(), "fits", Objects.toString(longest.getValue()));
    }

    /** Characters of a slot's words with which all of the stack would fit; 0 when shorter ones would not help. */
    private int fits(Layer.Stack stack, String slot) {
        int fits = 0;
        int tooMany = words.of(slot).length();
        while (tooMany - fits > 1) {
            int middle = (fits + tooMany) / 2;
            boolean fit = Column.of(stack, words.shorter(slot, middle)).isPresent();
            fits = fit ? middle : fits;
            tooMany = fit ? tooMany : middle;
        }
        return fits;
    }
}
