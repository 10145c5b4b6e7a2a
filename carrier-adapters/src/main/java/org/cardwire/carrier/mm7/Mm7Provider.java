package org.cardwire.carrier.mm7;

import java.util.List;
import org.cardwire.carrier.spi.CarrierAdapter;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.carrier.spi.LinkContext;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/** Kind {@code mm7}: MMS over the MM7 interface of a relay/server. */
public final class Mm7Provider implements CarrierAdapterProvider {
    @Override
    public String kind() {
        return "mm7";
    }

    @Override
    public Channel channel() {
        return Channel.MMS;
    }

    @Override
    public List<Setting> settings() {
        return Mm7Settings.settings();
    }

    @Override
    public List<String> account() {
        return List.of("url", "vasp-id");
    }

    @Override
    public void check(LinkSettings settings) {
        Mm7Settings.read(settings);
    }

    @Override
    public CarrierAdapter open(LinkSettings settings, LinkContext context) {
        return new Mm7Adapter(Mm7Settings.read(settings), context);
    }
}
