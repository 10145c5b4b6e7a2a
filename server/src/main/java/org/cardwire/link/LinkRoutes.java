package org.cardwire.link;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.cardwire.brand.Audit;
import org.cardwire.brand.BrandStore;
import org.cardwire.carrier.spi.CarrierAdapterProvider;
import org.cardwire.carrier.spi.LinkTest;
import org.cardwire.carrier.spi.Setting;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/**
 * Links over REST. They belong to the whole installation, so only the first brand changes them. A change takes effect on
 * this node at once, on others when they look next. Secrets never come out.
 */
public final class LinkRoutes implements Routes {
    private static final Duration TEST_WITHIN = Duration.ofSeconds(20);

    private final Db db;
    private final Audit audit;
    private final LinkStore links;
    private final OpenLinks open;
    private final Kinds kinds;
    private final LinkReader reader;
    private final LinkView view;

    public LinkRoutes(Db db, Audit audit, LinkStore links, OpenLinks open, Kinds kinds) {
        this.db = db;
        this.audit = audit;
        this.links = links;
        this.open = open;
        this.kinds = kinds;
        this.reader = new LinkReader(kinds);
        this.view = new LinkView(open, kinds);
    }

    @Override
    public void register(Operations operations) {
        operations.on("listLinks", this::list);
        operations.once("createLink", this::create);
        operations.on("listLinkKinds", _ -> Answer.ok(kindList()));
        operations.on("getLink", call -> Answer.ok(show(find(call))));
        operations.on("updateLink", this::update);
        operations.on("deleteLink", this::delete);
        operations.on("testLink", this::test);
    }

    private Answer list(Call call) {
        long below = call.cursor().orElse(Long.MAX_VALUE);
        var fromFile = links.fromFile();
        List<Link> found = links.all().stream()
                .filter(link -> link.no() < below)
                .sorted(Comparator.comparingInt(Link::no).reversed())
                .limit(call.limit() + 1L)
                .toList();
        return Answer.ok(Page.of(found, call.limit(), Link::no, link -> view.of(link, fromFile.contains(link.name()))));
    }

    private Answer create(Call call) {
        onlyFirstBrand(call);
        LinkDraft draft = reader.read(call.body(), !call.principal().test(), Optional.empty());
        if (links.find(draft.name()).isPresent()) {
            throw HttpProblem.conflict("exists", "There is a link of this name", "已有同名通道");
        }
        return Answer.created(show(save(call, "link.created", draft)));
    }

    private Answer update(Call call) {
        onlyFirstBrand(call);
        Link before = reached(call, changeable(call));
        LinkDraft draft = reader.read(call.body(), before.live(), Optional.of(before));
        return Answer.ok(show(save(call, "link.updated", draft)));
    }

    private Answer delete(Call call) {
        onlyFirstBrand(call);
        Link link = reached(call, changeable(call));
        links.remove(link.name());
        note(call, "link.removed", link);
        open.refresh();
        return Answer.noContent();
    }

    private Link save(Call call, String action, LinkDraft draft) {
        Link saved =
                links.save(draft.name(), draft.kind(), draft.enabled(), draft.live(), draft.traits(), draft.settings());
        note(call, action, saved);
        open.refresh();
        return saved;
    }

    private void note(Call call, String action, Link link) {
        audit.note(db, call.principal(), action, LinkView.ID.of(link.no()), Map.of("name", link.name()));
    }

    private Link find(Call call) {
        long no = call.id("link", LinkView.ID);
        return links.all().stream().filter(link -> link.no() == no).findFirst().orElseThrow(HttpProblem::notFound);
    }

    private static Link reached(Call call, Link link) {
        if (link.live()) {
            call.mustReachLive();
        }
        return link;
    }

    private Link changeable(Call call) {
        Link link = find(call);
        if (links.fromFile().contains(link.name())) {
            throw HttpProblem.conflict(
                    "from-file", "This link stands in the links file; change it there", "此通道来自配置文件，请在文件中修改");
        }
        return link;
    }

    private ObjectNode show(Link link) {
        return view.of(link, links.fromFile().contains(link.name()));
    }

    private void onlyFirstBrand(Call call) {
        boolean first = new BrandStore(db)
                .first()
                .filter(brand -> brand.id() == call.brand())
                .isPresent();
        if (!first) {
            throw new HttpProblem(
                    403, "forbidden", "Links are managed by the installation's first brand", "通道由系统的首个品牌管理");
        }
    }

    private Answer test(Call call) {
        onlyFirstBrand(call);
        Link link = reached(call, find(call));
        long began = System.nanoTime();
        LinkTest result = open.find(link.no()).map(LinkRoutes::test).orElse(new LinkTest(LinkTest.Finding.CLOSED, ""));
        return Answer.ok(Json.object()
                .put("ok", result.works())
                .put("code", LinkTestWords.code(result.finding()))
                .put("sentence", LinkTestWords.sentence(result, call.reader()))
                .put("milliseconds", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began)));
    }

    private static LinkTest test(OpenLink link) {
        try {
            return link.adapter().test().toCompletableFuture().get(TEST_WITHIN.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return new LinkTest(LinkTest.Finding.NO_ANSWER, TEST_WITHIN.toSeconds() + " s");
        } catch (ExecutionException e) {
            return new LinkTest(LinkTest.Finding.STRANGE_ANSWER, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LinkTest(LinkTest.Finding.CLOSED, "");
        }
    }

    private ObjectNode kindList() {
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        for (CarrierAdapterProvider provider : kinds.all()) {
            ObjectNode kind =
                    items.addObject().put("kind", provider.kind()).put("channel", LinkView.lower(provider.channel()));
            ArrayNode settings = kind.putArray("settings");
            provider.settings().forEach(setting -> setting(settings.addObject(), setting));
            CommonSettings.of(provider.channel()).forEach(setting -> setting(settings.addObject(), setting));
        }
        return json;
    }

    private static void setting(ObjectNode json, Setting setting) {
        json.put("name", setting.name())
                .put("required", setting.required())
                .put("secret", setting.secret())
                .put("meaning", setting.meaning());
        if (!setting.required()) {
            json.put("default", setting.fallback());
        }
    }
}
