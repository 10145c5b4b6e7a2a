package org.cardwire.carrier.spi;

import java.util.List;

/** Makes adapters of one kind; found by {@link java.util.ServiceLoader}. */
public interface CarrierAdapterProvider {
    /** The word in a link's configuration: {@code smpp}, {@code mm7}, {@code rbm}. */
    String kind();

    Channel channel();

    /** Every setting that a link of this kind knows, for the documentation and the settings page. */
    List<Setting> settings();

    /**
     * The settings that together name the account at the carrier. Links that agree in them share what the carrier calls our
     * messages: a report may come over another link than the message went.
     */
    List<String> account();

    /**
     * The settings that together say where a link's secrets go, and how well they are hidden on the way. Links that agree in
     * them give their secrets to the same machines; where one changes, its secrets are to be given again.
     */
    default List<String> leadsTo() {
        return account();
    }

    /** Throws {@link SettingsException} when {@link #open} would; touches no network. */
    void check(LinkSettings settings);

    /**
     * Opens the link without waiting for the carrier: a link that cannot connect keeps trying and says so by
     * {@link CarrierEvent.LinkState}.
     *
     * @throws SettingsException with every problem of the settings at once
     */
    CarrierAdapter open(LinkSettings settings, LinkContext context);
}
