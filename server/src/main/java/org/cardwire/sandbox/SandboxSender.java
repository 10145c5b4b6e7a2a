package org.cardwire.sandbox;

import java.util.Map;
import java.util.Optional;
import org.cardwire.brand.Brand;
import org.cardwire.brand.Sender;
import org.cardwire.brand.SenderStore;
import org.cardwire.fixtures.Demo;
import org.cardwire.platform.db.Sql;

/** A sender that the simulated carriers know, for a brand that has none yet, so that its test key can send at once. */
public final class SandboxSender {
    /** By which texts are sent and answered in the sandbox. */
    public static final String SHORT_CODE = "60777";

    private SandboxSender() {}

    /** Blocks; leaves a brand alone that has a sender. */
    public static void ensure(Sql sql, SenderStore senders, Brand brand, long newId) {
        if (senders.first(brand.id()).isPresent()) {
            return;
        }
        Sender.Number number = new Sender.Number(SHORT_CODE, true);
        senders.insert(
                sql,
                newId,
                brand.id(),
                brand.name(),
                words(brand.name()),
                new Sender.Addresses(Optional.of(new Sender.Rcs(Demo.RCS)), Optional.of(number), Optional.of(number)));
    }

    private static Sender.Words words(String name) {
        return new Sender.Words(
                Map.of("zh-CN", "【" + name + "】", "en", name + ": "),
                Map.of("zh-CN", "回T退订", "en", "Reply STOP to opt out"),
                Map.of("zh-CN", "这是" + name + "的消息。回T退订。", "en", "Messages by " + name + ". Reply STOP to opt out."));
    }
}
