package org.cardwire.asset;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cardwire.media.Fitted;
import org.cardwire.platform.crypto.Sha256;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.HttpProblem;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Parts;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.http.Text;

/**
 * The public door through which carriers' platforms and card pages fetch renditions. One that was evicted is made again while
 * they wait; who comes too early, as while a film is made, hears when to come again (503 with Retry-After). Previews find their drafts here.
 */
public final class MediaDoor implements Routes {
    private static final String A_WHILE = "private, max-age=600";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    /** Compressing media again gains nothing and would hide its length from the platform. */
    static final String UNCHANGED = "identity";

    private static final int AGAIN_SECONDS = 5;

    private final RenditionStore store;
    private final Renditions renditions;

    public MediaDoor(RenditionStore store, Renditions renditions) {
        this.store = store;
        this.renditions = renditions;
    }

    @Override
    public void register(Operations operations) {
        operations.open("GET", "/m/:name", 0, this::get);
        operations.open("GET", "/m/drafts/:original/:target/:name", 0, this::draft);
        operations.open("HEAD", "/m/:name", 0, this::head);
    }

    private Answer get(Call call) {
        RenditionStore.Named named = named(call);
        Rendition.Made made = named.made();
        return Parts.of(call, Answer.file(made.contentType(), file(named)), made.bytes())
                .with("Content-Encoding", UNCHANGED)
                .with("Cache-Control", FOR_EVER);
    }

    private Answer head(Call call) {
        RenditionStore.Named named = named(call);
        file(named);
        return new Answer(
                200,
                Map.of(
                        "Content-Type",
                        named.made().contentType(),
                        "Content-Length",
                        Integer.toString(named.made().bytes()),
                        "Accept-Ranges",
                        "bytes",
                        "Cache-Control",
                        FOR_EVER),
                new Answer.Nothing());
    }

    private Answer draft(Call call) {
        try {
            var original = Sha256.ofHex(call.path("original"));
            Fitted draft = renditions
                    .draft(original, call.path("target"), call.path("name"))
                    .orElseThrow(HttpProblem::notFound);
            return Answer.bytes(draft.contentType(), draft.bytes())
                    .with("Content-Encoding", UNCHANGED)
                    .with("Cache-Control", A_WHILE);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.notFound();
        } catch (NotNow e) {
            throw later();
        }
    }

    private RenditionStore.Named named(Call call) {
        return store.byName(call.path("name")).orElseThrow(HttpProblem::notFound);
    }

    private Path file(RenditionStore.Named named) {
        try {
            return renditions.promised(named).orElseThrow(HttpProblem::notFound);
        } catch (NotNow e) {
            throw later();
        }
    }

    /** What stands between a request and its media passes. */
    static HttpProblem later() {
        return new HttpProblem(
                503,
                "media-not-now",
                new Text(
                        "This file cannot be had just now; try again in " + AGAIN_SECONDS + " s",
                        "暂时无法取得此文件，请在 " + AGAIN_SECONDS + " 秒后重试"),
                List.of(),
                Map.of("Retry-After", Integer.toString(AGAIN_SECONDS)));
    }
}
