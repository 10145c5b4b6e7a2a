package org.cardwire.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cardwire.carrier.spi.SmsContent.Concatenation;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.Demo;
import org.cardwire.fixtures.DemoHandsets;
import org.cardwire.link.Link;
import org.cardwire.link.LinkStore;
import org.cardwire.link.Price;

/** The simulated accounts as links: the same kinds, traits and settings that a real carrier's account has. */
final class SandboxLinks {
    static final Set<String> NAMES =
            Set.of(Demo.SMS, Demo.SMS_THROTTLING, Demo.MMS, Demo.MMS_SMALL, Demo.MMS_LARGE, Demo.RCS);

    /** Below the simulators' own window, so that we and not they hold back. */
    private static final String WINDOW = "100";

    /** The simulators answer at once or, by a script, never: three unanswered revokes fit into the demo's 40 s. */
    private static final String ANSWER_TIMEOUT = "8s";

    private static final int NO_MMS = 0;
    private static final int UNLIMITED = 0;
    private static final String CURRENCY = "GBP";
    private static final long SMS_PRICE = 34_000;
    private static final long MMS_PRICE = 180_000;
    private static final long RCS_PRICE = 62_000;

    /** @param inboundSecret ends the addresses at which the relay calls us, so that nobody else can */
    record Secrets(String clientToken, String inboundSecret) {}

    private record Account(String name, String kind, Link.Traits traits, Map<String, String> settings) {}

    private final LinkStore store;
    private final List<Account> accounts;

    SandboxLinks(LinkStore store, Carriers carriers, Secrets secrets) {
        this.store = store;
        this.accounts = List.of(
                sms(carriers, Demo.SMS, List.of()),
                sms(carriers, Demo.SMS_THROTTLING, List.of(DemoHandsets.SMS_THROTTLING_PREFIX)),
                mms(carriers, secrets, Demo.MMS, Demo.MMS_BYTES, List.of()),
                mms(carriers, secrets, Demo.MMS_SMALL, Demo.MMS_SMALL_BYTES, List.of(DemoHandsets.MMS_SMALL_PREFIX)),
                mms(carriers, secrets, Demo.MMS_LARGE, Demo.MMS_LARGE_BYTES, List.of(DemoHandsets.MMS_LARGE_PREFIX)),
                rcs(carriers, secrets));
    }

    void save() {
        write(true);
    }

    /** They stay, because attempts name them; nothing is sent to them any more. */
    void disable() {
        write(false);
    }

    private void write(boolean enabled) {
        accounts.forEach(
                account -> store.save(account.name, account.kind, enabled, false, account.traits, account.settings));
    }

    private static Account sms(Carriers carriers, String name, List<String> prefixes) {
        Map<String, String> settings = Map.of(
                "host",
                "127.0.0.1",
                "port",
                Integer.toString(carriers.smsc().port()),
                "system-id",
                name,
                "password",
                Demo.PASSWORD,
                "message-id",
                "as-is",
                "cancel",
                "true",
                "window",
                WINDOW);
        return new Account(name, "smpp", traits(prefixes, NO_MMS, Link.InDoubt.HOLD, SMS_PRICE), settings);
    }

    private static Account mms(Carriers carriers, Secrets secrets, String name, long maxBytes, List<String> prefixes) {
        Map<String, String> settings = Map.of(
                "url",
                address(carriers, "mm7").toString(),
                "username",
                name,
                "password",
                Demo.PASSWORD,
                "vasp-id",
                name,
                "vas-id",
                "cardwire",
                "cancel",
                "true",
                "inbound-path-secret",
                secrets.inboundSecret(),
                "answer-timeout",
                ANSWER_TIMEOUT,
                "window",
                WINDOW);
        return new Account(
                name, "mm7", traits(prefixes, Math.toIntExact(maxBytes), Link.InDoubt.HOLD, MMS_PRICE), settings);
    }

    private static Account rcs(Carriers carriers, Secrets secrets) {
        Map<String, String> settings = Map.of(
                "agent", Demo.RCS,
                "service-account", carriers.rcs().serviceAccountKeyFile(),
                "client-token", secrets.clientToken(),
                "base-url", address(carriers, "rcs").toString(),
                "token-url", address(carriers, "token").toString(),
                "answer-timeout", ANSWER_TIMEOUT,
                "window", WINDOW);
        // The platform takes a repeated messageId for the message that it has.
        return new Account(Demo.RCS, "rbm", traits(List.of(), NO_MMS, Link.InDoubt.RESEND, RCS_PRICE), settings);
    }

    private static Link.Traits traits(List<String> prefixes, int messageBytes, Link.InDoubt inDoubt, long micros) {
        return new Link.Traits(
                prefixes,
                1,
                UNLIMITED,
                messageBytes,
                Concatenation.UDH_8BIT,
                inDoubt,
                1,
                Optional.of(new Price(micros, CURRENCY)));
    }

    private static URI address(Carriers carriers, String name) {
        return Optional.ofNullable(carriers.addresses().get(name)).orElseThrow();
    }
}
