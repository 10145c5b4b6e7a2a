package org.cardwire.media.banner;

import java.util.regex.Pattern;

/**
 * The colours that a banner is drawn in; all others are made of them.
 *
 * @param brand 0xRRGGBB, of grounds and large areas
 * @param accent of price tags, badges and what is to be tapped
 */
public record BrandColours(int brand, int accent) {
    public static final BrandColours DEFAULT = new BrandColours(0x0B4F6C, 0xFFB703);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int WHITE = 0xFFFFFF;
    private static final int INK = 0x1F2328;

    /** Reads {@code #0b4f6c}; throws IllegalArgumentException for anything else. */
    public static int parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a colour is written as #rrggbb, not " + hex);
        }
        return Integer.parseInt(hex.substring(1), 16);
    }

    /** By the name that templates use. */
    int of(String name) {
        return switch (name) {
            case "brand" -> brand;
            case "accent" -> accent;
            case "deep" -> Contrast.mixed(brand, 0, 0.35);
            case "soft" -> Contrast.mixed(brand, WHITE, 0.16);
            case "tint" -> Contrast.mixed(brand, WHITE, 0.9);
            case "paper" -> WHITE;
            case "ink" -> INK;
            case "black" -> 0;
            default -> throw new IllegalArgumentException("templates have no colour called " + name);
        };
    }
}
