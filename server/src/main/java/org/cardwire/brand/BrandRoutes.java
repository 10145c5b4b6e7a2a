package org.cardwire.brand;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Principal;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.id.IdMint;

/** Brands and the audit. The first brand runs the installation: its admins see and make the others. */
public final class BrandRoutes implements Routes {
    private final Db db;
    private final IdMint ids;
    private final Audit audit;

    public BrandRoutes(Db db, IdMint ids, Audit audit) {
        this.db = db;
        this.ids = ids;
        this.audit = audit;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listBrands", this::list);
        operations.once("createBrand", this::create);
        operations.on("getBrand", call -> Answer.ok(visible(call).view()));
        operations.on("updateBrand", this::update);
        operations.on("listAudit", this::listAudit);
    }

    private Answer list(Call call) {
        Optional<Long> only = runsInstallation(call.principal()) ? Optional.empty() : Optional.of(call.brand());
        List<Brand> found =
                new BrandStore(db.reads()).list(only, call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Brand::id, Brand::view));
    }

    private Answer create(Call call) {
        if (!runsInstallation(call.principal())) {
            throw new HttpProblem(403, "forbidden", "Only the first brand makes brands", "只有首个品牌可以创建品牌");
        }
        long id = ids.next();
        Input input = Input.read(call.body());
        return Answer.created(db.inTransaction(tx -> {
            BrandStore store = new BrandStore(tx);
            store.insert(id, input.name(), input.zone(), input.locale());
            audit.note(tx, call.principal(), "brand.created", Brand.ID.of(id), Map.of("name", input.name()));
            return store.find(id).orElseThrow().view();
        }));
    }

    private Answer update(Call call) {
        Brand brand = visible(call);
        Input input = Input.read(call.body());
        return Answer.ok(db.inTransaction(tx -> {
            BrandStore store = new BrandStore(tx);
            store.update(brand.id(), input.name(), input.zone(), input.locale());
            audit.note(tx, call.principal(), "brand.updated", Brand.ID.of(brand.id()), Map.of("name", input.name()));
            return store.find(brand.id()).orElseThrow().view();
        }));
    }

    private Answer listAudit(Call call) {
        List<Audit.Entry> found =
                audit.list(db.reads(), call.brand(), call.cursor().orElse(Long.MAX_VALUE), call.limit() + 1);
        return Answer.ok(Page.of(found, call.limit(), Audit.Entry::id, Audit::view));
    }

    private Brand visible(Call call) {
        long id = call.id("brand", Brand.ID);
        if (id != call.brand() && !runsInstallation(call.principal())) {
            throw HttpProblem.notFound();
        }
        return new BrandStore(db).find(id).orElseThrow(HttpProblem::notFound);
    }

    private boolean runsInstallation(Principal who) {
        return new BrandStore(db)
                .first()
                .map(first -> first.id() == who.brand())
                .orElse(false);
    }

    private record Input(String name, ZoneId zone, Locale locale) {
        static Input read(JsonNode body) {
            try {
                return new Input(
                        body.get("name").asText(),
                        ZoneId.of(body.get("timeZone").asText()),
                        Locale.forLanguageTag(body.get("locale").asText()));
            } catch (DateTimeException e) {
                throw HttpProblem.invalid(
                        "/timeZone",
                        "bad-time-zone",
                        "Not a time zone: write it like Asia/Shanghai",
                        "时区无效：请写作 Asia/Shanghai 的形式");
            }
        }
    }
}
