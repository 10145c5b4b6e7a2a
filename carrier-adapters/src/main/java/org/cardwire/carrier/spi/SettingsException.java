package org.cardwire.carrier.spi;

import java.util.List;

/** A link's settings do not hold; lists every problem, each naming the setting and the remedy. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
