package org.cardwire.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cardwire.card.Language;
import org.cardwire.card.Parsed;
import org.cardwire.card.Values;
import org.cardwire.carrier.spi.Channel;
import org.cardwire.fitting.Form;
import org.cardwire.fitting.NotReady;
import org.cardwire.fitting.Recipient;
import org.cardwire.fitting.Unfit;
import org.cardwire.link.Link;
import org.cardwire.link.OpenLinks;
import org.cardwire.platform.http.FieldProblem;
import org.cardwire.platform.http.HttpProblem;

/**
 * Sees before anything is accepted whether at least one form of the chain can be made: the very derivation that will be
 * sent is tried for each link that may carry it. May block while media are fitted.
 */
public final class Fitness {
    private final Forms forms;
    private final OpenLinks links;

    public Fitness(Forms forms, OpenLinks links) {
        this.forms = forms;
        this.links = links;
    }

    /** The draft itself. Throws {@link HttpProblem} 422 with the reason of each form when none of them fits. */
    Draft withFittingForms(Draft draft) {
        List<FieldProblem> unfit = new ArrayList<>();
        boolean fits = false;
        for (var form : draft.frozen().chain()) {
            fits |= fits(draft, form.channel(), unfit);
        }
        if (!fits) {
            throw HttpProblem.invalid(unfit);
        }
        return draft;
    }

    private boolean fits(Draft draft, Channel channel, List<FieldProblem> unfit) {
        List<Link> carrying = links.known().stream()
                .filter(l -> l.enabled()
                        && l.channel() == channel
                        && l.live() == draft.frozen().live()
                        && draft.to().stream().anyMatch(to -> l.matches(to) >= 0))
                .toList();
        if (carrying.isEmpty()) {
            unfit.add(noLink(channel));
            return false;
        }
        boolean fits = false;
        for (Link link : carrying) {
            Optional<Unfit> reason = unfit(draft, link);
            reason.map(why -> problem(channel, why)).ifPresent(unfit::add);
            fits |= reason.isEmpty();
        }
        return fits;
    }

    static FieldProblem noLink(Channel channel) {
        return new FieldProblem(
                "/chain", "no-link", "No link carries " + channel + " to this number", "没有链路可将 " + channel + " 发到此号码");
    }

    static FieldProblem problem(Channel channel, Unfit reason) {
        return new FieldProblem(
                "/card",
                reason.code().wireName(),
                channel + ": " + reason.message(Language.EN),
                channel + "：" + reason.message(Language.ZH));
    }

    /** A form whose clips are still being made counts as one: it waits for them, or leaves the chain. */
    private Optional<Unfit> unfit(Draft draft, Link link) {
        return switch (forms.form(draft.frozen(), link)) {
            case NotReady _ -> Optional.empty();
            case Unfit unfit -> Optional.of(unfit);
            case Form form ->
                form.derive(Recipient.of(0, values(draft))) instanceof Unfit unfit
                        ? Optional.of(unfit)
                        : Optional.empty();
        };
    }

    private Values values(Draft draft) {
        return switch (forms.edition(draft.frozen()).variables().read(draft.variables(), "")) {
            case Parsed.Valid<Values>(Values values) -> values;
            case Parsed.Invalid<Values> invalid ->
                throw new IllegalStateException("the draft was read with " + invalid.problems());
        };
    }
}
