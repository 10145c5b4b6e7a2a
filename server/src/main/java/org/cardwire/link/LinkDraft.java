package org.cardwire.link;

import java.util.Map;

/**
 * A link as somebody wants it, valid but not yet stored.
 *
 * @param settings of the adapter, secrets included
 */
record LinkDraft(
        String name, String kind, boolean enabled, boolean live, Link.Traits traits, Map<String, String> settings) {
    LinkDraft {
        settings = Map.copyOf(settings);
    }
}
