package org.cardwire.submission;

import java.util.Optional;
import java.util.function.LongFunction;
import org.cardwire.card.Language;
import org.cardwire.fitting.Imprint;
import org.cardwire.lint.FindingsJson;
import org.cardwire.lint.Linter;
import org.cardwire.lint.rule.Edition;
import org.cardwire.platform.http.Answer;
import org.cardwire.platform.http.Call;
import org.cardwire.platform.http.Operations;
import org.cardwire.platform.http.Routes;
import org.cardwire.platform.json.Json;

/** {@code POST /v1/lint}: what is worth changing about a card, or about a template's. */
public final class LintRoutes implements Routes {
    private final Linter linter;
    private final ContentReader contents;
    private final SenderReader senders;
    private final LongFunction<Edition.Around> brands;

    /** @param brands what is known of a brand: its filter words and pictures */
    public LintRoutes(
            Linter linter, ContentReader contents, SenderReader senders, LongFunction<Edition.Around> brands) {
        this.linter = linter;
        this.contents = contents;
        this.senders = senders;
        this.brands = brands;
    }

    @Override
    public void register(Operations operations) {
        operations.on("lint", this::lint);
        operations.on("listLintRules", call -> {
            FindingsJson json = new FindingsJson(Language.of(call.reader()));
            return Answer.ok(Json.object().set("rules", json.rules(linter)));
        });
    }

    private Answer lint(Call call) {
        Fields fields = new Fields(call.body());
        Optional<Content> content = contents.read(fields, call.brand(), new ContentReader.Known(false));
        Imprint imprint = senders.imprint(fields, call.brand());
        fields.verify();
        Edition.Around brand = brands.apply(call.brand());
        Edition.Around around = new Edition.Around(Optional.of(imprint), brand.filterWords(), brand.pictures());
        Content read = content.orElseThrow();
        return Answer.ok(
                new FindingsJson(Language.of(call.reader())).report(linter.lint(read.card(), read.document(), around)));
    }
}
