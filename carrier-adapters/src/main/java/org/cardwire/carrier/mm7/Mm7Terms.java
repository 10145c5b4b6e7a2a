package org.cardwire.carrier.mm7;

import java.util.List;
import java.util.regex.Pattern;
import org.cardwire.carrier.spi.LinkSettings;
import org.cardwire.carrier.spi.Setting;

/**
 * What one relay wants to see in our requests: everything that shapes their bytes, apart from the message.
 *
 * @param namespace the whole namespace of the requests' elements
 * @param allowAdaptations whether the relay may convert media for a handset (Content/@allowAdaptations)
 */
public record Mm7Terms(
        String namespace,
        String version,
        String vaspId,
        String vasId,
        String serviceCode,
        Sender sender,
        boolean numberPlus,
        String messageClass,
        String chargedParty,
        String contentClass,
        Expiry expiry,
        boolean deliveryReports,
        boolean readReports,
        boolean allowAdaptations) {
    /** What all MM7 namespaces begin with; the rest names release and revision. */
    public static final String STEM = "http://www.3gpp.org/ftp/Specs/archive/23_series/23.140/schema/";

    private static final Pattern SCHEMA = Pattern.compile("REL-[56]-MM7-1-[0-5]");
    private static final String NEWEST = "REL-6-MM7-1-4";

    /** How the sender stands in SenderAddress. */
    public enum Sender {
        /** Number for a plus sign or more than eight digits, RFC2822Address for an at sign, else ShortCode. */
        AUTO,
        NUMBER,
        SHORT_CODE,
        EMAIL,
        /** Bare text without a typed child, as the earliest dialect has it. */
        PLAIN,
        NONE
    }

    public enum Expiry {
        ABSOLUTE,
        DURATION
    }

    static List<Setting> settings() {
        return List.of(
                Setting.optional("schema", NEWEST, "last part of the namespace, from REL-5-MM7-1-0 to " + NEWEST),
                Setting.optional("mm7-version", "", "MM7Version; empty means 6.8.0 with " + NEWEST + ", else 5.3.0"),
                Setting.optional("vasp-id", "", "VASPID: our partner id at the relay"),
                Setting.optional("vas-id", "", "VASID: the id of our service at the relay"),
                Setting.optional("service-code", "", "ServiceCode: what the relay charges by; mandatory in China"),
                Setting.optional(
                        "sender-form", "auto", "SenderAddress as auto, number, short-code, email, plain or none"),
                Setting.optional("number-plus", "false", "true writes recipients as +447700900001, else 447700900001"),
                Setting.optional("message-class", "", "MessageClass: Personal, Informational, Advertisement or Auto"),
                Setting.optional("charged-party", "", "ChargedParty: Sender, Recipient, Both, Neither or ThirdParty"),
                Setting.optional("content-class", "", "ContentClass such as image-rich; only REL-6 schemas have it"),
                Setting.optional("expiry-form", "absolute", "ExpiryDate as absolute or duration"),
                Setting.optional("delivery-reports", "true", "false asks for none"),
                Setting.optional("read-reports", "true", "false never asks for any"),
                Setting.optional("allow-adaptations", "true", "false forbids the relay to convert media"));
    }

    /** Reads the terms from the settings of a link of kind {@code mm7}; problems are gathered there. */
    public static Mm7Terms read(LinkSettings settings) {
        String schema = settings.text("schema").strip();
        if (!SCHEMA.matcher(schema).matches()) {
            settings.problem("schema: expected REL-5-MM7-1-0 to REL-6-MM7-1-4, not \"" + schema + "\"");
        }
        String version = settings.text("mm7-version").strip();
        return new Mm7Terms(
                STEM + schema,
                version.isEmpty() ? (schema.equals(NEWEST) ? "6.8.0" : "5.3.0") : version,
                settings.text("vasp-id").strip(),
                settings.text("vas-id").strip(),
                settings.text("service-code").strip(),
                settings.choice("sender-form", Sender.class),
                settings.flag("number-plus"),
                oneOf(settings, "message-class", List.of("Personal", "Informational", "Advertisement", "Auto")),
                oneOf(settings, "charged-party", List.of("Sender", "Recipient", "Both", "Neither", "ThirdParty")),
                oneOf(
                        settings,
                        "content-class",
                        List.of(
                                "text",
                                "image-basic",
                                "image-rich",
                                "video-basic",
                                "video-rich",
                                "megapixel",
                                "content-basic",
                                "content-rich")),
                settings.choice("expiry-form", Expiry.class),
                settings.flag("delivery-reports"),
                settings.flag("read-reports"),
                settings.flag("allow-adaptations"));
    }

    boolean isRelease6() {
        return namespace.startsWith(STEM + "REL-6");
    }

    private static String oneOf(LinkSettings settings, String name, List<String> words) {
        String value = settings.text(name).strip();
        if (!value.isEmpty() && !words.contains(value)) {
            settings.problem(name + ": expected one of " + String.join(", ", words) + ", not \"" + value + "\"");
        }
        return value;
    }
}
