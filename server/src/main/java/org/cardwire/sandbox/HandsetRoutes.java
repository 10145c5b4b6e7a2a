package org.cardwire.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;
import org.cardwire.fixtures.Carriers;
import org.cardwire.fixtures.HandsetKind;
import org.cardwire.fixtures.carrier.Carrier.CannotDo;
import org.cardwire.fixtures.carrier.Owners;
import org.cardwire.fixtures.handset.Handset;
import org.cardwire.fixtures.handset.Media;
import org.cardwire.fixtures.handset.PhoneNumber;
import org.cardwire.fixtures.handset.Received;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;
import org.cardwire.sandbox.HandsetJson.Shown;

/**
 * The virtual handsets over REST. All brands share the handsets; what a message of another brand says is not shown, and
 * cannot be touched.
 */
public final class HandsetRoutes implements Routes {
    /** Types that a browser draws and never runs; a handset's file of another type is only offered for download. */
    private static final Pattern DRAWN = Pattern.compile("image/(jpeg|png|gif|webp)|video/(mp4|3gpp)|audio/(amr|mpeg)");

    private static final List<String> OPERATIONS = List.of(
            "listHandsets",
            "getHandset",
            "addHandset",
            "removeHandset",
            "clearHandset",
            "switchHandset",
            "getHandsetMedia",
            "getHandsetPage",
            "readOnHandset",
            "tapOnHandset",
            "replyFromHandset");

    private final Carriers carriers;
    private final Origins origins;
    private final Replies replies;
    private final AddedHandsets added;

    public HandsetRoutes(Sandbox sandbox, Origins origins) {
        this.carriers = sandbox.carriers();
        this.origins = origins;
        this.replies = new Replies(carriers);
        this.added = new AddedHandsets(carriers.world().handsets());
    }

    /** For a server without a sandbox: every answer is 404. */
    public static Routes off() {
        return operations -> OPERATIONS.forEach(each -> operations.on(each, _ -> {
            throw new HttpProblem(
                    404,
                    "no-sandbox",
                    "This server runs no sandbox: start it with CARDWIRE_SANDBOX=true, or ask the node of its database that has it",
                    "此服务器没有沙箱：请以 CARDWIRE_SANDBOX=true 启动，或访问同一数据库中正在运行沙箱的节点");
        }));
    }

    @Override
    public void register(Operations operations) {
        operations.on("listHandsets", this::list);
        operations.on("getHandset", this::detail);
        operations.on("addHandset", this::add);
        operations.on("removeHandset", this::remove);
        operations.on("clearHandset", this::clear);
        operations.on("switchHandset", this::turn);
        operations.on("getHandsetMedia", this::media);
        operations.on("getHandsetPage", this::page);
        operations.on(
                "readOnHandset", call -> act(call, received -> carriers.owners().read(received)));
        operations.on(
                "tapOnHandset",
                call -> act(
                        call,
                        received -> tap(received, call.body().get("button").asText())));
        operations.on("replyFromHandset", this::reply);
    }

    private Answer list(Call call) {
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("items");
        carriers.world().handsets().all().forEach(each -> items.add(json(each, call.brand())));
        return Answer.ok(page);
    }

    private Answer detail(Call call) {
        Handset handset = handset(call);
        ObjectNode json = Json.object();
        json.set("handset", json(handset, call.brand()));
        ArrayNode messages = json.putArray("messages");
        shown(handset.number(), call.brand()).forEach(each -> messages.add(HandsetJson.received(each)));
        return Answer.ok(json);
    }

    private Answer add(Call call) {
        HandsetKind kind = HandsetKind.named(call.body().get("kind").asText()).orElseThrow(HttpProblem::notFound);
        Handset made = added.add(kind, call.body().get("name").asText());
        return Answer.created(json(made, call.brand()));
    }

    private Answer remove(Call call) {
        added.remove(handset(call).number());
        return Answer.noContent();
    }

    private Answer clear(Call call) {
        shown(handset(call).number(), call.brand())
                .forEach(each -> carriers.world().wall().remove(each.received()));
        return Answer.noContent();
    }

    private Answer turn(Call call) {
        PhoneNumber number = handset(call).number();
        boolean online = call.body().get("online").asBoolean();
        Handset turned = carriers.world().handsets().online(number, online).orElseThrow(HttpProblem::notFound);
        return Answer.ok(json(turned, call.brand()));
    }

    private Answer media(Call call) {
        List<Media> files = message(call).received().media();
        int index = Integer.parseInt(call.path("index"));
        if (index >= files.size()) {
            throw HttpProblem.notFound();
        }
        Media file = files.get(index);
        boolean drawn = DRAWN.matcher(file.contentType()).matches();
        return Answer.bytes(drawn ? file.contentType() : "application/octet-stream", file.bytes())
                .with("Cache-Control", "private, max-age=3600")
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    /** What came when a link of the message was opened last. */
    private Answer page(Call call) {
        Owners.Page page = replies.page(message(call).received()).orElseThrow(HttpProblem::notFound);
        ObjectNode json = Json.object().put("status", page.status());
        page.leadsTo().ifPresent(address -> json.put("leadsTo", address));
        if (!page.html().isEmpty()) {
            json.put("html", page.html());
        }
        return Answer.ok(json);
    }

    private Answer act(Call call, Act what) {
        Shown shown = message(call);
        perform(() -> what.on(shown.received()));
        return Answer.ok(HandsetJson.received(message(call)));
    }

    private void tap(Received received, String button) throws CannotDo {
        switch (received.channel()) {
            case RCS -> carriers.owners().tap(received, button);
            case MMS, SMS -> replies.open(received, button);
        }
    }

    private Answer reply(Call call) {
        Handset handset = handset(call);
        List<Received> seen = shown(handset.number(), call.brand()).stream()
                .map(Shown::received)
                .toList();
        perform(() -> replies.send(handset.number(), seen, call.body()));
        return Answer.status(202);
    }

    @FunctionalInterface
    private interface Act {
        void on(Received received) throws CannotDo;
    }

    @FunctionalInterface
    private interface Deed {
        void run() throws CannotDo;
    }

    private static void perform(Deed deed) {
        try {
            deed.run();
        } catch (CannotDo e) {
            throw HttpProblem.conflict(
                    "handset-cannot", "The handset cannot do this: " + e.getMessage(), "手机无法完成此操作：" + e.getMessage());
        }
    }

    private ObjectNode json(Handset handset, long brand) {
        int deliveries = carriers.world().wall().deliveries(handset.number()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return HandsetJson.handset(handset, added.has(handset.number()), deliveries, shown(handset.number(), brand));
    }

    private List<Shown> shown(PhoneNumber number, long brand) {
        return carriers.world().wall().messages(number).stream()
                .map(received -> new Shown(received, origins.of(received)))
                .filter(shown ->
                        shown.origin().map(origin -> origin.brand() == brand).orElse(true))
                .toList();
    }

    private Handset handset(Call call) {
        PhoneNumber number;
        try {
            number = PhoneNumber.parse(call.path("number"));
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound();
        }
        return carriers.world().handsets().find(number).orElseThrow(HttpProblem::notFound);
    }

    private Shown message(Call call) {
        return shown(handset(call).number(), call.brand()).stream()
                .filter(shown -> shown.received().id().equals(call.path("received")))
                .findFirst()
                .orElseThrow(HttpProblem::notFound);
    }
}
