package org.cardwire.asset;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cardwire.media.Format;
import org.cardwire.media.Target;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** An asset's renditions over REST: what is being made, what was made and how, what could not be; and a small one to look at. */
public final class RenditionRoutes implements Routes {
    private static final int MOST = 100;
    private static final String A_DAY = "private, max-age=86400";

    /** Enough for a picture in a list, and for choosing its focus. */
    private static final Target THUMBNAIL = Target.within(60_000, 720, 720).withFormats(Format.PICTURES);

    private final AssetStore assets;
    private final RenditionStore store;
    private final Renditions renditions;

    public RenditionRoutes(AssetStore assets, RenditionStore store, Renditions renditions) {
        this.assets = assets;
        this.store = store;
        this.renditions = renditions;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listRenditions", this::list);
        operations.on("getThumbnail", this::thumbnail);
    }

    private Answer list(Call call) {
        Asset asset = assets.find(call.brand(), call.id("asset", Asset.ID)).orElseThrow(HttpProblem::notFound);
        ObjectNode json = Json.object();
        ArrayNode items = json.putArray("items");
        renditions
                .underWay(asset.sha256())
                .forEach((target, progress) -> items.addObject()
                        .put("target", target)
                        .put("state", "making")
                        .put("progress", Math.round(progress * 100) / 100.0));
        store.newest(asset.sha256(), MOST).forEach(kept -> view(items.addObject(), kept));
        return Answer.ok(json);
    }

    private Answer thumbnail(Call call) {
        Asset asset = assets.find(call.brand(), call.id("asset", Asset.ID)).orElseThrow(HttpProblem::notFound);
        try {
            return switch (renditions.picture(asset.id(), THUMBNAIL)) {
                case Rendition.Made made ->
                    Answer.bytes(made.contentType(), renditions.bytes(made))
                            .with("Content-Encoding", MediaDoor.UNCHANGED)
                            .with("Cache-Control", A_DAY);
                case Rendition.Refused _, Rendition.Unknown _, Rendition.Making _, Rendition.Draft _ ->
                    throw HttpProblem.notFound();
            };
        } catch (NotNow e) {
            throw MediaDoor.later();
        }
    }

    private static void view(ObjectNode json, RenditionStore.Kept kept) {
        json.put("target", kept.target());
        switch (kept.rendition()) {
            case Rendition.Made made -> {
                json.put("state", "made")
                        .put("url", made.publicUrl().toString())
                        .put("contentType", made.contentType())
                        .put("bytes", made.bytes());
                if (made.width() > 0) {
                    json.put("width", made.width()).put("height", made.height());
                }
                made.score().ifPresent(score -> json.put("score", score));
                kept.plan().ifPresent(plan -> json.set("plan", plan));
            }
            case Rendition.Refused refused ->
                json.put("state", "refused")
                        .put("code", refused.code())
                        .set("params", Json.MAPPER.valueToTree(refused.parameters()));
            case Rendition.Unknown _, Rendition.Making _, Rendition.Draft _ ->
                throw new IllegalStateException("what is kept is made or refused");
        }
        json.put("madeAt", kept.madeAt().toString());
    }
}
