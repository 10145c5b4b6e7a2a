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
import org.cardwire.fitting.Medium;
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
    private final Set<String> clipOrigins = new TreeSet<>();
    private final StringBuilder out = new StringBuilder();
    private String firstAlt = "";
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
            content.media().ifPresent(this::media);
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

    /** Of the first picture; empty where its author gave none. */
    String firstAlt() {
        return firstAlt;
    }

    /** Whether a card's title heads the page. */
    boolean headed() {
        return headed;
    }

    Set<String> pictureOrigins() {
        Set<String> origins = new TreeSet<>();
        shown.forEach(picture -> origins.add(origin(picture.address())));
        return origins;
    }

    Set<String> clipOrigins() {
        return clipOrigins;
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

    private void media(CardMedia media) {
        String alt = media.alt().map(this::say).orElse("");
        Pictures.Shown found = pictures.of(media.asset());
        if (found.plays().isPresent()) {
            clip(found, found.plays().get(), alt);
            return;
        }
        found.picture()
                .ifPresentOrElse(
                        picture -> picture(picture, alt),
                        () -> out.append(alt.isEmpty() ? "" : "<p class=\"alt\">" + Html.text(alt) + "</p>"));
        if (found.kind() != Medium.Kind.PICTURE) {
            String says = words.say("not-made-yet", Map.of(), Language.of(card.locale()));
            out.append("<p class=\"alt\">").append(Html.text(says)).append("</p>");
        }
    }

    /** The browser's own player, which needs no script; nothing of the clip is loaded before somebody wants it. */
    private void clip(Pictures.Shown clip, URI address, String alt) {
        String tag = clip.kind() == Medium.Kind.FILM ? "video" : "audio";
        out.append('<')
                .append(tag)
                .append(" controls preload=\"none\"")
                .append(Html.attribute("src", address.toString()))
                .append(alt.isEmpty() ? "" : Html.attribute("aria-label", alt));
        clip.picture().ifPresent(poster -> {
            out.append(" playsinline")
                    .append(Html.attribute("poster", poster.address().toString()))
                    .append(Html.attribute("width", Integer.toString(poster.width())))
                    .append(Html.attribute("height", Integer.toString(poster.height())));
            show(poster, alt);
        });
        out.append("></").append(tag).append('>');
        clipOrigins.add(origin(address));
    }

    private void picture(Picture picture, String alt) {
        out.append("<img")
                .append(Html.attribute("src", picture.address().toString()))
                .append(Html.attribute("width", Integer.toString(picture.width())))
                .append(Html.attribute("height", Integer.toString(picture.height())))
                .append(Html.attribute("alt", alt))
                .append(shown.isEmpty() ? " fetchpriority=\"high\"" : " loading=\"lazy\"")
                .append(" decoding=\"async\">");
        show(picture, alt);
    }

    private void show(Picture picture, String alt) {
        if (shown.isEmpty()) {
            firstAlt = alt;
        }
        shown.add(picture);
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
                .map(address -> "<li><a" + Html.attribute("href", address) + " rel=\"noopener\">" + Html.text(label)
                        + "</a></li>")
                .orElse("");
    }

    private String say(Phrase phrase) {
        return phrase.fill(shows.values());
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
