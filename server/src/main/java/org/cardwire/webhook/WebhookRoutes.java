package org.cardwire.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.cardwire.brand.Audit;
import org.cardwire.platform.crypto.Sealer;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.db.Sql;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.PublicId;
import org.cardwire.platform.json.Json;
import org.cardwire.platform.net.AddressGuard;

/** A brand's webhooks: where to, what about, what came of it, and once more. */
public final class WebhookRoutes implements Routes {
    private static final PublicId MESSAGE = new PublicId("msg");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Db db;
    private final Sealer sealer;
    private final LongSupplier ids;
    private final RandomGenerator random;
    private final Audit audit;
    private final WebhookSettings settings;

    public WebhookRoutes(
            Db db, Sealer sealer, LongSupplier ids, RandomGenerator random, Audit audit, WebhookSettings settings) {
        this.db = db;
        this.sealer = sealer;
        this.ids = ids;
        this.random = random;
        this.audit = audit;
        this.settings = settings;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listWebhooks", this::list);
        operations.once("createWebhook", this::create);
        operations.on("getWebhook", call -> Answer.ok(view(find(call))));
        operations.on("updateWebhook", this::update);
        operations.on("deleteWebhook", this::delete);
        operations.once("rotateWebhookSecret", this::rotate);
        operations.on("listWebhookDeliveries", this::deliveries);
        operations.on("replayWebhookDelivery", this::replay);
    }

    private Answer list(Call call) {
        var found = new WebhookStore(db.reads(), sealer)
                .page(call.brand(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Webhook::id, WebhookRoutes::view));
    }

    private Webhook find(Call call) {
        return new WebhookStore(db, sealer)
                .find(call.brand(), call.id("webhook", Webhook.ID))
                .orElseThrow(HttpProblem::notFound);
    }

    private Answer create(Call call) {
        call.mustReachLive();
        String url = url(call.body());
        String secret = Signature.newSecret(random);
        long id = ids.getAsLong();
        Webhook made = db.inTransaction(tx -> {
            note(tx, call, "webhook.created", id);
            return new WebhookStore(tx, sealer)
                    .add(id, call.brand(), url, events(call.body()), enabled(call.body()), secret);
        });
        return Answer.created(withSecret(made, secret));
    }

    private Answer update(Call call) {
        call.mustReachLive();
        String url = url(call.body());
        Webhook before = find(call);
        Webhook changed = db.inTransaction(tx -> {
            note(tx, call, "webhook.updated", before.id());
            return new WebhookStore(tx, sealer)
                    .change(call.brand(), before.id(), url, events(call.body()), enabled(call.body()))
                    .orElseThrow(HttpProblem::notFound);
        });
        return Answer.ok(view(changed));
    }

    private Answer delete(Call call) {
        call.mustReachLive();
        Webhook webhook = find(call);
        db.transact(tx -> {
            note(tx, call, "webhook.removed", webhook.id());
            new WebhookStore(tx, sealer).remove(call.brand(), webhook.id());
        });
        return Answer.noContent();
    }

    private Answer rotate(Call call) {
        call.mustReachLive();
        Webhook webhook = find(call);
        String secret = Signature.newSecret(random);
        db.transact(tx -> {
            note(tx, call, "webhook.secret-rotated", webhook.id());
            new WebhookStore(tx, sealer).rotate(call.brand(), webhook.id(), secret, settings.oldSecret());
        });
        return Answer.ok(withSecret(webhook, secret));
    }

    private Answer deliveries(Call call) {
        Webhook webhook = find(call);
        var found = new DeliveryStore(db.reads())
                .page(webhook.id(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Delivery::id, WebhookRoutes::view));
    }

    private Answer replay(Call call) {
        call.mustReachLive();
        Webhook webhook = find(call);
        Delivery queued = new DeliveryStore(db)
                .replay(webhook.id(), call.id("delivery", Delivery.ID))
                .orElseThrow(HttpProblem::notFound);
        return Answer.accepted(view(queued));
    }

    private void note(Sql tx, Call call, String action, long id) {
        audit.note(tx, call.principal(), action, Webhook.ID.of(id), Map.of());
    }

    /** A name that leads to a private address is refused here already; each try checks it again. */
    private String url(JsonNode body) {
        String text = body.path("url").asText();
        try {
            URI uri = URI.create(text);
            if (uri.getHost() == null || uri.getUserInfo() != null || !SCHEMES.contains(uri.getScheme())) {
                throw new IllegalArgumentException();
            }
            new AddressGuard(settings.loopbackToo()).resolve(uri.getHost());
            return text;
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid(
                    "/url",
                    "bad-address",
                    "An address such as https://shop.example/hooks, without a user or password",
                    "应为 https://shop.example/hooks 形式的地址，不含用户名或密码");
        } catch (AddressGuard.NotPublic e) {
            throw HttpProblem.invalid(
                    "/url", "address-not-allowed", "The address leads to a machine that is not public", "该地址指向非公网主机");
        } catch (UnknownHostException e) {
            return text; // a name that cannot be found now may be found when there is something to tell
        }
    }

    private static List<EventType> events(JsonNode body) {
        List<EventType> events = new ArrayList<>();
        body.path("events").forEach(name -> events.add(EventType.of(name.asText())));
        return events;
    }

    private static boolean enabled(JsonNode body) {
        return body.path("enabled").asBoolean(true);
    }

    private static ObjectNode withSecret(Webhook webhook, String secret) {
        ObjectNode json = Json.object();
        json.set("webhook", view(webhook));
        return json.put("secret", secret);
    }

    private static ObjectNode view(Webhook webhook) {
        ObjectNode json = Json.object().put("id", Webhook.ID.of(webhook.id())).put("url", webhook.url());
        var events = json.putArray("events");
        webhook.events().forEach(event -> events.add(event.wireName()));
        json.put("enabled", webhook.enabled())
                .put("createdAt", webhook.createdAt().toString());
        webhook.disabledReason().ifPresent(reason -> json.put("disabledReason", reason));
        return json;
    }

    private static ObjectNode view(Delivery delivery) {
        ObjectNode json = Json.object()
                .put("id", Delivery.ID.of(delivery.id()))
                .put("event", delivery.event())
                .put(
                        "state",
                        switch (delivery.state()) {
                            case WAITING -> "waiting";
                            case DELIVERED -> "delivered";
                            case GIVEN_UP -> "given-up";
                        })
                .put("tries", delivery.tries())
                .put("createdAt", delivery.createdAt().toString());
        delivery.message().ifPresent(id -> json.put("message", MESSAGE.of(id)));
        delivery.status().ifPresent(status -> json.put("status", status));
        delivery.error().ifPresent(error -> json.put("error", error));
        if (delivery.state() == Delivery.State.WAITING) {
            json.put("nextTryAt", delivery.nextTryAt().toString());
        }
        json.set("body", Json.tree(delivery.body()));
        return json;
    }
}
