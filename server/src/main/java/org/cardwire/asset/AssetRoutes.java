package org.cardwire.asset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cardwire.asset.store.MediaStore;
import org.cardwire.asset.store.StoreAway;
import org.cardwire.brand.Audit;
import org.cardwire.platform.db.Db;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Page;
import org.cardwire.platform.http.Parts;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** The library over REST. */
public final class AssetRoutes implements Routes {
    private static final String DRAWING = "image/svg+xml";

    private final Db db;
    private final Audit audit;
    private final Intake intake;
    private final AddressFetch fetch;
    private final AssetStore assets;
    private final MediaStore originals;
    private final AssetUses uses;

    /** Which templates show an asset: known in a room below this one. */
    @FunctionalInterface
    public interface AssetUses {
        /** Names for the reader; empty when it may go. */
        List<String> templatesWith(long brand, long asset);
    }

    public AssetRoutes(
            Db db,
            Audit audit,
            Intake intake,
            AddressFetch fetch,
            AssetStore assets,
            MediaStore originals,
            AssetUses uses) {
        this.db = db;
        this.audit = audit;
        this.intake = intake;
        this.fetch = fetch;
        this.assets = assets;
        this.originals = originals;
        this.uses = uses;
    }

    @Override
    public void register(Operations operations) {
        operations.on("listAssets", this::list);
        operations.once("uploadAsset", this::upload);
        operations.once("fetchAsset", this::fetch);
        operations.on("getAsset", call -> Answer.ok(view(find(call))));
        operations.on("deleteAsset", this::delete);
        operations.on("getAssetContent", this::content);
    }

    private Answer list(Call call) {
        List<AssetStore.Listed> found = assets.page(AssetFilter.of(call), call.limit() + 1);
        return Answer.ok(Page.of(
                found,
                call.limit(),
                listed -> listed.asset().id(),
                listed -> view(listed.asset()).put("templates", listed.templates())));
    }

    private Answer upload(Call call) {
        return take(call, call.query("name").orElse("upload"), call.upload(), Optional.empty());
    }

    private Answer fetch(Call call) {
        String address = call.body().path("url").asText();
        try {
            Path file = Files.createTempFile("cardwire-fetch-", "");
            try {
                fetch.fetch(URI.create(address), file);
                String name = call.body().path("name").asText(lastStep(address));
                return take(call, name, file, Optional.of(address));
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (AddressFetch.FetchRefused e) {
            throw RefusalWords.of(e);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.invalid("/url", "not-a-url", "This is not a URL: " + e.getMessage(), "这不是有效的网址");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer take(Call call, String name, Path file, Optional<String> source) {
        try {
            return switch (intake.take(call.brand(), name, file, source)) {
                case Intake.Stored stored -> Answer.json(stored.fresh() ? 201 : 200, view(stored.asset()));
                case Intake.Refused refused -> throw RefusalWords.of(refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer delete(Call call) {
        Asset asset = find(call);
        List<String> templates = uses.templatesWith(call.brand(), asset.id());
        if (!templates.isEmpty()) {
            String names = String.join(", ", templates);
            throw HttpProblem.conflict(
                    "asset-in-use",
                    "Templates use this asset: " + names + "; replace it there first",
                    "有模板正在使用此素材：" + names + "；请先在模板中替换");
        }
        db.transact(tx -> {
            new AssetStore(tx).remove(call.brand(), asset.id());
            audit.note(tx, call.principal(), "asset.removed", Asset.ID.of(asset.id()), Map.of("name", asset.name()));
        });
        return Answer.noContent();
    }

    /** As it was uploaded, so never to be shown by a browser as part of our pages; a drawing, which could do more, not as a page at all. */
    private Answer content(Call call) {
        Asset asset = find(call);
        Answer whole = Parts.of(call, Answer.file(asset.contentType(), file(asset)), asset.bytes())
                .with("Content-Encoding", MediaDoor.UNCHANGED)
                .with("Content-Security-Policy", "sandbox; default-src 'none'");
        return asset.contentType().equals(DRAWING) ? whole.with("Content-Disposition", "attachment") : whole;
    }

    private Path file(Asset asset) {
        try {
            return originals.find(asset.sha256()).orElseThrow(HttpProblem::notFound);
        } catch (StoreAway e) {
            throw MediaDoor.later();
        }
    }

    private Asset find(Call call) {
        return assets.find(call.brand(), call.id("asset", Asset.ID)).orElseThrow(HttpProblem::notFound);
    }

    private static String lastStep(String address) {
        String path = Optional.ofNullable(URI.create(address).getPath()).orElse("");
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? "download" : last;
    }

    static ObjectNode view(Asset asset) {
        var json = Json.object()
                .put("id", Asset.ID.of(asset.id()))
                .put("name", asset.name())
                .put("contentType", asset.contentType())
                .put("bytes", asset.bytes())
                .put("sha256", asset.sha256().hex())
                .put("createdAt", asset.createdAt().toString());
        if (asset.width() > 0) {
            json.put("width", asset.width()).put("height", asset.height());
        }
        asset.length().ifPresent(length -> json.put("seconds", length.toMillis() / 1000.0));
        asset.source().ifPresent(source -> json.put("source", source));
        return json;
    }
}
