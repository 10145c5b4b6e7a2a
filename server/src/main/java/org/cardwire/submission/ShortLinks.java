package org.cardwire.submission;

import java.net.URI;
import org.cardwire.fitting.Links;
import org.cardwire.message.ShortCodes;

/** The links that texts carry, under the configured short-link address. */
public final class ShortLinks implements Links {
    private final String base;
    private final ShortCodes codes;

    /** @param base such as {@code https://go.example/}, with its last slash */
    public ShortLinks(URI base, ShortCodes codes) {
        this.base = base.toString();
        this.codes = codes;
    }

    @Override
    public URI cardPage(long message) {
        return URI.create(base + codes.of(message, 0));
    }

    @Override
    public URI button(long message, int button) {
        return URI.create(base + codes.of(message, button + 1));
    }
}
