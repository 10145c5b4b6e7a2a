package org.cardwire.carrier.rcs.rbm;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.http.LineSettings;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Msisdn;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.carrier.spi.SettingsException;

/**
 * One agent on the platform.
 *
 * @param base without a slash at its end
 * @param testNumber asked for its capabilities by a test of the link; nothing is ever sent to it
 */
record RbmSettings(
        String agent,
        String base,
        URI tokenUri,
        ServiceAccount account,
        String clientToken,
        Msisdn testNumber,
        LineSettings line,
        int inboundLimit) {
    private static final int LARGEST_INBOUND = 16 << 20;

    /** Where the agent is hosted. */
    enum Region {
        GLOBAL(""),
        US("us-"),
        EUROPE("europe-"),
        ASIA("asia-");

        private final String prefix;

        Region(String prefix) {
            this.prefix = prefix;
        }

        String base() {
            return "https://" + prefix + "rcsbusinessmessaging.googleapis.com";
        }
    }

    static List<Setting> settings() {
        List<Setting> all = new ArrayList<>(List.of(
                Setting.required("agent", "id of the agent, with or without @rbm.goog"),
                Setting.secret("service-account", "the JSON key file of the service account, whole"),
                Setting.secret("client-token", "the word agreed with the platform that signs its webhook calls"),
                Setting.optional("region", "global", "where the agent is hosted: global, us, europe or asia"),
                Setting.optional("base-url", "", "address of the API; empty follows from the region"),
                Setting.optional("token-url", "", "address of the tokens; empty takes token_uri of the key file"),
                Setting.optional("test-number", "+447700900000", "number asked for its capabilities by a link test"),
                Setting.optional("inbound-limit", "1048576", "largest webhook call in bytes")));
        all.addAll(LineSettings.settings());
        return List.copyOf(all);
    }

    static RbmSettings read(LinkSettings settings) {
        String agent = settings.text("agent").strip();
        Optional<ServiceAccount> account = account(settings);
        String clientToken = settings.text("client-token").strip();
        Region region = settings.choice("region", Region.class);
        Optional<URI> base = url(settings, "base-url");
        Optional<URI> token = url(settings, "token-url");
        String number = settings.text("test-number").strip();
        if (!Msisdn.isE164(number)) {
            settings.problem("test-number: expected a number such as +447700900000");
        }
        LineSettings line = LineSettings.read(settings);
        int inboundLimit = settings.integer("inbound-limit", 1024, LARGEST_INBOUND);
        settings.verify();
        ServiceAccount known = account.orElseThrow(() -> new SettingsException(List.of("service-account: required")));
        return new RbmSettings(
                agent,
                base.map(uri -> uri.toString().replaceAll("/+$", "")).orElseGet(region::base),
                token.orElse(known.tokenUri()),
                known,
                clientToken,
                new Msisdn(number),
                line,
                inboundLimit);
    }

    /** The id before the at sign: some calls carry it with its host, some without. */
    static String bareAgent(String agent) {
        int at = agent.indexOf('@');
        return at < 0 ? agent : agent.substring(0, at);
    }

    private static Optional<ServiceAccount> account(LinkSettings settings) {
        String json = settings.text("service-account");
        if (json.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ServiceAccount.parse(json));
        } catch (IllegalArgumentException e) {
            settings.problem("service-account: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<URI> url(LinkSettings settings, String name) {
        String text = settings.text(name).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(text);
            if (uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme())) {
                return Optional.of(uri);
            }
        } catch (IllegalArgumentException e) {
            // said below, together with the other ways to be wrong
        }
        settings.problem(name + ": expected an address such as https://rcs.example, not \"" + text + "\"");
        return Optional.empty();
    }

    /** Holds secrets: never printed whole. */
    @Override
    public String toString() {
        return "RbmSettings[" + agent + " at " + base + "]";
    }
}
