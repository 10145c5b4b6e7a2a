package org.cardwire.carrier.rcs.rbm;

import java.util.List;
import java.util.UUID;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/** Kind {@code rbm}: RCS over RCS Business Messaging. */
public final class RbmProvider implements CarrierAdapterProvider {
    @Override
    public String kind() {
        return "rbm";
    }

    @Override
    public Channel channel() {
        return Channel.RCS;
    }

    @Override
    public List<Setting> settings() {
        return RbmSettings.settings();
    }

    @Override
    public List<String> account() {
        return List.of("agent");
    }

    @Override
    public List<String> leadsTo() {
        return List.of("agent", "region", "base-url", "token-url");
    }

    @Override
    public void check(LinkSettings settings) {
        RbmSettings.read(settings);
    }

    @Override
    public CarrierAdapter open(LinkSettings settings, LinkContext context) {
        return new RbmAdapter(
                RbmSettings.read(settings), context, () -> UUID.randomUUID().toString());
    }
}
