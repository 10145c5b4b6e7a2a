package org.cardwire.tracking.page;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cardwire.card.Action;
import org.cardwire.card.Button;
import org.cardwire.card.Card;
import org.cardwire.card.CardContent;
import org.cardwire.card.CardMedia;
import org.cardwire.card.Language;
import org.cardwire.card.Phrase;
import org.cardwire.card.Words;
import org.cardwire.tracking.page.Pictures.Picture;

/** The cards of one page while it is put together. Used by one thread, once. */
final class CardBody {
    private static final int SUMMARY = 200;

    private final PageCard shows;
    private final Card card;
    private final Pictures pictures;
    private final ActionLinks leads;
    private final Words words;
    private final List<Picture> shown = new ArrayList<>();
    private final StringBuilder out = new StringBuilder();
    private boolean headed;
    private int replies;

    CardBody(PageCard shows, Pictures pictures, ActionLinks leads, Words words) {
        this.shows = shows;
        this.card = shows.card();
        this.pictures = pictures;
        this.leads = leads;
        this.words = words;
    }

    String html() {
        paragraph(card.text());
        for (int i = 0; i < card.cards().size(); i++) {
            CardContent content = card.cards().get(i);
            out.append("<article>");
            content.media().ifPresent(this::picture);
            out.append("<div>");
            heading(content.title());
            paragraph(content.text());
            buttons(card.firstButton(i), content.buttons());
            out.append("</div></article>");
        }
        buttons(card.firstButton(card.cards().size()), card.suggestions());
        return out.toString();
    }

    Optional<Picture> firstPicture() {
        return shown.stream().findFirst();
    }

    Set<String> pictureOrigins() {
        Set<String> origins = new TreeSet<>();
        shown.forEach(picture -> origins.add(origin(picture.address())));
        return origins;
    }

    /** What a preview shows under the title. */
    Optional<String> firstWords() {
        return Stream.concat(card.text().stream(), card.cards().stream().flatMap(c -> c.text().stream()))
                .map(this::say)
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(text -> text.codePointCount(0, text.length()) <= SUMMARY
                        ? text
                        : text.substring(0, text.offsetByCodePoints(0, SUMMARY)) + "…");
    }

    private void picture(CardMedia media) {
        String alt = media.alt().map(this::say).orElse("");
        Optional<Picture> picture = pictures.of(media.asset());
        if (picture.isEmpty()) {
            out.append(alt.isEmpty() ? "" : "<p class=\"alt\">" + Html.text(alt) + "</p>");
            return;
        }
        out.append("<img")
                .append(Html.attribute("src", picture.get().address().toString()))
                .append(Html.attribute("width", Integer.toString(picture.get().width())))
                .append(Html.attribute("height", Integer.toString(picture.get().height())))
                .append(Html.attribute("alt", alt))
                .append(shown.isEmpty() ? "" : " loading=\"lazy\"")
                .append(" decoding=\"async\">");
        shown.add(picture.get());
    }

    /** The first one heads the page. */
    private void heading(Optional<Phrase> title) {
        title.map(this::say).filter(text -> !text.isBlank()).ifPresent(text -> {
            String level = headed ? "h2" : "h1";
            headed = true;
            out.append("<" + level + ">").append(Html.text(text)).append("</" + level + ">");
        });
    }

    private void paragraph(Optional<Phrase> text) {
        text.map(this::say)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> out.append("<p>").append(Html.text(words)).append("</p>"));
    }

    private void buttons(int first, List<Button> buttons) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < buttons.size(); i++) {
            items.append(button(first + i, buttons.get(i)));
        }
        if (!items.isEmpty()) {
            out.append("<ul>").append(items).append("</ul>");
        }
    }

    private String button(int index, Button button) {
        String label = shows.label(button);
        if (button.action() instanceof Action.Reply) {
            // The same numbers as in the MMS of this card: an SMS with the number is understood.
            Map<String, String> params = Map.of("number", Integer.toString(++replies), "label", label);
            String says = words.say("reply", params, Language.of(card.locale()));
            return "<li><p class=\"say\">" + Html.text(says) + "</p></li>";
        }
        return leads.of(shows, index, button.action())
                .map(lead -> "<li><a" + Html.attribute("href", lead.address())
                        + lead.file()
                                .map(file -> Html.attribute("download", file))
                                .orElse("")
                        + " rel=\"noopener\">" + Html.text(label) + "</a></li>")
                .orElse("");
    }

    private String say(Phrase phrase) {
        return phrase.fill(shows.values());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
