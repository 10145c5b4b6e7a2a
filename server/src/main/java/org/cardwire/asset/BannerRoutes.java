package org.cardwire.asset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.cardwire.asset.store.MediaStore;
import org.cardwire.asset.store.StoreAway;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;
import org.cardwire.media.banner.Banner;
import org.cardwire.media.banner.BannerOrder;
import org.cardwire.media.banner.BannerTemplate;
import org.cardwire.media.banner.BrandColours;
import org.cardwire.media.banner.Rendering;
import org.cardwire.media.pixels.Deadline;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** Banners over REST: what can be made, a look at one, and one that becomes an asset like an upload. */
public final class BannerRoutes implements Routes {
    private static final int ASSET_WIDTH = 1440;
    private static final int LOOK_WIDTH = 720;
    /** Decoded photographs of those who try words over them. */
    private static final long PHOTO_BYTES = 32L << 20;

    private final AssetStore assets;
    private final MediaStore originals;
    private final Intake intake;
    private final Banner banner;
    /** Each takes some tenths of a second of a core. */
    private final Semaphore places;

    public BannerRoutes(AssetStore assets, MediaStore originals, Intake intake, AssetSettings settings) {
        this.assets = assets;
        this.originals = originals;
        this.intake = intake;
        var fitter = new Fitter(settings.caps(), PHOTO_BYTES, System::nanoTime, Deadline.ALONE);
        this.banner = new Banner(fitter, settings.caps().deadline());
        this.places = new Semaphore(settings.fitters(), true);
    }

    @Override
    public void register(Operations operations) {
        operations.on("listBannerTemplates", this::list);
        operations.on("previewBanner", this::preview);
        operations.once("makeBanner", this::make);
    }

    private Answer list(Call call) {
        Locale reader = call.reader();
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        BannerTemplate.all().forEach(template -> view(items.addObject(), template, reader));
        return Answer.ok(json);
    }

    private static void view(ObjectNode json, BannerTemplate template, Locale reader) {
        Map<String, String> samples = template.samples(reader);
        json.put("id", template.id())
                .put("name", BannerWords.in(reader, template.names()))
                .put("width", ASSET_WIDTH)
                .put("height", ASSET_WIDTH * template.height() / template.width())
                .put("photo", Intake.wire(template.photo()));
        ArrayNode slots = json.putArray("slots");
        template.slots()
                .forEach(slot -> slots.addObject()
                        .put("id", slot.id())
                        .put("name", BannerWords.in(reader, slot.names()))
                        .put("sample", samples.get(slot.id()))
                        .put("needed", slot.needed())
                        .put("maxLength", slot.most()));
    }

    private Answer preview(Call call) {
        Rendering.Drawn drawn = drawn(call, LOOK_WIDTH);
        ObjectNode json = Json.object()
                .put("image", "data:image/png;base64," + Base64.getEncoder().encodeToString(drawn.png()))
                .put("width", drawn.width())
                .put("height", drawn.height());
        notes(json.putArray("notes"), drawn.notes(), call.reader());
        return Answer.ok(json);
    }

    private Answer make(Call call) {
        Rendering.Drawn drawn = drawn(call, ASSET_WIDTH);
        BannerTemplate template = template(call.body());
        String name = call.body().path("name").asText(BannerWords.in(call.reader(), template.names()) + ".png");
        try {
            return switch (intake.take(call.brand(), name, Media.of(drawn.png()), Optional.empty())) {
                case Intake.Stored stored -> {
                    ObjectNode json = Json.object();
                    json.set("asset", AssetRoutes.view(stored.asset()));
                    notes(json.putArray("notes"), drawn.notes(), call.reader());
                    yield Answer.json(stored.fresh() ? 201 : 200, json);
                }
                case Intake.Refused refused -> throw RefusalWords.of(refused);
            };
        } catch (StoreAway e) {
            throw MediaDoor.later();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void notes(ArrayNode array, Set<Rendering.Note> notes, Locale reader) {
        notes.stream()
                .sorted()
                .forEach(note -> array.addObject()
                        .put("code", Intake.wire(note))
                        .put("sentence", BannerWords.of(note).in(reader)));
    }

    private Rendering.Drawn drawn(Call call, int width) {
        BannerTemplate template = template(call.body());
        BannerOrder order = order(call);
        places.acquireUninterruptibly();
        try {
            return switch (banner.render(template, order, width)) {
                case Rendering.Drawn drawn -> drawn;
                case Rendering.Refused refused -> throw BannerWords.of(refused, template);
            };
        } catch (Deadline.Passed e) {
            throw BannerWords.tooSlow();
        } finally {
            places.release();
        }
    }

    private static BannerTemplate template(JsonNode body) {
        return BannerTemplate.byId(body.path("template").asText())
                .orElseThrow(() -> HttpProblem.invalid(
                        "/template",
                        "unknown-template",
                        "There is no such banner template; /v1/banner-templates lists them",
                        "没有这个横幅模板；可用模板见 /v1/banner-templates"));
    }

    private BannerOrder order(Call call) {
        JsonNode body = call.body();
        Map<String, String> values = new HashMap<>();
        body.path("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asText()));
        var colours = new BrandColours(
                colour(body.at("/colours/brand"), BrandColours.DEFAULT.brand()),
                colour(body.at("/colours/accent"), BrandColours.DEFAULT.accent()));
        Locale language =
                body.has("locale") ? Locale.forLanguageTag(body.path("locale").asText()) : call.reader();
        return new BannerOrder(values, colours, photo(call), language);
    }

    private static int colour(JsonNode hex, int otherwise) {
        return hex.isTextual() ? BrandColours.parse(hex.asText()) : otherwise;
    }

    private Optional<BannerOrder.Photo> photo(Call call) {
        JsonNode photo = call.body().path("photo");
        if (!photo.isObject()) {
            return Optional.empty();
        }
        OptionalLong id = Asset.ID.tryParse(photo.path("asset").asText());
        Asset asset = Optional.of(id)
                .filter(OptionalLong::isPresent)
                .flatMap(known -> assets.find(call.brand(), known.getAsLong()))
                .filter(found -> found.width() > 0)
                .orElseThrow(() -> HttpProblem.invalid(
                        "/photo/asset",
                        "unknown-asset",
                        "There is no such picture in the brand's library; upload it first",
                        "素材库中没有这张图片，请先上传"));
        try {
            return Optional.of(new BannerOrder.Photo(
                    Media.of(originals.read(asset.sha256())),
                    photo.at("/focus/x").asDouble(0.5),
                    photo.at("/focus/y").asDouble(0.5)));
        } catch (StoreAway e) {
            throw MediaDoor.later();
        }
    }
}
