package org.cardwire.carrier.smpp;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/** SMPP 3.4 links: kind {@code smpp}. */
public final class SmppProvider implements CarrierAdapterProvider {
    @Override
    public String kind() {
        return "smpp";
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public List<Setting> settings() {
        return SmppSettingList.ALL;
    }

    @Override
    public List<String> account() {
        return List.of("host", "port", "system-id");
    }

    @Override
    public List<String> leadsTo() {
        return List.of("host", "port", "system-id", "tls", "tls-trust");
    }

    @Override
    public void check(LinkSettings settings) {
        SmppSettings.read(settings);
    }

    @Override
    public CarrierAdapter open(LinkSettings settings, LinkContext context) {
        Random random = new Random(new SecureRandom().nextLong());
        return SmppAdapter.open(Shared.of(SmppSettings.read(settings), context, random));
    }
}
