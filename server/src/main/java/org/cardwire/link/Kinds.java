package org.cardwire.link;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.cardwire.carrier.spi.CarrierAdapterProvider;

/** The kinds of adapters on the class path. */
public final class Kinds {
    private final Map<String, CarrierAdapterProvider> byKind = new TreeMap<>();

    public Kinds() {
        ServiceLoader.load(CarrierAdapterProvider.class).forEach(provider -> byKind.put(provider.kind(), provider));
    }

    /** Throws {@link IllegalArgumentException} that names the kinds there are. */
    public CarrierAdapterProvider of(String kind) {
        CarrierAdapterProvider provider = byKind.get(kind);
        if (provider == null) {
            throw new IllegalArgumentException(
                    "unknown kind of link \"" + kind + "\"; known are " + String.join(", ", byKind.keySet()));
        }
        return provider;
    }

    public Set<String> names() {
        return byKind.keySet();
    }

    public Iterable<CarrierAdapterProvider> all() {
        return byKind.values();
    }
}
