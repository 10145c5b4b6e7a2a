package org.cardwire.carrier.mm7;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cardwire.carrier.http.DigestAuth;
import org.cardwire.carrier.http.HttpAuth;
import org.cardwire.carrier.http.LineSettings;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/**
 * One MM7 link.
 *
 * @param throttling the status codes by which this relay says "too fast"
 * @param door who may call our inbound address
 */
record Mm7Settings(
        URI url,
        Mm7Terms terms,
        LineSettings line,
        HttpAuth auth,
        String soapAction,
        boolean cancel,
        boolean deduplicates,
        Set<Integer> throttling,
        Door door) {
    private static final int LARGEST_INBOUND = 64 << 20;

    /** @param pathSecret what must follow the mount point; empty when nothing must */
    record Door(String user, String password, String pathSecret, int limit) {
        /** Settings hold secrets: none of them is ever printed. */
        @Override
        public String toString() {
            return "Door[limit=" + limit + "]";
        }
    }

    enum Auth {
        BASIC,
        DIGEST
    }

    static List<Setting> settings() {
        List<Setting> all = new ArrayList<>(List.of(
                Setting.required("url", "address of the relay's MM7 service, http or https"),
                Setting.optional("auth", "basic", "how the relay asks who we are: basic or digest"),
                Setting.optional("username", "", "our name at the relay; empty sends no credentials"),
                hidden("password", "our password at the relay"),
                Setting.optional("soap-action", "", "value of the SOAPAction header, between quotes"),
                Setting.optional("cancel", "false", "true where the relay knows CancelReq"),
                Setting.optional("deduplicates", "false", "true where a repeated TransactionID is not delivered twice"),
                Setting.optional("throttle-codes", "3510,4006", "status codes that mean too fast, with commas between"),
                Setting.optional("inbound-username", "", "name that the relay must use when it calls us; empty: none"),
                hidden("inbound-password", "password that the relay must use when it calls us"),
                hidden("inbound-path-secret", "last part of our inbound address, known only to the relay"),
                Setting.optional("inbound-limit", "4194304", "largest inbound request in bytes")));
        all.addAll(Mm7Terms.settings());
        all.addAll(LineSettings.settings());
        return List.copyOf(all);
    }

    static Mm7Settings read(LinkSettings settings) {
        Mm7Settings read = new Mm7Settings(
                url(settings),
                Mm7Terms.read(settings),
                LineSettings.read(settings),
                auth(settings),
                settings.text("soap-action").strip(),
                settings.flag("cancel"),
                settings.flag("deduplicates"),
                codes(settings),
                new Door(
                        settings.text("inbound-username"),
                        settings.text("inbound-password"),
                        settings.text("inbound-path-secret").strip(),
                        settings.integer("inbound-limit", 1024, LARGEST_INBOUND)));
        settings.verify();
        return read;
    }

    private static Setting hidden(String name, String meaning) {
        return new Setting(name, "", false, true, meaning);
    }

    private static URI url(LinkSettings settings) {
        String text = settings.text("url").strip();
        try {
            URI url = URI.create(text);
            if (url.getHost() != null && Set.of("http", "https").contains(url.getScheme())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below, together with the other ways to be wrong
        }
        if (!text.isEmpty()) {
            settings.problem("url: expected an address such as https://mmsc.example/mm7, not \"" + text + "\"");
        }
        return URI.create("http://invalid");
    }

    private static HttpAuth auth(LinkSettings settings) {
        Auth kind = settings.choice("auth", Auth.class);
        String user = settings.text("username");
        String password = settings.text("password");
        if (user.isEmpty()) {
            return HttpAuth.none();
        }
        return switch (kind) {
            case BASIC -> HttpAuth.basic(user, password);
            case DIGEST -> new DigestAuth(user, password);
        };
    }

    private static Set<Integer> codes(LinkSettings settings) {
        String text = settings.text("throttle-codes").strip();
        if (!text.matches("(\\d{4}(\\s*,\\s*\\d{4})*)?")) {
            settings.problem("throttle-codes: expected codes such as 3510,4006, not \"" + text + "\"");
            return Set.of();
        }
        return Arrays.stream(text.split("\\s*,\\s*"))
                .filter(code -> !code.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
