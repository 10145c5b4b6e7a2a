package org.cardwire.media.svg;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cardwire.media.header.DamagedException;
import org.jspecify.annotations.Nullable;

/**
 * How large a drawing says that it is, in user units of 1/96 inch.
 *
 * @param width finite and above 0, as is {@code height}
 */
record Frame(double width, double height) {
    /** Anything beyond this is a mistake or a trap. */
    private static final double MOST = 1e6;

    private static final double MOST_ASPECT = 50;
    private static final Pattern LENGTH = Pattern.compile("([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\\s*([a-z%]*)");
    private static final Map<String, Double> UNITS = Map.of(
            "", 1.0, "px", 1.0, "pt", 96 / 72.0, "pc", 16.0, "mm", 96 / 25.4, "cm", 96 / 2.54, "in", 96.0, "em", 16.0,
            "rem", 16.0);

    static Frame of(Node.Element svg) throws DamagedException {
        Optional<Frame> box = viewBox(svg.get("viewBox"));
        Optional<Double> width = length(svg.get("width"));
        Optional<Double> height = length(svg.get("height"));
        double aspect = box.map(b -> b.width / b.height).orElse(0.0);
        if (width.isPresent() && height.isPresent()) {
            return checked(width.get(), height.get());
        } else if (box.isEmpty()) {
            throw DamagedException.corrupt("it says neither width and height nor a viewBox");
        } else if (width.isPresent()) {
            return checked(width.get(), width.get() / aspect);
        }
        return height.isPresent() ? checked(height.get() * aspect, height.get()) : box.get();
    }

    private static Frame checked(double width, double height) throws DamagedException {
        boolean sound = width > 0 && height > 0 && width <= MOST && height <= MOST;
        if (!sound || Math.max(width / height, height / width) > MOST_ASPECT) {
            throw DamagedException.corrupt(
                    String.format(Locale.ROOT, "its size of %.4g x %.4g cannot be shown", width, height));
        }
        return new Frame(width, height);
    }

    private static Optional<Frame> viewBox(@Nullable String value) throws DamagedException {
        if (value == null) {
            return Optional.empty();
        }
        String[] numbers = value.strip().split("[\\s,]+");
        if (numbers.length != 4) {
            throw DamagedException.corrupt("its viewBox is not four numbers");
        }
        try {
            return Optional.of(checked(Double.parseDouble(numbers[2]), Double.parseDouble(numbers[3])));
        } catch (NumberFormatException e) {
            throw DamagedException.corrupt("its viewBox is not four numbers");
        }
    }

    /** Empty for a part of a page that is not there, such as {@code 100%}, and for what nobody can read. */
    static Optional<Double> length(@Nullable String value) {
        Matcher length = LENGTH.matcher(value == null ? "" : value.strip().toLowerCase(Locale.ROOT));
        if (!length.matches() || !UNITS.containsKey(length.group(2))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Double.parseDouble(length.group(1)) * UNITS.get(length.group(2)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
