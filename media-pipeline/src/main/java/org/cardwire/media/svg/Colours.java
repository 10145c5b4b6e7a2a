package org.cardwire.media.svg;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Colours of CSS 4 as SVG 1.1 says them: what {@code rgba()}, {@code #rrggbbaa} and {@code hsl()} hold as a colour and an opacity. */
final class Colours {
    private static final Map<String, String> OPACITY = Map.of(
            "fill", "fill-opacity",
            "stroke", "stroke-opacity",
            "stop-color", "stop-opacity",
            "flood-color", "flood-opacity");

    private static final Pattern HEX = Pattern.compile("#(?:[0-9a-f]{4}|[0-9a-f]{8})");
    private static final Pattern FUNCTION = Pattern.compile("(rgb|hsl)a?\\(([^)]*)\\)");

    private Colours() {}

    private record Colour(String rgb, double alpha) {}

    /** The same attributes in the words of SVG 1.1. */
    static Map<String, String> plain(Map<String, String> attributes) {
        Map<String, String> plain = new LinkedHashMap<>();
        attributes.forEach((name, value) -> plain.put(name, name.equals("style") ? plain(value) : value));
        OPACITY.forEach((property, opacity) -> {
            Colour colour = read(attributes.get(property));
            if (colour != null) {
                plain.put(property, colour.rgb);
                plain.putIfAbsent(opacity, Double.toString(colour.alpha));
            }
        });
        return plain;
    }

    /** The same declarations. */
    static String plain(String declarations) {
        var plain = new StringBuilder();
        Set<String> opacities = OPACITY.values().stream()
                .filter(opacity -> declarations.contains(opacity + ":"))
                .collect(Collectors.toSet());
        for (String declaration : declarations.split(";")) {
            int colon = declaration.indexOf(':');
            String name =
                    colon < 0 ? "" : declaration.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || name.startsWith("-") || declaration.contains("var(")) {
                continue;
            }
            String value =
                    declaration.substring(colon + 1).replace("!important", "").strip();
            Colour colour = OPACITY.containsKey(name) ? read(value) : null;
            plain.append(name)
                    .append(':')
                    .append(colour == null ? value : colour.rgb)
                    .append(';');
            if (colour != null && colour.alpha < 1 && !opacities.contains(OPACITY.get(name))) {
                plain.append(OPACITY.get(name)).append(':').append(colour.alpha).append(';');
            }
        }
        return plain.toString();
    }

    /** Null for what SVG 1.1 can say itself. */
    private static @Nullable Colour read(@Nullable String value) {
        String text = value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
        if (text.equals("transparent")) {
            return new Colour("#000000", 0);
        } else if (HEX.matcher(text).matches()) {
            String digits = text.length() == 5 ? text.substring(1).replaceAll("(.)", "$1$1") : text.substring(1);
            return new Colour("#" + digits.substring(0, 6), Integer.parseInt(digits.substring(6), 16) / 255.0);
        }
        Matcher function = FUNCTION.matcher(text);
        if (!function.matches()) {
            return null;
        }
        String[] parts = function.group(2).strip().split("[\\s,/]+");
        try {
            return parts.length == 3 || parts.length == 4
                    ? function(function.group(1).equals("hsl"), parts)
                    : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Colour function(boolean hsl, String[] parts) {
        double alpha = parts.length == 4 ? Math.clamp(number(parts[3], 1), 0, 1) : 1;
        int rgb = hsl
                ? hsl(number(parts[0].replace("deg", ""), 360) / 360, number(parts[1], 1), number(parts[2], 1))
                : byteOf(number(parts[0], 255)) << 16
                        | byteOf(number(parts[1], 255)) << 8
                        | byteOf(number(parts[2], 255));
        return new Colour(String.format(Locale.ROOT, "#%06x", rgb), alpha);
    }

    private static double number(String text, double whole) {
        return text.endsWith("%")
                ? Double.parseDouble(text.substring(0, text.length() - 1)) / 100 * whole
                : Double.parseDouble(text);
    }

    /** CSS Color 4, 7.1. */
    private static int hsl(double hue, double saturation, double lightness) {
        int rgb = 0;
        for (int n : new int[] {0, 8, 4}) {
            double k = (n + hue * 12) % 12;
            double a = saturation * Math.min(lightness, 1 - lightness);
            double value = lightness - a * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
            rgb = rgb << 8 | byteOf(255 * value);
        }
        return rgb;
    }

    private static int byteOf(double value) {
        return (int) Math.clamp(Math.round(value), 0, 255);
    }
}
