package org.cardwire.lint.rule;

import java.util.Locale;

/** How much a finding weighs, the heaviest first. */
public enum Severity {
    /** Against the law, a carrier's rule or the brand's own list. */
    ERROR,
    /** People will not understand or not reach something. */
    WARNING,
    /** Worth a look. */
    HINT;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
