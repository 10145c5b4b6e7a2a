package org.cardwire.carrier.spi;

/**
 * One setting of a link.
 *
 * @param fallback the default, or empty when the setting is required
 * @param secret sealed at rest and never shown
 */
public record Setting(String name, String fallback, boolean required, boolean secret, String meaning) {
    public static Setting required(String name, String meaning) {
        return new Setting(name, "", true, false, meaning);
    }

    public static Setting secret(String name, String meaning) {
        return new Setting(name, "", true, true, meaning);
    }

    public static Setting optional(String name, String fallback, String meaning) {
        return new Setting(name, fallback, false, false, meaning);
    }
}
